"""A region, its law and its assumptions, as a scenario leaves them."""

from typing import TYPE_CHECKING

from attrs import field, frozen

from kernel.registry import load_region
from kernel.ruleset import Ruleset
from simulate.scenario.assumptions import Assumptions

if TYPE_CHECKING:
    from simulate.scenario.settings import Setting


@frozen
class Setup:
    """A region, its law and its assumptions, as a scenario leaves them.

    Attributes:
        settings: what changed them, in order; two that come to the same are equal.
    """

    rules: Ruleset
    assumptions: Assumptions
    settings: "tuple[Setting, ...]" = field(default=(), eq=False)


def load_setup(region: str, reforms: tuple[str, ...] = ()) -> Setup:
    """Load an installed region with its own assumptions. Raises what `load_region` raises."""
    rules = load_region(region, reforms)
    return Setup(rules, Assumptions.of(rules))
