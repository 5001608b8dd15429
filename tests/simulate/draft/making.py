"""A new region that was just written, loaded as an installed one is."""

import sys
from importlib import invalidate_caches
from pathlib import Path
from typing import Final

import pytest

from kernel.layers import Layer
from kernel.registry import build_ruleset
from kernel.ruleset import Ruleset
from simulate.draft.begun_region import BegunRegion
from simulate.draft.distribution import write_distribution
from simulate.scenario.assumptions import Assumptions
from simulate.scenario.settings import apply_settings, settings_from_options
from simulate.scenario.setup import Setup
from tests.simulate.making import CERTAIN

CERTAIN_FOUR_YEARS: Final = (*CERTAIN, "programme_years=4")


def written(region: BegunRegion, folder: Path) -> Path:
    """Write a region into a folder of its name; return it."""
    write_distribution(region, folder / region.name)
    return folder / region.name


def loaded(region: BegunRegion, folder: Path, patch: pytest.MonkeyPatch) -> Ruleset:
    """Load a region from where it was written, over the national layer."""
    for name in [name for name in sys.modules if name.partition(".")[0] == region.package]:
        del sys.modules[name]
    patch.syspath_prepend(str(folder / region.name))
    invalidate_caches()
    layers = [
        Layer.of("national", "plugins.national"),
        Layer.of(region.name, region.package),
    ]
    return build_ruleset(layers)


def certain(rules: Ruleset) -> Setup:
    """Return a region in which everybody enrols in time and stays four years."""
    setup = {rules.name: Setup(rules, Assumptions.of(rules))}
    return apply_settings(setup, settings_from_options(CERTAIN_FOUR_YEARS))[rules.name]
