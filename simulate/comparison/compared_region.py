"""A region of two forecasts, with all that is known of what changes in it."""

from collections.abc import Sequence

from attrs import frozen

from kernel.ruleset import Ruleset
from simulate.comparison.comparison_headline import ComparisonHeadline
from simulate.comparison.differences import Difference
from simulate.comparison.intervals import SpreadPair


@frozen(eq=False)
class ComparedRegion:
    """A region of two forecasts.

    Attributes:
        headline: what changes in it, of the figures that both have.
        differences: of every figure that one of them has.
        rules: as they are after; None where they are not known.
        pair: both in the same draws, where there are any.
        types_are_of_its_years: the types of student are counted over the years of the differences.
    """

    headline: ComparisonHeadline
    differences: Sequence[Difference]
    rules: Ruleset | None = None
    pair: SpreadPair | None = None
    types_are_of_its_years: bool = True

    @property
    def name(self) -> str:
        """The name of the region."""
        return self.headline.region

    @property
    def is_of_both(self) -> bool:
        """Whether both have a figure of it."""
        return bool(self.headline.differences)

    @property
    def is_analysed(self) -> bool:
        """Whether there is an analysis of its change."""
        return any(d.region == self.name for step in self.headline.steps for d in step.effects)
