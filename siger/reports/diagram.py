"""The life of a report as a page for people, made from the table.

`python -m siger.reports.diagram > docs/architecture/life-of-a-report.md` writes it anew; a test compares the committed page with what this
makes. Plain Python, importable without Django.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from siger.reports.life import CONSEQUENCES, LIFE
from siger.reports.states import BEFORE_MERGE, DONE, HOLDER, MERGEABLE, OPEN, RESUMABLE, RESUME, State, Step, Verb

_STRAIGHT: Final = frozenset({State.RECEIVED, State.ASSIGNED, State.IN_PROGRESS, State.AWAITING_VALIDATION, State.RESOLVED, State.CLOSED})

_WAYS_BACK: Final = {RESUME: RESUMABLE, BEFORE_MERGE: MERGEABLE}

_PAGE: Final = """\
# The life of a report

<!-- Made by `python -m siger.reports.diagram` from siger/reports/life.py. Do not edit: a test compares the two. -->

One table, [`siger/reports/life.py`](../../siger/reports/life.py), says which verb leads from which state to which, who may use it, what
the caller must bring and what must hold. Actions check it, pages make their buttons from it, imported history is played through it, and
this page is printed from it. The Indonesian words are in the [glossary](../glossary.md).

## The way through

What every state, or every open state, knows is left out here and listed below. First the straight way:

```mermaid
{straight}
```

Then questions to the reporter, referrals, refusals and mergers. The diamonds lead back to the state in which the reporter was asked, or in
which the report was merged.

```mermaid
{aside}
```

## Who has the report in hand

Every moment of a report has exactly one holder. A state without a holder has no due moment; every other has one, and the database refuses
rows that say otherwise. How many days each clock has is a setting of the installation
([`siger/reports/clocks.py`](../../siger/reports/clocks.py)).

{holders}

## Steps of single states

Roles are roles towards this report, not job titles: a validator of the office that did the work is none, and `uphold` needs a supervisor
above that office ([`siger/reports/permissions.py`](../../siger/reports/permissions.py)). Words in the last column are conditions of
[`siger/reports/states.py`](../../siger/reports/states.py).

{moves}

## Steps that leave the state as it is

Those with a star have no action of their own: the step of another report writes them, as a consequence.

{staying}

## Steps in every open state

`withdraw` also while a report follows another one.

{open_steps}

## Steps in every state

{any_steps}
"""


def life_page() -> str:
    """The whole page as Markdown, with a line break at its end."""
    return _PAGE.format(
        straight="\n".join(_diagram(aside=False)),
        aside="\n".join(_diagram(aside=True)),
        holders="\n".join(_holders()),
        moves=_steps(step for step in LIFE if step.verb not in _in_open() | _anywhere() | _staying()),
        staying=_verbs(_staying(), with_sources=True),
        open_steps=_verbs(_in_open()),
        any_steps=_verbs(_anywhere()),
    )


def _sources(verb: Verb) -> set[State]:
    return {step.source for step in LIFE if step.verb is verb}


def _in_open() -> frozenset[Verb]:
    return frozenset(verb for verb in Verb if _sources(verb) - {State.MERGED} == OPEN)


def _anywhere() -> frozenset[Verb]:
    return frozenset(verb for verb in Verb if _sources(verb) == set(State))


def _staying() -> frozenset[Verb]:
    """Known to several states, and leaving each as it is."""
    verbs = frozenset(verb for verb in Verb if len(_sources(verb)) > 2 and all(s.target is s.source for s in LIFE if s.verb is verb))
    return verbs - _in_open() - _anywhere()


def _diagram(*, aside: bool) -> Iterator[str]:
    """The arrows between states of the straight way, or all others."""
    yield "stateDiagram-v2"
    yield "    direction LR"
    if aside:
        yield from (f"    state {way} <<choice>>" for way in _WAYS_BACK)
    else:
        yield f"    [*] --> {State.RECEIVED} : {Verb.SUBMIT}"
    for (source, target), verbs in _arrows().items():
        if aside != (source in _STRAIGHT and target in _STRAIGHT):
            yield f"    {source} --> {target} : {', '.join(verbs)}"
    if aside:
        yield from (f"    {way} --> {state}" for way, states in _WAYS_BACK.items() for state in State if state in states)


def _arrows() -> dict[tuple[str, str], list[str]]:
    arrows: dict[tuple[str, str], list[str]] = defaultdict(list)
    for step in LIFE:
        if step.verb not in _in_open() | _anywhere() | _staying():
            arrows[step.source, str(step.target)].append(_named(step.verb))
    return arrows


def _named(verb: Verb) -> str:
    return f"{verb}*" if verb in CONSEQUENCES else str(verb)


def _holders() -> Iterator[str]:
    yield "| state | in the hands of | group |"
    yield "|---|---|---|"
    for state in State:
        group = "done" if state in DONE else "open" if state in OPEN else "ended"
        yield f"| `{state}` | {HOLDER[state]} | {group} |"


def _steps(steps: Iterable[Step]) -> str:
    rows = ["| from | verb | to | by | brings | when |", "|---|---|---|---|---|---|"]
    for step in steps:
        target = f"`{step.target}`" + (f" ({step.outcome})" if step.outcome else "")
        rows.append(f"| `{step.source}` | `{_named(step.verb)}` | {target} | {_list(step.by)} | {_list(step.needs)} | {_list(step.when)} |")
    return "\n".join(rows)


def _verbs(verbs: frozenset[Verb], *, with_sources: bool = False) -> str:
    """One row a verb: its steps differ in nothing but the state."""
    rows = [f"| verb | {'in' if with_sources else 'to'} | by | brings | when |", "|---|---|---|---|---|"]
    for verb in Verb:
        if verb in verbs:
            step = next(step for step in LIFE if step.verb is verb)
            target = _list(f"`{state}`" for state in _sources(verb)) if with_sources else _led_to(step)
            rows.append(f"| `{_named(verb)}` | {target} | {_list(step.by)} | {_list(step.needs)} | {_list(step.when)} |")
    return "\n".join(rows)


def _led_to(step: Step) -> str:
    return "stays" if step.target is step.source else f"`{step.target}`" + (f" ({step.outcome})" if step.outcome else "")


def _list(values: Iterable[str]) -> str:
    return ", ".join(sorted(str(value) for value in values)) or "–"


if __name__ == "__main__":
    print(life_page(), end="")
