"""How far two forecasts are apart, figure by figure."""

from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from simulate.projection.facts import Fact
from simulate.projection.ledger import Account
from simulate.projection.measures import MEASURES

Figure = tuple[str, int, str, str, str, tuple[str, ...]]
"""Region, year, measure, payer, accounting and labels of the breakdown."""


@frozen
class Difference:
    """One figure before and after.

    Attributes:
        unit: in what it is counted; money in fen.
        before, after: the figure, summed over cohorts; None where one forecast does not have it.
        by: labels of the breakdown, in its order.
        low, high: the ends of the difference's interval, where there are draws.
    """

    region: str
    year: int
    measure: str
    payer: str
    accounting: str
    unit: str
    before: int | None
    after: int | None
    by: tuple[str, ...] = ()
    low: int | None = None
    high: int | None = None

    @property
    def account(self) -> Account:
        """What the figure is of."""
        return Account(self.measure, self.payer, self.accounting)

    @property
    def difference(self) -> int | None:
        """After less before; None where one of them is missing."""
        return change(self.before, self.after)

    @property
    def relative(self) -> float | None:
        """The difference as a part of the amount before, positive for a rise; None from 0."""
        return relative(self.before, self.after)


def change(before: int | None, after: int | None) -> int | None:
    """Return after less before; None where one of them is missing."""
    return None if before is None or after is None else after - before


def relative(before: int | None, after: int | None) -> float | None:
    """Return a change as a part of what it starts from; None where that is 0 or missing."""
    return None if not before or after is None else (after - before) / abs(before)


def between(before: Iterable[Fact], after: Iterable[Fact]) -> list[Difference]:
    """Return every figure that one of two forecasts has, in the order of results.

    Cohorts are added up. Under a breakdown a label without a fact counts 0 where the figure has
    other labels: facts leave empty labels out, and give a figure that is 0 blank ones.
    """
    one, other = _Sums.of(before), _Sums.of(after)
    figures = [*one.by_figure, *other.by_figure]
    labelled = {figure[:-1] for figure in figures if any(figure[-1])}
    return [
        Difference(
            *figure[:-1], MEASURES[figure[2]].unit, one.at(figure), other.at(figure), figure[-1]
        )
        for figure in _order(figures)
        if any(figure[-1]) or figure[:-1] not in labelled
    ]


@frozen
class _Sums:
    """A forecast's figures over all cohorts, and which it has whatever the labels."""

    by_figure: Mapping[Figure, int]
    known: set[tuple[str, int, str, str, str]]

    @classmethod
    def of(cls, facts: Iterable[Fact]) -> "_Sums":
        sums: dict[Figure, int] = {}
        for f in facts:
            figure = (f.region, f.year, f.measure, f.payer, f.accounting, f.by)
            sums[figure] = sums.get(figure, 0) + f.value
        return cls(sums, {figure[:-1] for figure in sums})

    def at(self, figure: Figure) -> int | None:
        return self.by_figure.get(figure, 0) if self._is_known(*figure[:-1]) else None

    def _is_known(self, region: str, year: int, measure: str, payer: str, accounting: str) -> bool:
        """Say whether it has a figure, or of who seldom pays that of another payer instead."""
        if payer not in MEASURES[measure].seldom_pay:
            return (region, year, measure, payer, accounting) in self.known
        return any(one[:3] == (region, year, measure) for one in self.known)


def _order(figures: Sequence[Figure]) -> list[Figure]:
    """Sort figures as results are: by region, measure, accounting, payer and year."""
    regions = list(dict.fromkeys(figure[0] for figure in figures))
    payers = list(dict.fromkeys(figure[3] for figure in figures))
    measures = list(MEASURES)

    def place(figure: Figure) -> tuple[object, ...]:
        region, year, measure, payer, accounting, by = figure
        return (
            regions.index(region), measures.index(measure), accounting,
            payers.index(payer), year, by,
        )  # fmt: skip

    return sorted(set(figures), key=place)
