"""Paragraphs in lines: none too wide, nothing lost, punctuation where it belongs."""

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from simulate.language.wrapping import left, longest_word, right, width_of, wrapped

WORDS: Final = st.sampled_from(
    [
        *("基", "金", "收", "入，", "（", "合", "计）", "“届”。", "《办法》、", "56号", "％…"),
        *("fund", "income,", "(cash)", "uptake.2027", "0.52", "—", "2024–2028", "x" * 30),
        *("(国", "家)", "[a", "b]", " ", "  ", " "),
    ]
)
TEXTS: Final = st.lists(WORDS, max_size=40).map("".join)

CLOSING: Final = "，。；：、！？）》〉”’」】〕％…,.;:!?)]%"
OPENING: Final = "（《〈“‘「【〔(["


@given(TEXTS, st.integers(2, 60))
def test_no_line_is_wider_and_nothing_is_lost(text: str, width: int) -> None:
    """Whatever the width; spaces alone may go, at the ends of lines."""
    lines = wrapped(text, width)
    assert all(0 < cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(st.text(max_size=60), st.integers(2, 40))
def test_any_text_is_broken(text: str, width: int) -> None:
    """Of whatever script, with whatever signs; nothing but space is lost."""
    flat = " ".join(text.split())
    lines = wrapped(flat, width)
    assert all(width_of(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(flat.split())


PIECES: Final = st.lists(
    st.sampled_from(
        ["字", "字，", "（字", "字）。", "字,", "(字", "字)", "word", "end.", " ", "“字”"]
    ),
    min_size=1,
    max_size=40,
)


@given(PIECES, st.integers(12, 40))
def test_punctuation_stays_where_it_belongs(pieces: list[str], width: int) -> None:
    """What closes does not begin a line, what opens does not end one."""
    first, *rest = wrapped("".join(pieces), width) or [""]
    assert not any(line.lstrip().startswith(tuple(CLOSING)) for line in rest)
    assert not any(line.endswith(tuple(OPENING)) for line in [first, *rest])


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("基金收入，其中财政", 8, ["基金收", "入，其中", "财政"]),
        ("基金（合计）", 6, ["基金", "（合", "计）"]),
        ("over the years 2024", 9, ["over the", "years", "2024"]),
        ("x" * 7, 3, ["xxx", "xxx", "x"]),
        ("参保uptake率", 9, ["参保", "uptake率"]),
        ("", 9, []),
        ("   ", 9, []),
        ("a (国家统计局)", 9, ["a (国家统", "计局)"]),
        ("共 538 万元", 9, ["共 538", "万元"]),
        ("合计亿元", 6, ["合计", "亿元"]),
        ("fiscal_share.provincial", 14, ["fiscal_share.", "provincial"]),
        ("a.provincialgovernment", 14, ["a.provincialgo", "vernment"]),
    ],
)
def test_by_hand(text: str, width: int, lines: list[str]) -> None:
    """Chinese between characters but for units, words at spaces, long names behind a joint."""
    assert wrapped(text, width) == lines


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("趸交余额（年末）", 4),
        ("（2024年）", 6),
        ("Government cost", 10),
        ("2024", 4),
        ("", 0),
        ("a 合计", 2),
    ],
)
def test_the_longest_word(text: str, width: int) -> None:
    """In characters of a terminal, with the punctuation that stays with it."""
    assert longest_word(text) == width


def test_filled_to_a_width() -> None:
    """A Chinese character takes two."""
    assert left("合计", 6) == "合计  "
    assert right("合计", 6) == "  合计"
    assert right("12", 1) == "12"
