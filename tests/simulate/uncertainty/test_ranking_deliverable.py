"""Rankings of assumptions as what a person opens: the same figures as in data."""

from typing import Final

import pytest

import simulate
from kernel.messages import Language
from simulate.output.presentation import Presentation
from simulate.output.result import Result
from simulate.output.units import WAN

REGIONS: Final = ("changsha", "zhengzhou")


@pytest.fixture(scope="module")
def result() -> Result:
    """Return the ranking of what students pay in two regions."""
    return simulate.sensitivity(region=REGIONS, cohort=2024, students=500, measure="student_cost")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_figures_are_those_of_the_data(result: Result, language: Language) -> None:
    """Every change, to the fen, region by region and in the order of their ranks."""
    made = result.deliverable(Presentation(language))
    shown = [
        (table.key.split(".")[0], line.name, *line.cells)
        for table in made.tables
        for line in table.lines
    ]
    rows = [
        (row["region"], row["assumption"], row["change_low"], row["change_high"])
        for row in result.records
        if row["change_low"] != 0 or row["change_high"] != 0
    ]
    assert shown == rows
    assert len(rows) > 20
    assert made.unit == WAN


def test_chapters_and_charts(result: Result) -> None:
    """A chart for each region; assumptions and the record of the run stand behind."""
    made = result.deliverable(Presentation("en"))
    assert [chapter.kind.key for chapter in made.chapters] == [
        "summary", "sensitivity", "assumptions", "parameters", "record",
    ]  # fmt: skip
    assert [(chart.name, chart.region) for chart in made.charts] == [
        ("sensitivity", region) for region in REGIONS
    ]
    assert made.title == (
        "Sensitivity of Cost to students · student · accrual · all years · Changsha, Zhengzhou · "
        "cohort 2024"
    )
    assert len(made.sentence.splitlines()) == 2
    assert "started" not in made.run
