"""What number formats make of numbers."""

from datetime import timedelta

import pytest

from simulate.roster.workbooks.number_formats import (
    Kind,
    built_in,
    elapsed,
    number_format,
    plain_number,
    shown,
)
from simulate.roster.workbooks.sheet_parts import Cell


def test_built_in_formats() -> None:
    """Days are 14 to 22, 27 to 36, 45, 47 and 50 to 58; 46 is a length of time."""
    days = {number for number in range(164) if built_in(number).kind is Kind.DAY}
    assert days == {*range(14, 23), *range(27, 37), 45, 47, *range(50, 59)}
    assert built_in(46).kind is Kind.ELAPSED
    assert [number for number in range(164) if built_in(number).kind is Kind.PERCENT] == [9, 10]


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("General", Kind.NUMBER),
        ("Standard", Kind.NUMBER),
        ('General"日"', Kind.NUMBER),
        ('0"元"', Kind.NUMBER),
        ("0.00E+00", Kind.NUMBER),
        ("0E+00", Kind.NUMBER),
        ("[Red]#,##0;[Blue]-#,##0", Kind.NUMBER),
        ("_ * #,##0.00_ ;_ * -#,##0.00_ ", Kind.NUMBER),
        ("0", Kind.NUMBER),
        ("00.00", Kind.NUMBER),
        ("yyyy/m/d h:mm", Kind.DAY),
        ('yyyy"年"m"月"', Kind.DAY),
        ("上午/下午h时mm分", Kind.DAY),
        ("[$-804]aaaa", Kind.DAY),
        ("ge", Kind.DAY),
        ("[h]:mm:ss", Kind.ELAPSED),
        ("[MM]", Kind.ELAPSED),
        ("0%", Kind.PERCENT),
        ("0.0;-0.0%", Kind.PERCENT),
        ('0"%"', Kind.PERCENT_SIGN),
        ("0\\%", Kind.PERCENT_SIGN),
        ("000", Kind.ZEROS),
        ('"甲"0000', Kind.ZEROS),
        ("000-0000 0000", Kind.ZEROS),
    ],
)
def test_codes(code: str, kind: Kind) -> None:
    """What stands in quotation marks, in brackets or behind a backslash is no part of a number."""
    assert number_format(code).kind is kind


@pytest.mark.parametrize(
    ("code", "number", "cell"),
    [
        ("000-0000 0000", "13800000001", "138-0000 0001"),
        ("00", "123", "123"),
        ("000", "1.5", 1.5),
        ("000", "-7", -7),
        ("_-000_-", "7", "007"),
        ("aaaa", "20230901", 20230901),
        ("[h]", "1E30", "1000000000000000000000000000000"),
        ("0%", "1e-3", "0.1%"),
    ],
)
def test_numbers_that_fit_badly(code: str, number: str, cell: Cell) -> None:
    """More digits than places, fractions, numbers that are no day."""
    assert shown(number, number_format(code), is_1904=False) == cell


def test_numbers_without_a_format() -> None:
    """A whole one is whole, and text beyond what a spreadsheet keeps."""
    assert [plain_number(text) for text in ("5.0", "5.5", "9007199254740992", "1E17")] == [
        5,
        5.5,
        "9007199254740992",
        "100000000000000000",
    ]


def test_lengths_of_time() -> None:
    """In hours, minutes and seconds, however many hours."""
    assert elapsed(timedelta(days=2, seconds=61)) == "48:01:01"
    assert elapsed(-timedelta(hours=1)) == "-1:00:00"
