"""The reasons for which rows are rejected, as a clerk sees them on the screen."""

import pyarrow as pa

from kernel.registry import load_region
from simulate.roster.assessment import assessed_pages
from simulate.roster.reading.arrow_source import source_of
from simulate.roster.rejections import Rejections
from simulate.roster.stopwatch import Stopwatch


def test_the_most_frequent_reasons_come_first_and_add_up() -> None:
    """Seven rows for six reasons, a row for its first one; the valid row counts for none."""
    days = ["soon", "soon", *["2023-10-15"] * 6]
    years = ["2023", "2023", "x", "2001", None, "2030", "2023", "2022"]
    lengths = ["4", "4", "4", "4", "4", "4", "nine", "4"]
    roster = pa.table({"entry_year": years, "programme_years": lengths, "paid_on": days})
    rejections = Rejections()
    for page in assessed_pages(load_region("changsha"), 2024, source_of(roster), Stopwatch()):
        rejections.add(page)
    notes = [str(note) for note in rejections.notes()]
    assert notes[0].startswith("rejected 2: paid_on: expected a date such as 2023-09-01")
    assert sum(int(note.split()[1].rstrip(":")) for note in notes) == 7
    assert len(notes) <= 6
