"""How values of settings are written: numbers in ASCII digits, percentages, changes, words."""

import pytest

from simulate.scenario.written_values import is_quantity, read_value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1", 1),
        ("0.95", 0.95),
        (".5", 0.5),
        ("4e2", 400.0),
        ("1e-05", 0.00001),
        ("1_000", "1_000"),
        ("１２", "１２"),
        ("1,000", "1,000"),
        ("0x10", "0x10"),
        ("+20", "+20"),
        ("-20", "-20"),
        ("*1.1", "*1.1"),
        ("52%", "52%"),
        ("y-1-09-01", "y-1-09-01"),
        ("target", "target"),
    ],
)
def test_what_an_option_gives(text: str, value: object) -> None:
    """What is no plain number stays a text, for who knows what is meant there."""
    read = read_value(text)
    assert (read, type(read)) == (value, type(value))


@pytest.mark.parametrize(
    ("value", "expected"),
    [("+20", True), ("-20", True), ("*2", True), ("5%", True), ("target", False), (20, False)],
)
def test_what_can_only_be_a_quantity(value: object, expected: bool) -> None:  # a case
    """Words of alternatives and mixes are none."""
    assert is_quantity(value) is expected
