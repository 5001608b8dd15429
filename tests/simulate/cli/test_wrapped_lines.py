"""Lines of help and errors: two columns for a Chinese character, which may begin a line."""

import pytest

from simulate.cli.wrapped_lines import command_lines, hanging, indented, listed_terms
from simulate.language.wrapping import width_of


def test_a_chinese_character_takes_two_columns() -> None:
    """Its punctuation too."""
    assert width_of("趸交 1，") == 8


def test_words_are_not_broken_and_chinese_is() -> None:
    """A line holds what fits."""
    assert indented("one two three four five", 20) == ["one two three four", "five"]
    assert indented("一二三四五六七八九十甲乙", 20) == ["一二三四五六七八九十", "甲乙"]


def test_punctuation_stays_with_what_it_belongs_to() -> None:
    """No line begins with a comma, none ends with an opening bracket."""
    assert indented("一二三四五六七八九十，甲", 20) == ["一二三四五六七八九", "十，甲"]
    assert indented("一二三四五六七八九（甲）", 20) == ["一二三四五六七八九", "（甲）"]


def test_a_longer_word_than_a_line_is_left_whole() -> None:
    """A path is copied as it stands."""
    path = "/a/very/long/path/to/some/file.csv"
    assert indented(f"see {path} there", 20) == ["see", path, "there"]


def test_other_lines_stand_behind_an_indent() -> None:
    """The first one begins with what is wrong."""
    assert hanging("Error: one two three four", 26) == ["Error: one two three", "      four"]


@pytest.mark.parametrize("width", [40, 80, 200])
@pytest.mark.parametrize(
    "command",
    [
        "simulate explain --region changsha --year 2024 entry_year=2023 paid_on=2023-10-15",
        "simulate explain --region 长沙市 --year 2024 入学年份=2023 困难类别=低保对象",
    ],
)
def test_a_command_over_lines_is_the_same_command(command: str, width: int) -> None:
    """Copied as it stands into a shell; a short one is one line."""
    lines = command_lines(command, width, 2)
    assert "\n".join(lines).replace("\\\n", "").split() == command.split()
    assert all(line.endswith(" \\") for line in lines[:-1])
    assert all(width_of(line) <= width for line in lines)
    assert command_lines("simulate regions", 80, 2) == ["  simulate regions"]


def test_a_long_term_stands_above_its_meaning() -> None:
    """A short one beside it."""
    lines = listed_terms([("-a", "one two three"), ("--long-option", "four")], 40, most=4)
    assert lines == ["  -a    one two three", "  --long-option", "        four"]


@pytest.mark.parametrize("width", [-5, 0, 1, 10**9])
def test_no_width_does_harm(width: int) -> None:
    """Narrower than a line can be, or wider than any."""
    assert "".join(indented("一 two 三", width)).replace(" ", "") == "一two三"
