"""The policy cases of regions, run: what was expected and what the rules give."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final

from attrs import frozen

from kernel.assess import assess
from kernel.cases import BLANK_RESULTS, PROBLEM, RESULTS, Case, load_cases
from kernel.intake import Roster, take_in
from kernel.messages import Text, message
from kernel.progress import progress_of
from kernel.registry import load_region
from kernel.results import result_row
from kernel.ruleset import Ruleset
from simulate.scenario.guests import loaded_of_all

_WORK: Final = message("Policy cases")


@frozen
class Outcome:
    """What became of a case.

    Attributes:
        found: the row of its student, every column blank where he was refused.
        refused: why the row of its student is refused, if it is.
        differences: for each expected value that did not come out, what was expected and found.
    """

    case: Case
    found: Mapping[str, object]
    differences: Mapping[str, tuple[object, object]]
    refused: Sequence[Text] = ()


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
    found: dict[str, object] = dict.fromkeys(RESULTS)
    if not intake.rejected:
        assessment = assess(rules, intake.batch)
        found = {**result_row(assessment, 0), "passed_on": int(assessment.passed_on[0])}
    found[PROBLEM] = bool(intake.rejected)
    expected = {PROBLEM: False, **{c: _as_result(c, v) for c, v in case.expect.items()}}
    return Outcome(
        case,
        found,
        {
            column: (value, found[column])
            for column, value in expected.items()
            if found[column] != value
        },
        [reason for rejection in intake.rejected for reason in rejection.reasons],
    )


def _as_result(column: str, value: object) -> object:
    """Return an expected value as the engine gives it: money in fen, None for a blank cell."""
    if value in BLANK_RESULTS:
        return None
    if RESULTS.get(column) == "fen" and isinstance(value, int | float):
        fen = Decimal(str(value)) * 100
        return int(fen) if fen % 1 == 0 else f"{value} yuan, not whole fen"
    return value
