"""What the tests of uncertainty are made of: Testland under settings, and draws of its cohorts."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from kernel.figures import Array
from simulate.projection.facts import derived
from simulate.projection.ledger import Account
from simulate.scenario.assumptions import Assumptions
from simulate.scenario.settings import Setting, apply_settings, settings_from_options
from simulate.scenario.setup import Setup
from simulate.uncertainty.amounts import Amounts
from tests.fiction.world import load_testland
from tests.simulate.making import REGIONS, SCENARIO, plain

TESTLAND: Final = Setup(load_testland(), Assumptions.of(load_testland()))

EVERYWHERE: Final = (*REGIONS, "testland")

NARROW: Final = ("affiliation=provincial", "locality=shire", "relief=dibao", "programme_years=3")
"""Settings that leave Testland few profiles of students, so that it is quick."""


def setup_of(region: str) -> Setup:
    """Return a region, Testland among them, with nothing changed."""
    return TESTLAND if region == "testland" else plain(region)


def fictional(*options: str, mixes: Mapping[str, Mapping[str, float]] = {}) -> Setup:
    """Return Testland under NAME=VALUE settings and whole tables of shares."""
    settings = [Setting(name, table, SCENARIO) for name, table in mixes.items()]
    settings += settings_from_options(options)
    return apply_settings({"testland": TESTLAND}, settings)["testland"]


def figures_of(amounts: Amounts, account: Account) -> Array:
    """Return an account as it is shown, of shape (years, draws)."""
    nothing = np.zeros_like(next(iter(amounts.values())))
    return derived(account, lambda one: amounts.get(one, nothing))


def same_amounts(one: Amounts, other: Amounts) -> bool:
    """Say whether every account holds the same, to the last bit."""
    return one.keys() == other.keys() and all(np.array_equal(one[a], other[a]) for a in one)


def picked(amounts: Amounts, draws: Sequence[int] | slice) -> Amounts:
    """Return the amounts of some draws, by position."""
    return {account: figures[:, draws] for account, figures in amounts.items()}
