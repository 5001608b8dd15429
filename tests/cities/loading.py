"""Three cities, and reforms over any region, loaded as installed ones are."""

from functools import cache
from typing import Final

from kernel.layers import Layer
from kernel.registry import build_ruleset
from kernel.ruleset import Ruleset
from simulate.scenario.assumptions import Assumptions
from simulate.scenario.settings import apply_settings, settings_from_options
from simulate.scenario.setup import Setup

SHARED_RELIEF: Final = "shared_relief"
PROVINCIAL_TOP_UP: Final = "provincial_top_up"
"""Reforms: two payers bear relief; the province pays a difference, and part is passed on."""

_PACKAGES: Final = {
    "hangzhou": "tests.cities.hangzhou",
    "ningbo": "xuebao_ningbo",
    "shenzhen": "xuebao_shenzhen",
}
"""Those of `examples/` are distributions; by `pythonpath` pytest finds them uninstalled."""

CITIES: Final = tuple(_PACKAGES)


@cache
def load_city(name: str, *reforms: str) -> Ruleset:
    """Build a city, or another region, over the national layer and under reforms."""
    package = _PACKAGES.get(name, f"plugins.{name}")
    layers = [Layer.of("national", "plugins.national"), Layer.of(name, package)]
    return build_ruleset(layers, [Layer.of(one, f"tests.fiction.{one}") for one in reforms])


def city(name: str, *options: str, reforms: tuple[str, ...] = ()) -> Setup:
    """Return a city under reforms and NAME=VALUE settings."""
    rules = load_city(name, *reforms)
    setup = Setup(rules, Assumptions.of(rules))
    return apply_settings({name: setup}, settings_from_options(options))[name]
