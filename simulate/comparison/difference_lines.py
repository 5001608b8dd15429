"""Two forecasts side by side, line by line: what each year and all years are before and after."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import frozen

from simulate.comparison.differences import Difference, change, relative
from simulate.projection.ledger import Account
from simulate.projection.measures import MEASURES

Ends = tuple[int | None, int | None]
"""A figure before and after; None for a forecast that does not have it."""


@frozen
class DifferenceLine:
    """A figure of two forecasts.

    Attributes:
        account: of what.
        labels: of the breakdown; none for all of the account.
        by_year: before and after, for each year of the table.
        is_changed: whether something in it changes, even where its parts cancel each other out.
    """

    account: Account
    labels: tuple[str, ...]
    by_year: tuple[Ends, ...]
    is_changed: bool

    @property
    def changes(self) -> list[int | None]:
        """By how much each year changes."""
        return [change(*ends) for ends in self.by_year]

    @property
    def ends(self) -> Ends:
        """All years before and after; a stock has no sum over years."""
        if MEASURES[self.account.measure].is_stock:
            return None, None
        before, after = (_sum(column) for column in zip(*self.by_year, strict=True))
        return before, after

    @property
    def difference(self) -> int | None:
        """By how much all years change; sums over different years have no difference."""
        return change(*self.ends) if self._is_of_same_years else None

    @property
    def relative(self) -> float | None:
        """The same as a part of what it starts from."""
        return relative(*self.ends) if self._is_of_same_years else None

    @property
    def _is_of_same_years(self) -> bool:
        return all((before is None) == (after is None) for before, after in self.by_year)


def difference_lines(
    differences: Iterable[Difference], years: Sequence[int]
) -> dict[Account, list[DifferenceLine]]:
    """Return the line of each account, and behind it those of its breakdown.

    A payer who never pays anything has no line.
    """
    found: dict[Account, dict[tuple[str, ...], dict[int, Difference]]] = {}
    for d in differences:
        found.setdefault(d.account, {}).setdefault(d.by, {})[d.year] = d
    return {account: [*_lines(account, parts, years)] for account, parts in found.items()}


def _lines(
    account: Account,
    parts: Mapping[tuple[str, ...], Mapping[int, Difference]],
    years: Sequence[int],
) -> Iterator[DifferenceLine]:
    given = [d for part in parts.values() for d in part.values()]
    if account.payer and not any(d.before or d.after for d in given):
        return
    yield _line(account, (), given, years)
    for labels, part in sorted(parts.items()):
        if any(labels):
            yield _line(account, labels, [*part.values()], years)


def _line(
    account: Account, labels: tuple[str, ...], given: Sequence[Difference], years: Sequence[int]
) -> DifferenceLine:
    by_year = [[d for d in given if d.year == year] for year in years]
    return DifferenceLine(
        account,
        labels,
        tuple((_sum(d.before for d in own), _sum(d.after for d in own)) for own in by_year),
        any(d.before != d.after for d in given),
    )


def _sum(amounts: Iterable[int | None]) -> int | None:
    """Add up the amounts that are there; None where there is none."""
    there = [amount for amount in amounts if amount is not None]
    return sum(there) if there else None
