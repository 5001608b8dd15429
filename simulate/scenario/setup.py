"""A region, its law and its assumptions, as a scenario leaves them."""

from attrs import frozen

from kernel.registry import load_region
from kernel.ruleset import Ruleset
from simulate.scenario.assumptions import Assumptions


@frozen
class Setup:
    """A region, its law and its assumptions, as a scenario leaves them."""

    rules: Ruleset
    assumptions: Assumptions


def load_setup(region: str, reforms: tuple[str, ...] = ()) -> Setup:
    """Load an installed region with its own assumptions. Raises what `load_region` raises."""
    rules = load_region(region, reforms)
    return Setup(rules, Assumptions.of(rules))
