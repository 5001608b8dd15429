"""A forecast as what a person opens: its tables say what the rows say, its totals add up."""

from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import Final

import pytest
from attrs import evolve

import simulate
from kernel.errors import ControlTotalFault
from kernel.messages import Language
from kernel.registry import region_names
from simulate.output.deliverable.chapters import KINDS
from simulate.output.deliverable.figure_table import FigureTable
from simulate.output.deliverable.whole import Deliverable
from simulate.output.layout import KeyFigures
from simulate.output.presentation import Presentation
from simulate.output.result import Result

REGIONS: Final = region_names()
BOTH: Final = ("fund_income", "government_cost")
BASES: Final = ("accrual", "cash")


@cache
def of(region: str) -> Result:
    """Return two cohorts of a few students."""
    return simulate.forecast(region=region, cohort="2023:2024", students=400, by=["relief"])


@cache
def opened(region: str, language: Language = "en") -> Deliverable:
    """Return the same as a person opens it."""
    return of(region).deliverable(Presentation(language))


def table(region: str, key: str) -> FigureTable:
    """Return a table of a region."""
    return {one.key: one for one in opened(region).tables}[f"{region}.{key}"]


def rows(region: str, measure: str, payer: str | None, accounting: str | None) -> dict[int, int]:
    """Add the rows of an account up by year."""
    found: dict[int, int] = {}
    for row in of(region).rows:
        if (row.measure, row.payer, row.accounting) == (measure, payer, accounting):
            found[row.year] = found.get(row.year, 0) + row.value
    return found


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("accounting", BASES)
@pytest.mark.parametrize("measure", BOTH)
def test_what_each_payer_pays_is_what_the_rows_say(
    region: str, measure: str, accounting: str
) -> None:
    """Year by year and over all years; who has no line pays nothing."""
    shown = table(region, f"{measure}.{accounting}")
    payers = {row.payer for row in of(region).rows if row.measure == measure}
    for payer in payers:
        due = rows(region, measure, payer, accounting)
        if payer not in shown.by_name:
            assert not any(due.values()), payer
            continue
        cells = {
            c.heading: n for c, n in zip(shown.columns, shown.by_name[payer].cells, strict=True)
        }
        assert {year: cells[str(year)] for year in due} == due
        assert shown.by_name[payer].cells[-1] == sum(due.values())


@pytest.mark.parametrize("region", REGIONS)
def test_the_balance_rolled_forward_closes_as_the_rows_say(region: str) -> None:
    """And what is received, earned and refunded lies between opening and closing."""
    shown = table(region, "balance")
    due = rows(region, "prepaid_balance", None, None)
    assert dict(zip(map(int, heads(shown)), shown.by_name["closing"].cells, strict=True)) == due
    opening = shown.by_name["opening"].cells
    assert opening == (0, *shown.by_name["closing"].cells[:-1])


@pytest.mark.parametrize("region", REGIONS)
def test_cohorts_and_breakdowns_add_up_to_the_flows(region: str) -> None:
    """By two paths: the cohorts of the rows, and the labels of a breakdown."""
    cohorts = table(region, "cohorts.fund_income.accrual")
    for cohort in (2023, 2024):
        due = sum(
            row.value
            for row in of(region).rows
            if (row.cohort, row.measure, row.payer, row.accounting)
            == (cohort, "fund_income", "total", "accrual")
        )
        assert cohorts.by_name[str(cohort)].cells[-1] == due
    relief = table(region, "by.relief")
    for label in {row.relief for row in of(region).rows if row.measure == "fund_income"}:
        due = sum(
            row.value
            for row in of(region).rows
            if (row.relief, row.measure, row.payer, row.accounting)
            == (label, "fund_income", "total", "accrual")
        )
        line = relief.by_name.get(f"fund_income.relief.{label}")
        assert due == (line.cells[-1] if line else 0)


@pytest.mark.parametrize("region", REGIONS)
def test_every_account_stands_in_some_table(region: str) -> None:
    """What is not zero throughout: a measure that a table forgot would be lost without a word."""
    names = {(t.key.split(".")[1], line.name) for t in opened(region).tables for line in t.lines}
    flat = {name for _, name in names}
    for row in of(region).rows:
        if row.value and row.measure not in (*BOTH, "student_cost"):
            assert ".".join(filter(None, (row.measure, row.payer))) in flat, row


@pytest.mark.parametrize(("region", "language"), [*product(REGIONS, ["en"]), ("changsha", "zh")])
def test_every_total_adds_up(region: str, language: Language) -> None:
    """In both languages the same figures, and no check that could not fail."""
    made = opened(region, language)
    assert len(made.checks) > 50
    assert all(check.holds for check in made.checks)
    assert [t.key for t in made.tables] == [t.key for t in opened(region).tables]
    for one, other in zip(made.tables, opened(region).tables, strict=True):
        assert [line.cells for line in one.lines] == [line.cells for line in other.lines]


def test_a_total_that_is_off_by_a_fen_is_not_shown() -> None:
    """The program stops where what it shows does not come to its own total."""
    made = opened("changsha")
    shown = table("changsha", "fund_income.accrual")
    total = shown.by_name["total"]
    wrong = evolve(total, cells=(int(total.cells[0] or 0) + 1, *total.cells[1:]))
    (group,) = shown.groups
    spoilt = evolve(shown, groups=(evolve(group, lines=(*group.lines[:-1], wrong)),))
    chapters = tuple(
        evolve(c, blocks=tuple(spoilt if b is shown else b for b in c.blocks))
        for c in made.chapters
    )
    with pytest.raises(ControlTotalFault, match=r"Fund income.*2023.*nothing was written"):
        evolve(made, chapters=chapters).check()


def test_chapters_stand_in_their_order_and_none_is_empty() -> None:
    """Those that a forecast has; the key figures first."""
    made = opened("changsha")
    keys = [chapter.kind.key for chapter in made.chapters]
    assert keys == [key for key in KINDS if key in keys]
    assert {"summary", "payers", "levels", "balance", "bases", "cohorts", "breakdown"} <= {*keys}
    assert {"clauses", "documents", "assumptions", "parameters", "blank", "record"} <= {*keys}
    assert all(chapter.blocks for chapter in made.chapters)
    (figures,) = (b for b in made.chapters[0].blocks if isinstance(b, KeyFigures))
    assert [one.exact for one in figures.figures][:2] == [
        of("changsha").total("fund_income", accounting="accrual"),
        of("changsha").total("government_cost", accounting="accrual"),
    ]


def test_charts_draw_cells_of_the_table_behind_them() -> None:
    """Lines and columns that are there, the same for every region."""
    made = opened("changsha")
    assert [chart.name for chart in made.charts] == ["payers", "balance", "sensitivity", "clauses"]
    for chart in made.charts:
        assert {*chart.lines} <= {*chart.table.by_name}
        assert max(chart.columns) < len(chart.table.columns)
    payers = made.charts[0]
    drawn = [sum(payers.table.cell(n, at) or 0 for n in payers.lines) for at in payers.columns]
    due = rows("changsha", "fund_income", "total", "accrual")
    assert drawn == [due[year] for year in sorted(due)]


def test_the_record_says_neither_when_nor_where_to() -> None:
    """So that the same run gives the same bytes, whatever its files are called."""
    made = opened("changsha")
    assert "started" not in made.run
    assert made.run["command"][:2] == ["simulate", "forecast"]


def heads(shown: FigureTable) -> Iterator[str]:
    """Yield what stands above the columns."""
    return (column.heading for column in shown.columns)


def test_intervals_are_those_of_the_rows() -> None:
    """Both ends by year, in a table that is drawn; of all years together a line for each flow."""
    drawn = simulate.forecast(
        region="changsha",
        cohort=2024,
        students=100,
        replicates=20,
        settings={"programme_years": 4, "relief": "monitored", "insured_on_entry_share": 1},
    )
    made = drawn.deliverable(Presentation("en"))
    tables = {one.key: one for one in made.tables}
    shown = tables["changsha.intervals"]
    for end in ("low", "high"):
        due = [
            getattr(row, end)
            for row in drawn.rows
            if (row.measure, row.payer, row.accounting) == ("fund_income", "total", "accrual")
        ]
        assert [*shown.by_name[f"fund_income.{end}"].cells] == due
    assert "interval" in [chart.name for chart in made.charts]
    flows = [name for name in tables["changsha.spread"].by_name if name.startswith("fund_income")]
    assert flows == ["fund_income.total.accrual", "fund_income.total.cash"]
