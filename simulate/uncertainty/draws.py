"""A region in several draws at once."""

from collections.abc import Sequence
from functools import cached_property

from attrs import frozen

from simulate.scenario.setup import Setup
from simulate.uncertainty.stacked_law import StackedLaw


@frozen(eq=False)
class Draws:
    """A region in several draws.

    Attributes:
        setups: the region in each.
    """

    setups: Sequence[Setup]

    def __len__(self) -> int:
        return len(self.setups)

    @cached_property
    def law(self) -> StackedLaw:
        """The law of the region in each draw, which all its cohorts have in common."""
        return StackedLaw.of([setup.rules.law for setup in self.setups])
