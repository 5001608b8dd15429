"""Figures as a person reads them: money in one unit, anything else as it is counted."""

from collections.abc import Iterable
from fractions import Fraction
from math import isnan

from attrs import frozen

from simulate.output.presentation import Presentation
from simulate.output.units import Unit, shown, unit_for
from simulate.projection.ledger import Account
from simulate.projection.measures import MEASURES


@frozen
class Figures:
    """Writes the figures of a table, money in its unit."""

    unit: Unit

    @classmethod
    def of(cls, look: Presentation, amounts: Iterable[int]) -> "Figures":
        """Take the unit asked for, or the one that keeps a table's amounts (in fen) short."""
        return cls(look.unit or unit_for(amounts))

    def number(self, value: float | Fraction, *, is_money: bool) -> str:
        """Write a number; nothing is a dash."""
        if is_money:
            return shown(value, self.unit)
        return f"{round(value):,}" if round(value) else "–"

    def figure(self, account: Account, value: float) -> str:
        """Write a figure of an account."""
        return self.number(value, is_money=MEASURES[account.measure].is_money)

    @staticmethod
    def share(value: float) -> str:
        """Write a share; nan, where there is none, is blank."""
        return "" if isnan(value) else f"{value:.1%}"

    def signed(self, change: float | Fraction, *, is_money: bool) -> str:
        """Write a change with its sign."""
        return f"{'+' if change > 0 else ''}{self.number(change, is_money=is_money)}"
