"""The policy cases of regions, run: what was expected and what the rules give."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from attrs import frozen

from kernel.assess import assess
from kernel.cases import BLANK_RESULTS, PROBLEM, Case, load_cases
from kernel.intake import Roster, take_in
from kernel.messages import message
from kernel.progress import progress_of
from kernel.registry import load_region
from kernel.results import KINDS, MONEY, result_row
from kernel.ruleset import Ruleset
from simulate.scenario.guests import loaded_of_all

_WORK: Final = message("Policy cases")


@frozen
class Outcome:
    """What became of a case.

    Attributes:
        found: the row of its student, every column blank where he was refused.
        differences: for each expected value that did not come out, what was expected and found.
    """

    case: Case
    found: Mapping[str, object]
    differences: Mapping[str, tuple[object, object]]


def run_cases(region: str | None) -> dict[str, list[Outcome]]:
    """Run the cases of one region, or of all: what became of them, by region."""
    cases = {region: _cases_of(region)} if region else loaded_of_all(_cases_of)
    with progress_of(_WORK, sum(map(len, cases.values()))) as progress:

        def outcome(rules: Ruleset, case: Case) -> Outcome:
            found = run_case(rules, case)
            progress.advance()
            return found

        return {
            name: [outcome(load_region(name), case) for case in own] for name, own in cases.items()
        }


def _cases_of(region: str) -> tuple[Case, ...]:
    return load_cases(load_region(region))


def run_case(region: Ruleset, case: Case) -> Outcome:
    """Run a case through the region's rules."""
    rules = case.rules(region)
    intake = take_in(rules, case.year, Roster.of([case.given]))
    found: dict[str, object] = dict.fromkeys(KINDS)
    if not intake.rejected:
        found = result_row(assess(rules, intake.batch), 0)
    found[PROBLEM] = bool(intake.rejected)
    expected = {PROBLEM: False, **{c: _as_result(c, v) for c, v in case.expect.items()}}
    return Outcome(
        case,
        found,
        {
            column: (value, found.get(column, "no such column"))
            for column, value in expected.items()
            if found.get(column, "no such column") != value
        },
    )


def _as_result(column: str, value: object) -> object:
    """Return an expected value as the engine gives it: money in fen, None for a blank cell."""
    if value in BLANK_RESULTS:
        return None
    if column in MONEY and isinstance(value, int | float):
        fen = Decimal(str(value)) * 100
        return int(fen) if fen % 1 == 0 else f"{value} yuan, not whole fen"
    return value
