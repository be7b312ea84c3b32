"""`siger people`: who sits where in the office."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from rich.table import Table

from siger.cli.application import application
from siger.cli.terminal import err, out, print_json

people = typer.Typer(no_args_is_help=True, help="Seats in the office: give, take, list; find an agency's code.")

AsJson = Annotated[bool, typer.Option("--json", help="For scripts.")]
Email = Annotated[str, typer.Argument(help="The account's e-mail address; made when there is none.")]
RoleName = Annotated[str, typer.Argument(help="dispatcher, officer, supervisor, validator, leader, auditor, administrator.")]
AgencyCode = Annotated[str, typer.Argument(help="For example prov.kominfo; see `siger people agencies`.")]


@people.command()
def give(
    email: Email,
    role: RoleName,
    agency: AgencyCode,
    name: Annotated[str, typer.Option(help="The person's name.")] = "",
    territory: Annotated[str, typer.Option(help="A region code; the agency's own region unless given.")] = "",
) -> None:
    """Give somebody a seat. They sign in with a code by e-mail, and show a second factor where the role asks for one."""
    with application("siger people give"):
        from siger.people.seats import give_seat

        seat = give_seat(email=email, role=role, agency_code=agency, name=name, territory=territory)
        err.print(f"[green]✓[/] {seat.user.email} is {seat.role} of {seat.agency.name} for {seat.territory_id}", soft_wrap=True)


@people.command()
def take(email: Email, role: RoleName, agency: AgencyCode) -> None:
    """Take a seat away. The account stays."""
    with application("siger people take"):
        from siger.people.seats import take_seat

        take_seat(email=email, role=role, agency_code=agency)
    err.print("[green]✓[/] Taken")


@people.command("list")
def list_seats(as_json: AsJson = False) -> None:
    """Show every seat."""
    with application("siger people list"):
        from siger.people.seats import all_seats

        rows = [(seat.agency.code, seat.role, seat.user.email, seat.user.name, seat.territory_id) for seat in all_seats()]
    _show(("agency", "role", "email", "name", "territory"), rows, as_json=as_json)


@people.command()
def agencies(
    words: Annotated[list[str], typer.Argument(help="Words of its name, or how its code begins.")], as_json: AsJson = False
) -> None:
    """Find the codes of agencies."""
    with application("siger people agencies"):
        from siger.people.seats import agencies_named

        rows = [(agency.code, agency.name, agency.kind) for agency in agencies_named(words)]
    _show(("code", "name", "kind"), rows, as_json=as_json)


def _show(head: tuple[str, ...], rows: list[tuple[Any, ...]], *, as_json: bool) -> None:
    if as_json:
        print_json([dict(zip(head, row, strict=True)) for row in rows])
        return
    table = Table(box=None, pad_edge=False)
    for word in head:
        table.add_column(word, overflow="fold")  # a code or address that is cut off is of no use
    for row in rows:
        table.add_row(*map(str, row))
    out.print(table if rows else "None.")
