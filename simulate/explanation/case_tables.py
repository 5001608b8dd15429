"""The policy cases of a region and what became of them."""

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import RenderableType

from kernel.results import MONEY, as_data
from simulate.explanation.policy_cases import Outcome
from simulate.output.layout import text_table
from simulate.output.words import Language, say, yuan


def cases_table(region: str, outcomes: Sequence[Outcome], language: Language) -> RenderableType:
    """Return a line for each case: held or not, its year and clauses, and what differs."""
    held = sum(not outcome.differences for outcome in outcomes)
    title = f"{region}: {say('cases_held', language).format(held=held, cases=len(outcomes))}"
    table = text_table(title, ("held", "case", "year", "clause", "differences"), language)
    for outcome in outcomes:
        case = outcome.case
        differences = [
            say("expected_found", language).format(
                column=column, expected=_cell(column, expected), found=_cell(column, found)
            )
            for column, (expected, found) in outcome.differences.items()
        ]
        sign = "✗" if differences else "✓"
        cited = ", ".join(case.cites)
        table.add_row(sign, case.name, str(case.year), cited, "\n".join(differences))
    return table


def case_record(region: str, outcome: Outcome) -> Mapping[str, Any]:
    """Return the same as data; money in yuan."""
    case = outcome.case
    return {
        "region": region,
        "case": case.name,
        "year": case.year,
        "cites": list(case.cites),
        "held": not outcome.differences,
        "differences": {
            column: {"expected": as_data(column, expected), "found": as_data(column, found)}
            for column, (expected, found) in outcome.differences.items()
        },
    }


def _cell(column: str, value: object) -> str:
    if value is None:
        return "–"
    return yuan(value) if column in MONEY and isinstance(value, int) and value else str(value)
