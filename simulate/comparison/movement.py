"""How figures go from one forecast to another: what they are before, what each step adds, after."""

from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from simulate.comparison.differences import Difference
from simulate.comparison.scenarios import ANALYSED, Step
from simulate.projection.ledger import Account


@frozen
class Movement:
    """Some figures on their way, one in each column.

    Attributes:
        before, after: the figures at both ends.
        effects: what each step adds to them; with what is before they add up to what is after.
    """

    before: tuple[int, ...]
    effects: Mapping[str, tuple[int, ...]]
    after: tuple[int, ...]

    @property
    def moving(self) -> dict[str, tuple[int, ...]]:
        """The effects of the steps that change any of the figures."""
        return {step: own for step, own in self.effects.items() if any(own)}

    @property
    def still(self) -> list[str]:
        """The other steps."""
        return [step for step, own in self.effects.items() if not any(own)]

    def with_sums(self) -> "Movement":
        """Return the same of figures that can be added up, with their sum in a last column."""
        return Movement(
            _with_sum(self.before),
            {step: _with_sum(own) for step, own in self.effects.items()},
            _with_sum(self.after),
        )


def _with_sum(amounts: tuple[int, ...]) -> tuple[int, ...]:
    return (*amounts, sum(amounts))


def figures_of_both(steps: Sequence[Step], region: str) -> list[Account]:
    """Return the figures that a region has before and after."""
    before = {d.account for d in steps[0].effects if d.region == region and d.before is not None}
    after = {d.account for d in steps[-1].effects if d.region == region and d.after is not None}
    return [account for account in ANALYSED if account in before & after]


def movement_over_years(
    steps: Sequence[Step], region: str, accounts: Sequence[Account]
) -> Movement:
    """Return how a region's figures move, each added up over all years."""
    totals = [_totals(step.effects, region) for step in steps]
    return Movement(
        tuple(totals[0][account][0] for account in accounts),
        {
            step.name: tuple(total[account][1] - total[account][0] for account in accounts)
            for step, total in zip(steps, totals, strict=True)
        },
        tuple(totals[-1][account][1] for account in accounts),
    )


def movement_by_year(
    steps: Sequence[Step], region: str, account: Account
) -> tuple[list[int], Movement]:
    """Return the years of a region's figure, and how it moves in each of them."""
    own = [
        [d for d in step.effects if (d.region, d.account) == (region, account)] for step in steps
    ]
    return [d.year for d in own[0]], Movement(
        tuple(d.before or 0 for d in own[0]),
        {
            step.name: tuple(d.difference or 0 for d in effects)
            for step, effects in zip(steps, own, strict=True)
        },
        tuple(d.after or 0 for d in own[-1]),
    )


def _totals(effects: Iterable[Difference], region: str) -> Mapping[Account, tuple[int, int]]:
    """Add a region's figures up over the years, before and after."""
    totals = dict.fromkeys(ANALYSED, (0, 0))
    for d in effects:
        if d.region == region:
            before, after = totals[d.account]
            totals[d.account] = (before + (d.before or 0), after + (d.after or 0))
    return totals
