"""The analysis of change as tables and a chart."""

from typing import Final

from simulate.comparison.change_figures import change_blocks
from simulate.output.deliverable.chart import Chart
from simulate.output.deliverable.checks import sum_checks
from simulate.output.deliverable.figure_table import FigureTable
from simulate.output.layout import Sentences
from simulate.output.units import WAN
from tests.simulate.certain import ANNUAL
from tests.simulate.comparison.making import compared

FOUND: Final = compared(
    "changsha", ANNUAL, (*ANNUAL, "tariff.2027=420", "tariff.2026=410", "uptake=0")
)
BLOCKS: Final = [*change_blocks(FOUND.steps, "changsha", WAN, "en")]

(CHART,) = (block for block in BLOCKS if isinstance(block, Chart))
TABLES: Final = {block.key: block for block in BLOCKS if isinstance(block, FigureTable)}


def test_steps_lead_from_before_to_after() -> None:
    """30,000 yuan more by the tariffs of a thousand students; then nobody enrols any more."""
    lines = TABLES["changsha.change"].by_name
    assert [*lines] == ["before", "tariffs", "behaviour", "after"]
    assert [line.cells[0] for line in lines.values()] == [
        4_428_000_00,
        30_000_00,
        -4_458_000_00,
        0,
    ]
    assert lines["after"].adds == ((1, "before"), (1, "tariffs"), (1, "behaviour"))


def test_columns_have_units_of_their_own() -> None:
    """Money, person-years, months and days."""
    columns = TABLES["changsha.change"].columns
    assert [column.unit for column in columns] == [
        *["fen"] * 6,
        "students",
        "person-months",
        "person-days",
    ]


def test_steps_without_a_change_are_named_below() -> None:
    """As in a terminal."""
    (note,) = TABLES["changsha.change"].notes
    assert note.startswith("None of these figures changes by: Data: who enters, Fiscal standards")


def test_each_figure_year_by_year() -> None:
    """380 yuan and the standard of a year of a thousand students; 10 and 20 yuan more."""
    table = TABLES["changsha.change.fund_income.total.accrual"]
    assert [column.heading for column in table.columns] == [
        "2024", "2025", "2026", "2027", "all years",
    ]  # fmt: skip
    assert table.by_name["tariffs"].cells == (0, 0, 10_000_00, 20_000_00, 30_000_00)


def test_every_sum_holds() -> None:
    """Down and across, in all tables."""
    checks = [check for table in TABLES.values() for check in sum_checks(table)]
    assert len(checks) > 40
    assert all(check.holds for check in checks)


def test_the_chart_is_of_fund_income() -> None:
    """Steps that add nothing are said below it; what it shows is said in words."""
    assert CHART.table is TABLES["changsha.change"]
    assert (CHART.lines, CHART.columns) == (("tariffs", "behaviour"), (0,))
    assert CHART.note == (
        "Steps that add nothing to it are left out: Data: who enters, Fiscal standards and shares, "
        "Rules."
    )
    assert CHART.says == (
        "Fund income, accrual: -442.80 万元 over all years, of which Tariffs +3.00 万元, "
        "Behaviour -445.80 万元."
    )


def test_where_only_another_figure_of_money_changes_that_is_drawn() -> None:
    """The institution pays half of what students paid: the fund takes in as much as before."""
    aided = compared("changsha", ANNUAL, (*ANNUAL, "institution_aid_percent=50"))
    blocks = [*change_blocks(aided.steps, "changsha", WAN, "en")]
    (chart,) = (block for block in blocks if isinstance(block, Chart))
    assert chart.table.columns[chart.columns[0]].heading == "Cost to students, accrual"


def test_where_nothing_changes_it_is_said() -> None:
    """Money goes from the province to the city."""
    moved = compared("changsha", ANNUAL, (*ANNUAL, "fiscal_share.provincial.provincial=30"))
    (said,) = change_blocks(moved.steps, "changsha", WAN, "zh")
    assert isinstance(said, Sentences)
