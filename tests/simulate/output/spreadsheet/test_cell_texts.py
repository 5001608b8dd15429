"""Texts as a cell holds them."""

import pytest

from simulate.output.spreadsheet.cell_texts import held, lines_in


@pytest.mark.parametrize("character", ["\x00", "\x1f", "\ud800", "\ufffe"])
def test_what_xml_cannot_hold_is_replaced(character: str) -> None:
    """Line breaks stay."""
    assert held(f"a{character}\nb") == ("a\ufffd\nb", False)


def test_a_text_is_cut_as_utf_16_counts_it() -> None:
    """A character beyond the first plane counts twice, and is not divided."""
    text, is_cut = held("𠮷" * 20_000)
    assert is_cut
    assert len(text.encode("utf-16-le")) // 2 <= 32_767
    assert text == "𠮷" * 16_381 + " […]"


def test_the_longest_text_that_fits_is_whole() -> None:
    """One more, and it is cut."""
    assert held("x" * 32_767) == ("x" * 32_767, False)
    assert held("x" * 32_768)[1]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, 1),
        ("参保人数", 10, 1),
        ("参保人数合计", 10, 2),
        ("a\n\nb", 10, 3),
        ("x" * 999, 10, 27),
    ],
)
def test_chinese_takes_two_columns_of_a_line(text: str, width: int, lines: int) -> None:
    """A row is 27 lines high at most."""
    assert lines_in(text, width) == lines
