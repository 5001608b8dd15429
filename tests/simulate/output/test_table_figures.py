"""Figures of a table: money in one unit, anything else as it is counted."""

from math import nan

import pytest

from simulate.output.presentation import Presentation
from simulate.output.table_figures import Figures
from simulate.output.units import WAN, YI, YUAN
from simulate.projection.ledger import Account


def test_the_unit_that_keeps_amounts_short() -> None:
    """A million yuan in fen makes it 万元, whichever of the amounts it is."""
    look = Presentation("en")
    assert Figures.of(look, [1, 2]).unit == YUAN
    assert Figures.of(look, [1, -100_000_000, 2]).unit == WAN
    assert Figures.of(look, []).unit == YUAN


def test_the_unit_that_is_asked_for() -> None:
    """However large or small the amounts are."""
    assert Figures.of(Presentation("en", YI), [1]).unit == YI
    assert Figures.of(Presentation("zh", YUAN), [10**12]).unit == YUAN


@pytest.mark.parametrize(
    ("account", "value", "text"),
    [
        (Account("fund_income", "total", "cash"), 1_551_427_500, "1,551.43"),
        (Account("prepaid_balance"), 0, "–"),
        (Account("insured"), 147_354, "147,354"),
        (Account("covered_months"), 0, "–"),
        (Account("waiting_days"), 0.4, "–"),
        (Account("waiting_days"), -2.6, "-3"),
    ],
)
def test_money_in_its_unit_and_heads_as_they_are(account: Account, value: float, text: str) -> None:
    """Nobody counts people in 万元."""
    assert Figures(WAN).figure(account, value) == text


@pytest.mark.parametrize(
    ("change", "is_money", "text"),
    [
        (1200, True, "+12.00"),
        (-1250, True, "-12.50"),
        (0, True, "–"),
        (0, False, "–"),
        (7, False, "+7"),
        (-7, False, "-7"),
        (1234, False, "+1,234"),
    ],
)
def test_changes_have_a_sign(change: int, is_money: bool, text: str) -> None:
    """A plus, a minus, or a dash for none."""
    assert Figures(YUAN).signed(change, is_money=is_money) == text


@pytest.mark.parametrize(
    ("share", "text"), [(0.2936, "29.4%"), (1.5, "150.0%"), (0, "0.0%"), (nan, "")]
)
def test_shares_are_percentages(share: float, text: str) -> None:
    """With one decimal; blank where there is none."""
    assert Figures.share(share) == text
