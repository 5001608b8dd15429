"""Charts of a workbook."""

from typing import Any

from openpyxl.chart.bar_chart import BarChart
from openpyxl.chart.line_chart import LineChart

from simulate.output.deliverable.chart import Chart
from simulate.output.deliverable.colours import colour_of
from simulate.output.deliverable.whole import Deliverable
from tests.simulate.output.deliverable.samples import PAYERS, sample
from tests.simulate.output.spreadsheet.opened import opened
from tests.simulate.output.spreadsheet.pieces import with_all_shapes, with_chapters


def chart_of(sheet: str, deliverable: Deliverable | None = None) -> Any:
    """Return the chart of a sheet, as openpyxl reads it."""
    (chart,) = opened(deliverable or with_all_shapes())[sheet]._charts  # no other way
    return chart


def cells(series: Any) -> tuple[str, str]:
    """Return the cells of the figures of a series and those of their labels."""
    labels = series.cat.numRef or series.cat.strRef
    return series.val.numRef.f, labels.f


def colour(series: Any) -> str:
    """Return the colour that a series is filled with."""
    return str(series.graphicalProperties.solidFill.srgbClr)


def test_a_chart_draws_the_cells_of_its_table() -> None:
    """No figure is written twice; the years as headings."""
    chart = chart_of("By payer", sample("en"))
    assert isinstance(chart, BarChart)
    assert chart.grouping == "stacked"
    assert [cells(one) for one in chart.series] == [
        ("'By payer'!$B$6:$C$6", "'By payer'!$B$5:$C$5"),
        ("'By payer'!$B$7:$C$7", "'By payer'!$B$5:$C$5"),
    ]
    assert [one.tx.strRef.f for one in chart.series] == ["'By payer'!$A$6", "'By payer'!$A$7"]


def test_payers_have_their_colours() -> None:
    """Those of every other format."""
    series = chart_of("By payer", sample("en")).series
    assert [f"#{colour(one).lower()}" for one in series] == [
        colour_of(payer) for payer in ("student", "central")
    ]


def test_steps_are_drawn_from_zero_without_those_that_are_none() -> None:
    """A line between them is passed over."""
    (steps,) = chart_of("Change").series
    assert cells(steps) == (
        "(Change!$B$6,Change!$B$8:$B$9)",
        "(Change!$A$6,Change!$A$8:$A$9)",
    )


def test_both_ends_of_a_swing_lie_on_one_bar_the_first_at_the_top() -> None:
    """Low and high have colours of their own."""
    chart = chart_of("Sensitivity")
    assert (chart.barDir, chart.overlap) == ("bar", 100)
    assert chart.x_axis.scaling.orientation == "maxMin"
    assert [cells(one)[0] for one in chart.series] == [
        "(Sensitivity!$B$7:$B$8,Sensitivity!$B$10)",
        "(Sensitivity!$C$7:$C$8,Sensitivity!$C$10)",
    ]
    assert colour(chart.series[0]) != colour(chart.series[1])


def test_a_band_is_four_lines_its_ends_dashed() -> None:
    """With marks, so that one year alone is seen."""
    chart = chart_of("Intervals")
    assert isinstance(chart, LineChart)
    dashes = [one.graphicalProperties.line.prstDash for one in chart.series]
    assert dashes == ["dash", "solid", "solid", "dash"]
    assert all(one.marker for one in chart.series)


def test_bars_are_never_cut() -> None:
    """The axis begins at zero where nothing is below it: 555, 560 and 565 look alike."""
    assert chart_of("Balance").y_axis.scaling.min == 0
    assert chart_of("Change").y_axis.scaling.min is None


def test_shares_are_in_per_cent_and_money_has_its_unit_at_the_axis() -> None:
    """Nobody has to guess what is drawn."""
    assert chart_of("By clause").y_axis.numFmt.formatCode == "0%"
    title = chart_of("Balance").y_axis.title.tx.rich.paragraphs[0].r[0].t
    assert title == "万元 (10,000 yuan)"


def test_what_is_left_out_is_said_below_a_chart() -> None:
    """Under its lower edge."""
    says, lines = "payers by year", ("student",)
    note = "Payers that pay nothing are left out."
    chart = Chart("payers", "stacked", "Payers", says, PAYERS, lines, (0, 1), note=note)
    sheet = opened(with_chapters(("summary", ()), ("payers", (chart,)))).worksheets[1]
    (drawn,) = sheet._charts  # openpyxl has no other way
    row = next(cell.row for cell in sheet["A"] if cell.value == note)
    assert row > drawn.anchor.to.row if hasattr(drawn.anchor, "to") else row > 18


def test_every_bar_has_its_label() -> None:
    """None is left out, however many there are."""
    for sheet in ("Change", "Sensitivity"):
        assert chart_of(sheet).x_axis.tickLblSkip == 1
