"""The fictional layers, loaded the way the real ones are."""

from functools import cache
from typing import Final

from kernel.layers import Layer
from kernel.registry import build_ruleset
from kernel.ruleset import Ruleset

MIDDLE_EARTH: Final = Layer.of("middle_earth", "tests.fiction.middle_earth")
TESTLAND: Final = Layer.of("testland", "tests.fiction.testland")
ROHAN: Final = Layer.of("rohan", "tests.fiction.rohan")
"""Testland once more, with a category of relief and a type of institution of its own."""
DEARER: Final = Layer.of("dearer", "tests.fiction.dearer")
"""A reform: every payment is 20 yuan dearer."""


@cache
def load_testland() -> Ruleset:
    """Build Testland over the national layer of Middle-earth."""
    return build_ruleset([MIDDLE_EARTH, TESTLAND])


@cache
def load_rohan() -> Ruleset:
    """Build Rohan over Testland and the national layer."""
    return build_ruleset([MIDDLE_EARTH, TESTLAND, ROHAN])
