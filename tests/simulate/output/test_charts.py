"""Charts in a terminal: lines drawn to scale, counted by hand."""

from io import StringIO

import pytest
from rich.cells import cell_len
from rich.console import Console, RenderableType

from simulate.output.charts import (
    Band,
    Swing,
    interval_bands,
    level_bars,
    stacked_bars,
    swing_bar,
    tornado,
)


def drawn(chart: RenderableType, width: int = 80) -> list[str]:
    """Return the lines of a chart, without colours."""
    out = StringIO()
    Console(file=out, width=width, color_system=None).print(chart)
    return out.getvalue().splitlines()


class TestStackedBars:
    """A bar a year, divided into payers."""

    def test_parts_are_drawn_to_scale(self) -> None:
        """Of 30 characters for 60 a part of 20 has 10; 30 is half a bar, half of it each part."""
        chart = stacked_bars(
            ["2024", "2025"],
            {"student": [20, 15], "central": [40, 15]},
            width=4 + 2 + 30 + 2 + 2,
            written=str,
        )
        assert drawn(chart) == [
            "2024  ██████████░░░░░░░░░░░░░░░░░░░░  60",
            "2025  ████████░░░░░░░                 30",
            "█ student  ░ central",
        ]

    def test_rounded_parts_fill_their_bar(self) -> None:
        """Thirds of 20 characters are 7, 7 and 6."""
        parts = {name: [1] for name in ("a", "b", "c")}
        chart = stacked_bars(["x"], parts, width=1 + 2 + 20 + 2 + 1, written=str)
        assert drawn(chart)[0] == "x  ███████░░░░░░░▓▓▓▓▓▓  3"

    def test_what_is_below_nothing_stands_left_of_an_axis(self) -> None:
        """Of 18 characters for 9, two each: −3 is six to the left; the total is net of it."""
        chart = stacked_bars(
            ["a", "b"], {"p": [4, -1], "q": [2, -2]}, width=1 + 2 + 20 + 2 + 2, written=str
        )
        assert drawn(chart)[:2] == [
            "a        │████████░░░░    6",
            "b  ░░░░██│               -3",
        ]

    def test_parts_of_zeros_are_left_out(self) -> None:
        """Of the legend, too; where all are, empty lines remain."""
        chart = stacked_bars(["a"], {"p": [0], "q": [5]}, width=30, written=str)
        assert drawn(chart)[-1] == "█ q"
        chart = stacked_bars(["a", "b"], {"p": [0, 0]}, width=30, written=lambda _: "–")
        assert [line.split() for line in drawn(chart)] == [["a", "–"], ["b", "–"]]

    def test_the_legend_takes_as_many_lines_as_it_needs(self) -> None:
        """Every payer is named, at 24 characters."""
        parts = {name: [1] for name in ("学生", "中央财政", "省级财政", "市级财政")}
        lines = drawn(stacked_bars(["a"], parts, width=24, written=str))
        assert lines[-2:] == ["█ 学生  ░ 中央财政", "▓ 省级财政  · 市级财政"]

    def test_parts_are_distinguished_without_colours(self) -> None:
        """Nine payers have nine fills."""
        lines = drawn(stacked_bars(["a"], {str(n): [1] for n in range(9)}, width=60, written=str))
        assert len({*lines[0]} - {*"a9 "}) == 9


class TestLevelBars:
    """A stock by year."""

    def test_levels_are_drawn_to_the_eighth(self) -> None:
        """Of 20 characters for 800 each is 40: 410 is ten and a quarter, 1 is a sliver."""
        chart = level_bars(
            ["2023", "2024", "2025", "2026"],
            [800, 410, 1, 0],
            width=4 + 2 + 20 + 2 + 3,
            written=str,
        )
        assert drawn(chart) == [
            "2023  ████████████████████  800",
            "2024  ██████████▎           410",
            "2025  ▏                       1",
            "2026                          0",
        ]

    def test_one_below_nothing_stands_left_of_the_axis(self) -> None:
        """Of 18 characters for 90 each is 5; what is hardly below nothing is seen, too."""
        chart = level_bars(["a", "b", "c"], [60, -30, -1], width=1 + 2 + 20 + 2 + 3, written=str)
        assert drawn(chart) == [
            "a        │████████████    60",
            "b  ██████│               -30",
            "c       ▕│                -1",
        ]

    def test_one_year_fills_the_line(self) -> None:
        """And none of anything draws nothing."""
        assert drawn(level_bars(["a"], [5], width=26, written=str)) == [f"a  {'█' * 20}  5"]
        assert drawn(level_bars(["a"], [0], width=26, written=str)) == [f"a  {' ' * 20}  0"]
        assert drawn(level_bars([], [], width=26, written=str)) == []


class TestIntervalBands:
    """Low, default and high on one scale."""

    def test_bands_are_drawn_on_one_scale(self) -> None:
        """Of 21 characters from 0 to 100 one is 5: the default 50 is the eleventh."""
        chart = interval_bands(
            [Band("a", 0, 50, 100), Band("b", 20, 30, 60)],
            width=1 + 2 + 21 + 2 + 2 + 2 + 2 + 2 + 3,
            written=str,
        )
        assert drawn(chart) == [
            "a  ├─────────●─────────┤   0  50  100",
            "b      ├─●─────┤          20  30   60",
        ]

    def test_a_default_may_lie_outside(self) -> None:
        """It stands where it is, and the ends where they are."""
        chart = interval_bands(
            [Band("a", 50, 0, 100), Band("b", 0, 100, 50)], width=1 + 2 + 21 + 14, written=str
        )
        assert [line[3:24] for line in drawn(chart)] == [
            "●         ├─────────┤",
            "├─────────┤         ●",
        ]

    def test_an_interval_may_be_narrow(self) -> None:
        """Of one character, under the default or beside it; and all of them may be one number."""
        bands = [Band("a", 50, 50, 50), Band("b", 50, 0, 50), Band("c", 0, 100, 100)]
        lines = drawn(interval_bands(bands, width=1 + 2 + 21 + 14, written=str))
        assert [line[3:24].rstrip() for line in lines] == [
            "          ●",
            "●         │",
            "├───────────────────●",
        ]
        (alone,) = drawn(interval_bands([Band("a", 7, 7, 7)], width=40, written=str))
        assert alone.split() == ["a", "●", "7", "7", "7"]

    def test_below_nothing_is_nothing_special(self) -> None:
        """The scale begins at the lowest number."""
        (line,) = drawn(interval_bands([Band("a", -10, 0, 10)], width=1 + 2 + 21 + 12, written=str))
        assert line == "a  ├─────────●─────────┤  -10  0  10"

    def test_heads_stand_above_their_numbers(self) -> None:
        """In Chinese, too."""
        chart = interval_bands(
            [Band("基金收入", 0, 50, 100)], width=60, written=str, heads=("低", "默认", "高")
        )
        head, line = drawn(chart, 60)
        assert head.split() == ["低", "默认", "高"]
        assert cell_len(head) == cell_len(line) == 60


class TestTornado:
    """What moves a figure."""

    def test_changes_are_drawn_from_the_middle(self) -> None:
        """Of ten characters a side for 100: −50 is five to the left; signs stand at both."""
        chart = tornado(
            [Swing("uptake", -50, 100), Swing("exit", None, 20)],
            width=6 + 2 + 21 + 2 + 5 + 2 + 6,
            written=str,
            heads=("░ low", "█ high"),
        )
        assert drawn(chart) == [
            "                               ░ low  █ high",
            "uptake       ░░░░░│██████████    -50    +100",
            "exit              │██                    +20",
        ]

    def test_both_are_seen_where_they_go_the_same_way(self) -> None:
        """The shorter one over the longer one."""
        assert swing_bar(Swing("a", 4, 16), 16, 16).strip() == "│░░░░████████████"
        assert swing_bar(Swing("a", -16, -4), 16, 16).strip() == "░░░░░░░░░░░░████│"

    def test_where_nothing_moves_there_is_an_axis(self) -> None:
        """No end has any length."""
        assert swing_bar(Swing("a", 0, None), 0, 2) == "  │  "


WIDE = "财政分担比例（省属院校、省级财政）fiscal_share.provincial.provincial"


@pytest.mark.parametrize("width", [60, 80, 120, 200])
@pytest.mark.parametrize("label", ["2024", "学生净负担", WIDE])
def test_charts_keep_to_their_width(width: int, label: str) -> None:
    """Whatever the labels are, every line; and numbers are never cut."""

    def written(amount: int) -> str:
        return f"{amount:,} 万元"

    charts = [
        stacked_bars([label, "b"], {label: [1, 2], "p": [-3, 4]}, width=width, written=written),
        level_bars([label, "b"], [12_345, -5], width=width, written=written),
        interval_bands([Band(label, 1, 12_345, 3)], width=width, written=written),
        tornado([Swing(label, -12_345, 7)], width=width, written=written, heads=("░ 低", "█ 高")),
    ]
    for chart in charts:
        lines = drawn(chart, 400)
        assert max(map(cell_len, lines)) <= width
        assert any("12,345 万元" in line or "-2 万元" in line for line in lines)


def test_a_bar_stands_below_a_label_that_leaves_no_room() -> None:
    """Over the whole width, two characters in; the number stays at the right."""
    lines = drawn(level_bars(["a" * 20, "b"], [100, 50], width=40, written=str), 40)
    assert lines == [
        f"{'a' * 20}{' ' * 17}100",
        f"  {'█' * 38}",
        f"b{' ' * 37}50",
        f"  {'█' * 19}",
    ]
