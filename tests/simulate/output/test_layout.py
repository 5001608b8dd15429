"""Sentences, notes and key figures in whatever width there is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulate.output.console import rendered
from simulate.output.layout import KeyFigure, KeyFigures, Sentences, bullets, heading, stacked
from tests.simulate.output.reading import widest

REMARK = "权责发生制，2024–2028合计；明文33%，推定9%，假设58%"

FIGURES = KeyFigures(
    [
        KeyFigure("基金收入", "5.39亿元", REMARK),
        KeyFigure("参保人数", "147,354", "2024参保年度"),
        KeyFigure("趸交余额最高", "1.76亿元", ""),
    ]
)


def test_key_figures_by_hand() -> None:
    """Labels begin together, values end together, remarks begin together and are set in."""
    assert rendered(FIGURES, 60).splitlines() == [
        "  基金收入      5.39亿元    权责发生制，2024–2028合计；明文",
        "                            33%，推定9%，假设58%",
        "  参保人数       147,354    2024参保年度",
        "  趸交余额最高  1.76亿元",
    ]


def test_where_room_is_short_remarks_stand_below() -> None:
    """Fewer than 24 characters beside the value are none."""
    assert rendered(FIGURES, 50).splitlines() == [
        "  基金收入      5.39亿元",
        "    权责发生制，2024–2028合计；明文33%，推定9%，假",
        "    设58%",
        "  参保人数       147,354",
        "    2024参保年度",
        "  趸交余额最高  1.76亿元",
    ]


WORDS = st.lists(
    st.sampled_from(["基金收入", "，", "（财政）", "fund income ", "uptake ", "0.52", "\n"]),
    max_size=30,
).map("".join)


@given(st.lists(WORDS, max_size=4), st.sampled_from(["", "· ", "  "]), st.integers(40, 120))
def test_sentences_stay_within_the_width(lines: list[str], mark: str, width: int) -> None:
    """Whatever is written, each sentence begins a line, behind its mark."""
    text = rendered(Sentences(lines, mark), width)
    assert widest(text) <= width
    assert "".join(text.split()).replace("·", "") == "".join("".join(lines).split())


def test_a_note_is_set_in_behind_its_mark() -> None:
    """Its later lines, too."""
    assert rendered(bullets(["one two three", "four"]), 10).splitlines() == [
        "· one two",
        "  three",
        "· four",
    ]


def test_parts_are_set_apart() -> None:
    """By a blank line, but for a heading, which belongs to what follows."""
    parts = stacked(heading("Heading"), Sentences(["one"]), Sentences(["two"]))
    assert rendered(parts, 40) == "Heading\none\n\ntwo\n\n"


@pytest.mark.parametrize("width", [40, 80])
def test_a_heading_is_broken(width: int) -> None:
    """As any other paragraph."""
    text = rendered(heading("收付实现制，按公历年度，" * 10), width)
    assert widest(text) <= width
    assert text.count("，") == 20


def test_figures_stand_below_their_labels_where_nothing_else_fits() -> None:
    """In a window of a few words a line."""
    figures = KeyFigures([KeyFigure("Highest prepaid balance", "176.36 million yuan", "in 2023")])
    assert rendered(figures, 40).splitlines() == [
        "Highest prepaid balance",
        "  176.36 million yuan",
        "    in 2023",
    ]
