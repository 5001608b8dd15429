"""The policy cases of a region: they hold, cite clauses that exist, and have names of their own."""

from collections.abc import Iterator
from typing import Final

from kernel.errors import nearest
from kernel.messages import message
from simulate.inspection.finding import Finding
from simulate.inspection.inspected import CaseRun, Inspected

_DIFFERS: Final = message("{column} is {found!r}, the case expects {expected!r} (money in fen)")
_UNKNOWN: Final = message("the case cites the unknown clause {clause!r}; {hint}")
_NO_CLAUSE: Final = message("the case cites no clause; name what it shows in `cites`")
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
        if case.name in names:
            yield Finding(place, _SAME_NAME.filled(name=case.name))
        names.add(case.name)
        yield from _differences(region, run, index)


def _differences(region: Inspected, run: CaseRun, index: int) -> Iterator[Finding]:
    if run.fault:
        yield Finding(region.place("cases.toml", "case", index, "given"), run.fault.text)
    elif run.outcome:
        place = region.place("cases.toml", "case", index, "expect")
        for column, (expected, found) in run.outcome.differences.items():
            text = _DIFFERS.filled(column=column, found=found, expected=expected)
            yield Finding(place, text)


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
