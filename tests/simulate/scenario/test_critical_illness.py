"""What critical illness insurance costs a head, where somebody assumes it."""

from simulate.scenario.critical_illness import critical_illness_premium
from tests.simulate.making import REGIONS, plain, under


def test_no_premium_by_default() -> None:
    """Nobody publishes one for students."""
    for region in REGIONS:
        assert critical_illness_premium(plain(region).assumptions, 2026) is None


def test_the_premium_of_a_year() -> None:
    """In fen: that of the year over that of all years, 0 where it is free."""
    dated = under("changsha", "critical_illness_premium=95.5", "critical_illness_premium.2026=0")
    assert critical_illness_premium(dated.assumptions, 2025) == 9550
    assert critical_illness_premium(dated.assumptions, 2026) == 0
