"""Texts in columns: beside each other where there is room, otherwise the last one below."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel.messages import Pair
from simulate.output.console import rendered
from simulate.output.text_table import TextTable, text_table
from tests.simulate.output.reading import rows_in, widest

TABLE = TextTable(
    "条款与解释口径",
    ["条款", "文件", "内容"],
    [
        [
            "C1",
            "长医保发〔2023〕56号 二(一)1",
            "在长就读的大中专院校学生统一在学校所在地参保。" * 2,
        ],
        ["silence", "", "所读文件未作规定。"],
    ],
)


def test_in_columns() -> None:
    """A rule for each below the headings; the last column is broken over lines in its place."""
    text = rendered(TABLE, 100)
    assert text.splitlines()[0] == "条款与解释口径"
    first, more, last = rows_in(text)
    assert first[:2] == ["C1", "长医保发〔2023〕56号 二(一)1"]
    assert more[:2] == ["", ""]
    assert first[2] + more[2] == TABLE.rows[0][2]
    assert last == ["silence", "", "所读文件未作规定。"]


def test_where_room_is_short_half_of_it_is_for_the_widest() -> None:
    """A line of Chinese does not begin with the mark that ends a clause."""
    rows = [["参保人数（年末）", "insured", "某参保年度内参加居民医保的学生人数，不含退保者。"]]
    table = TextTable("", ["用语", "名称", "含义"], rows)
    assert rendered(table, 55).splitlines() == [
        "用语               名称      含义",
        "────────────────   ───────   ──────────────────────────",
        "参保人数（年末）   insured   某参保年度内参加居民医保的",
        "                             学生人数，不含退保者。",
    ]


def test_in_blocks() -> None:
    """Where fewer than 24 characters are left: the other cells in a line, the text set in below."""
    assert rendered(TABLE, 50).splitlines() == [
        "条款与解释口径",
        "条款 · 文件 · 内容",
        "─" * 50,
        "C1 · 长医保发〔2023〕56号 二(一)1",
        "  在长就读的大中专院校学生统一在学校所在地参保。在",
        "  长就读的大中专院校学生统一在学校所在地参保。",
        "silence",
        "  所读文件未作规定。",
    ]


CELLS = st.lists(
    st.sampled_from(["基金", "收入，", "uptake", " ", "0.52 ", "programme_years.tertiary.4"]),
    max_size=12,
).map("".join)


@given(st.lists(st.tuples(*[CELLS] * 4), max_size=4), st.integers(40, 160))
def test_no_line_is_wider_and_nothing_is_lost(rows: list[tuple[str, ...]], width: int) -> None:
    """However long the texts are."""
    text = rendered(TextTable("☆", ["#", "$", "&", "*"], rows), width)
    assert widest(text) <= width
    written = "".join("".join(row) for row in rows)
    assert sorted(re.sub(r"[\s·─☆#$&*]", "", text)) == sorted(re.sub(r"\s", "", written))


@pytest.mark.parametrize(("language", "heads"), [("en", ["Name"]), ("zh", ["名称"])])
def test_headings_are_in_the_language(language: str, heads: list[str]) -> None:
    """Of whoever reads."""
    table = text_table("", [Pair("Name", "名称")], [["a"]], "zh" if language == "zh" else "en")
    assert [*table.headings] == heads
