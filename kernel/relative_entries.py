"""A value that changes the one that stands: by so much more or less, or by a factor."""

from decimal import Decimal

from attrs import evolve, field, frozen

from kernel.codes import Basis
from kernel.entries import Entry, Number
from kernel.quantities import PARTS, ends_of, nearest_possible


@frozen
class RelativeEntry(Entry):
    """An entry that changes the value that stands where and when it holds.

    Attributes:
        sign: `+`, `-` or `*`; amount: what is added, taken away, or multiplied by. `value` is both
            as people write them.
    """

    sign: str = field(kw_only=True)
    amount: Decimal = field(kw_only=True)

    @property
    def says_a_value(self) -> bool:
        """It changes another one."""
        return False

    def moved(self, value: Number, unit: str) -> Number:
        """Return a value moved, as far as the unit can have it; both as people write them."""
        return nearest_possible(unit, self._exact(value))

    def goes_beyond(self, value: Number, unit: str) -> bool:
        """Say whether a value would move beyond what the unit can have, and is cut there."""
        least, most = ends_of(unit)
        return not least <= self._exact(value) * PARTS.get(unit, 1) <= most

    def _exact(self, value: Number) -> Decimal:
        exact = Decimal(str(value))
        if self.sign == "*":
            return exact * self.amount
        return exact - self.amount if self.sign == "-" else exact + self.amount

    def over(self, entry: Entry, unit: str) -> Entry:
        """Return the entry that stands, its value and the ends of its range moved along."""
        ends = (entry.value if end is None else end for end in (entry.low, entry.high))
        value, low, high = (self.moved(number(one), unit) for one in (entry.value, *ends))
        source = f"{self.source}: {entry.source}"
        return evolve(entry, value=value, low=low, high=high, basis=Basis.ASSUMED, source=source)


def number(value: Number | str) -> Number:
    """Return a value that is no day of the year: only numbers are changed."""
    if isinstance(value, str):
        raise TypeError(value)
    return value
