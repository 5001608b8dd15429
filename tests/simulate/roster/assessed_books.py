"""Assessed rosters as workbooks."""

from collections.abc import Sequence
from pathlib import Path

from kernel.messages import Language
from simulate.roster.roster_files import assess_roster
from simulate.roster.roster_request import RosterDestination, RosterRequest
from tests.simulate.roster.making import FIVE, Row, csv_of

REJECTED: Row = {**FIVE[0], "学号": "012", "programme_years": "x"}
"""One who is not assessed."""


def assessed_book(
    folder: Path,
    rows: Sequence[Row] = (*FIVE, REJECTED),
    language: Language = "en",
    name: str = "out.xlsx",
    by: Sequence[str] = (),
) -> Path:
    """Assess students of Changsha in insurance year 2024 into a workbook."""
    roster = folder / "roster.csv"
    roster.write_text(csv_of(rows), encoding="utf-8", newline="")
    output = folder / name
    request = RosterRequest(
        roster, "changsha", 2024, language, command=["assess", "roster.csv", "-o", name]
    )
    assess_roster(request, RosterDestination([output], by=by, quiet=True, shape="csv"))
    return output
