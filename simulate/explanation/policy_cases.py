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
from kernel.registry import load_region, region_names
from kernel.results import KINDS, MONEY, result_row
from kernel.ruleset import Ruleset

_WORK: Final = message("Policy cases")


@frozen
class Outcome:
    """What became of a case.

    Attributes:
        differences: for each expected value that did not come out, what was expected and found.
    """

    case: Case
    differences: Mapping[str, tuple[object, object]]


def run_cases(region: str | None) -> dict[str, list[Outcome]]:
    """Run the cases of one region, or of all: what became of them, by region."""
    regions = [load_region(name) for name in ([region] if region else region_names())]
    cases = {rules.name: load_cases(rules) for rules in regions}
    with progress_of(_WORK, sum(map(len, cases.values()))) as progress:

        def outcome(rules: Ruleset, case: Case) -> Outcome:
            found = run_case(rules, case)
            progress.advance()
            return found

        return {
            rules.name: [outcome(rules, case) for case in cases[rules.name]] for rules in regions
        }


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
