"""The policy cases of a region: they hold, cite clauses that exist, and have names of their own."""

from collections.abc import Iterator
from typing import Final

from kernel.cases import PROBLEM, as_in_file
from kernel.errors import nearest
from kernel.messages import SEMICOLON, Text, listed, message, verbatim
from simulate.inspection.finding import Finding
from simulate.inspection.inspected import CaseRun, Inspected
from simulate.inspection.row_reach import rows_shown

_DIFFERS: Final = message("{column} is {found}, the case expects {expected}")
_REFUSED: Final = message("the row of the student is refused: {reasons}")
_UNKNOWN: Final = message("the case cites the unknown clause {clause!r}; {hint}")
_NO_CLAUSE: Final = message("the case cites no clause; name what it shows in `cites`")
_EXPECTS_NOTHING: Final = message(
    "the case expects nothing, and therefore proves nothing; write what the document says"
)
_SHOWS_NOTHING: Final = message(
    "none of the cited clauses decides anything about this student; cite what does: {deciding}"
)
_SAME_NAME: Final = message("another case has the name {name!r}; a failure must name one student")
_UNTURNED: Final = message(
    "no case chooses {option!r}, so that nobody has checked it; add one with switches = "
    "{{ {name} = {option!r} }}"
)


def check_cases(region: Inspected) -> Iterator[Finding]:
    """Find cases that do not hold, or do not show what they say."""
    clauses = region.rules.law.clauses
    names: set[str] = set()
    for index, run in enumerate(region.case_runs):
        case = run.case
        place = region.place("cases.toml", "case", index, "name")
        cites = region.place("cases.toml", "case", index, "cites")
        if not case.cites:
            yield Finding(cites, _NO_CLAUSE)
        for cited in case.cites:
            if cited not in clauses:
                hint = nearest(cited, clauses)
                yield Finding(cites, _UNKNOWN.filled(clause=cited, hint=hint))
        if not case.expect:
            at = region.place("cases.toml", "case", index, "expect")
            yield Finding(at, _EXPECTS_NOTHING)
        if case.name in names:
            yield Finding(place, _SAME_NAME.filled(name=case.name))
        names.add(case.name)
        deciding = _deciding(run)
        if deciding and case.cites and not deciding & set(case.cites):
            yield Finding(cites, _SHOWS_NOTHING.filled(deciding=listed(sorted(deciding))))
        yield from _differences(region, run, index)


def _deciding(run: CaseRun) -> set[str]:
    """Return the clauses that decide a student of the fund; of another one nothing is decided."""
    if run.outcome is None or run.outcome.found["paid_through"] is None:
        return set()
    rows = rows_shown(run)
    return {row.clause for row in rows} | {row.reading for row in rows if row.reading}


def _differences(region: Inspected, run: CaseRun, index: int) -> Iterator[Finding]:
    if run.fault:
        yield Finding(region.place("cases.toml", "case", index, "given"), run.fault.text)
    elif run.outcome:
        place = region.place("cases.toml", "case", index, "expect")
        differing = run.outcome.differences
        if PROBLEM in differing and run.outcome.refused:
            yield Finding(place, _REFUSED.filled(reasons=listed(run.outcome.refused, SEMICOLON)))
            return
        for column, (expected, found) in differing.items():
            said = {"found": _written(column, found), "expected": _written(column, expected)}
            yield Finding(place, _DIFFERS.filled(column=column, **said))


def _written(column: str, value: object) -> Text:
    """Return a value as `cases.toml` has it."""
    shown = as_in_file(column, value)
    if shown is None:
        return message("blank")
    return verbatim(f"{shown:g}" if isinstance(shown, float) else shown)


def check_interpretations(region: Inspected) -> Iterator[Finding]:
    """Find options of the region's own switches that no case chooses."""
    turned = {choice for case in region.cases for choice in case.switches.items()}
    own = region.file("parameters.toml").read().get("switch", {})
    for name in own:
        switch = region.rules.law.switches[name]
        for option in switch.options:
            if option != switch.default and (name, option) not in turned:
                place = region.place("parameters.toml", "switch", name, "options")
                yield Finding(place, _UNTURNED.filled(name=name, option=option))
