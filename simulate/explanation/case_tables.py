"""The policy cases of a region and what became of them."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from rich.console import RenderableType

from kernel.cases import RESULTS, as_in_file
from kernel.messages import COLON, Language, listed, message
from simulate.explanation.policy_cases import Outcome
from simulate.language.catalogue import spoken
from simulate.output.labels import place
from simulate.output.layout import stacked
from simulate.output.text_table import text_table
from simulate.output.words import CLAUSE, yuan

_HELD_OF: Final = message("{held} of {cases} policy cases hold")
_HELD: Final = message("Holds")
_CASE: Final = message("Case")
_YEAR: Final = message("Year")
_DIFFERENCES: Final = message("Differences")
_EXPECTED_FOUND: Final = message("{column}: expected {expected}, found {found}")


def cases_view(outcomes: Mapping[str, Sequence[Outcome]], language: Language) -> RenderableType:
    """Return a table for each region."""
    return stacked(*(_table(region, own, language) for region, own in outcomes.items()))


def case_records(outcomes: Mapping[str, Sequence[Outcome]]) -> list[Mapping[str, Any]]:
    """Return the same as data; money in yuan."""
    return [_record(region, one) for region, own in outcomes.items() for one in own]


def _table(region: str, outcomes: Sequence[Outcome], language: Language) -> RenderableType:
    """Return a line for each case: held or not, its year and clauses, and what differs."""
    held = sum(not outcome.differences for outcome in outcomes)
    held_of = _HELD_OF.filled(held=held, cases=len(outcomes))
    title = spoken(listed([place(region, language), held_of], COLON), language)
    rows = []
    for outcome in outcomes:
        case = outcome.case
        differences = [
            spoken(_EXPECTED_FOUND, language).format(
                column=column, expected=_cell(column, expected), found=_cell(column, found)
            )
            for column, (expected, found) in outcome.differences.items()
        ]
        sign = "✗" if differences else "✓"
        cited = ", ".join(case.cites)
        rows.append((sign, case.name, str(case.year), cited, "\n".join(differences)))
    differing = [] if held == len(outcomes) else [_DIFFERENCES]
    columns = (_HELD, _CASE, _YEAR, CLAUSE, *differing)
    return text_table(title, columns, [row[: len(columns)] for row in rows], language)


def _record(region: str, outcome: Outcome) -> Mapping[str, Any]:
    case = outcome.case
    return {
        "region": region,
        "case": case.name,
        "year": case.year,
        "cites": list(case.cites),
        "held": not outcome.differences,
        "differences": {
            column: {
                "expected": as_in_file(column, expected),
                "found": as_in_file(column, found),
            }
            for column, (expected, found) in outcome.differences.items()
        },
    }


def _cell(column: str, value: object) -> str:
    if value is None:
        return "–"
    if RESULTS.get(column) == "fen" and isinstance(value, int) and value:
        return yuan(value)
    return str(value)
