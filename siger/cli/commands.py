"""The subcommands of `siger`."""

from __future__ import annotations

import typer

from siger.cli.backup import backup, restore
from siger.cli.database import database
from siger.cli.demo import demo
from siger.cli.doctor import doctor
from siger.cli.jobs import jobs
from siger.cli.keys import keys
from siger.cli.mail import mail
from siger.cli.people import people
from siger.cli.processes import web, worker
from siger.cli.regions import regions
from siger.cli.serve import serve
from siger.cli.setup import migrate, set_up
from siger.cli.translations import translations
from siger.cli.triage import triage

app = typer.Typer(
    name="siger",
    help="Siger: report, action, evidence, a result everyone can check.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_show_locals=False,
)
app.command()(serve)
app.command()(migrate)
app.command()(demo)
app.command()(backup)
app.command()(restore)
app.command()(doctor)
app.command()(web)
app.command()(worker)
app.command("set-up")(set_up)
app.add_typer(regions, name="regions")
app.add_typer(jobs, name="jobs")
app.add_typer(keys, name="keys")
app.add_typer(people, name="people")
app.add_typer(mail, name="mail")
app.add_typer(database, name="database")
app.add_typer(translations, name="translations")
app.add_typer(triage, name="triage")
