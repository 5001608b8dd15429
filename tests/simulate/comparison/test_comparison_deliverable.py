"""Comparisons as what a person opens: the same figures as in data, in both languages."""

from pathlib import Path
from typing import Final

import pytest
from attrs import evolve

import simulate
from kernel.errors import ControlTotalFault
from kernel.messages import Language
from simulate.output.console import rendered
from simulate.output.deliverable.figure_table import FigureTable
from simulate.output.deliverable.whole import Deliverable
from simulate.output.layout import KeyFigures, Sentences
from simulate.output.presentation import Presentation
from simulate.output.result import Result
from simulate.output.units import WAN, YUAN
from tests.simulate.comparison.making import SCENARIOS

BASELINE: Final = SCENARIOS / "baseline.toml"


def result(after: str, *regions: str, replicates: int | None = None) -> Result:
    """Compare a scenario in the tree with the baseline, for a few hundred students."""
    return simulate.compare(
        BASELINE,
        SCENARIOS / f"{after}.toml",
        region=regions or ("changsha",),
        cohort=2024,
        students=500,
        replicates=replicates,
    )


@pytest.fixture(scope="module")
def dearer() -> Result:
    """Return 20 yuan more from 2027 on."""
    return result("tariff_plus_20", replicates=20)


def keys(made: Deliverable) -> list[str]:
    """Return the kinds of the chapters."""
    return [chapter.kind.key for chapter in made.chapters]


def table(made: Deliverable, key: str) -> FigureTable:
    """Return a table."""
    return next(one for one in made.tables if one.key == key)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_chapters_in_their_order(dearer: Result, language: Language) -> None:
    """In both languages; what differs in the run and the values stands behind."""
    made = dearer.deliverable(Presentation(language))
    assert keys(made) == [
        "summary", "differences", "change", "causes", "types", "intervals", "assumptions",
        "parameters", "method", "record",
    ]  # fmt: skip
    assert made.unit == WAN
    assert [chart.name for chart in made.charts] == ["interval", "change"]


def test_figures_are_those_of_the_data(dearer: Result) -> None:
    """Every difference of a year, to the fen."""
    differences = table(dearer.deliverable(Presentation("en")), "changsha.differences")
    at = {column.heading: place for place, column in enumerate(differences.columns)}
    compared = 0
    for row in dearer.records:
        name = ".".join(filter(None, (row["measure"], row["payer"], row["accounting"])))
        if name in differences.by_name:
            assert differences.cell(name, at[str(row["year"])]) == row["difference"]
            compared += 1
        else:
            assert {row["before"], row["after"]} <= {0, None}
    assert compared > 100


def test_the_headline_is_that_of_the_terminal(dearer: Result) -> None:
    """Word for word; key figures are exact beside."""
    made = dearer.deliverable(Presentation("en", YUAN))
    said, figures = made.chapters[0].blocks
    assert isinstance(said, Sentences)
    assert isinstance(figures, KeyFigures)
    assert made.sentence == said.lines[0]
    printed = " ".join(rendered(dearer.view(Presentation("en", YUAN))).split())
    assert " ".join(said.lines) in printed
    income = figures.figures[0]
    assert (income.label, income.unit) == ("Fund income", "fen")
    cells = table(made, "changsha.differences").by_name["fund_income.total.accrual"].cells
    assert income.exact == cells[-2]


def test_a_wrong_total_is_no_deliverable(dearer: Result) -> None:
    """A fen more in a total."""
    made = dearer.deliverable(Presentation("en"))
    differences = table(made, "changsha.differences")
    groups = [
        evolve(
            group,
            lines=tuple(
                evolve(line, cells=tuple(cell and cell + 1 for cell in line.cells))
                if line.name == "fund_income.total.cash"
                else line
                for line in group.lines
            ),
        )
        for group in differences.groups
    ]
    wrong = evolve(differences, groups=tuple(groups))
    chapters = [
        evolve(one, blocks=tuple(wrong if b is differences else b for b in one.blocks))
        for one in made.chapters
    ]
    with pytest.raises(ControlTotalFault):
        evolve(made, chapters=tuple(chapters)).check()


def test_where_nothing_differs_that_is_said() -> None:
    """No empty chapter."""
    made = result("baseline").deliverable(Presentation("en"))
    assert made.sentence == "Nothing differs: every figure is the same, to the fen."
    assert keys(made) == ["summary", "assumptions", "parameters", "method", "record"]


def test_several_regions_have_their_tables_and_sentences() -> None:
    """One below the other."""
    made = result("uptake_95", "changsha", "zhengzhou").deliverable(Presentation("en"))
    assert [line.split(": ")[0] for line in made.sentence.splitlines()] == ["Changsha", "Zhengzhou"]
    assert {one.key for one in made.tables} >= {"changsha.change", "zhengzhou.change"}
    assert [chart.region for chart in made.charts] == ["changsha", "zhengzhou"]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_saved_results(tmp_path: Path, language: Language) -> None:
    """What differs between the runs and their values; what only one has is left out."""
    one, other = tmp_path / "one.json", tmp_path / "other.json"
    for path, regions, settings in (
        (one, ["changsha", "quanzhou"], {}),
        (other, ["changsha"], {"tariff.2027": 420}),
    ):
        made = simulate.forecast(
            region=regions, cohort=2024, students=300, settings=settings, by=["institution"]
        )
        made.save(path)
    opened = simulate.compare(one, other).deliverable(Presentation(language))
    assert keys(opened) == [
        "summary", "differences", "change", "causes", "types", "method", "record",
    ]  # fmt: skip
    assert {table.key.split(".")[0] for table in opened.tables} == {"changsha"}
    labels = [line for line in table(opened, "changsha.differences").lines if line.depth == 2]
    assert {line.label for line in labels} == {"tertiary"}
