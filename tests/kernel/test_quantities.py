"""Values of each unit, and numbers as people write them."""

from decimal import Decimal

import pytest

from kernel.quantities import amount_of, nearest_possible


@pytest.mark.parametrize(
    ("text", "amount"),
    [("28,219.00", "28219.00"), ("1000", "1000"), (" -3.5 ", "-3.5"), ("1,234,567", "1234567")],
)
def test_thousands_may_be_apart(text: str, amount: str) -> None:
    """Or not; spaces around do not matter."""
    assert amount_of(text) == Decimal(amount)


@pytest.mark.parametrize(
    "text", ["１００", "1_000", "-1e3", "1,0,5", "12,34", "nan", "", "1.", "+5"]
)
def test_anything_else_is_no_amount(text: str) -> None:
    """Full-width digits, underscores, exponents, commas elsewhere."""
    assert amount_of(text) is None


def test_what_is_beyond_the_ends_of_a_unit_is_cut() -> None:
    """A share at 1, an amount of money at 0 and to the fen, half up."""
    assert nearest_possible("share", Decimal("1.3")) == 1
    assert nearest_possible("yuan", Decimal("-20")) == 0
    assert nearest_possible("yuan", Decimal("0.005")) == 0.01
