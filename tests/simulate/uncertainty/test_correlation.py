"""Assumptions that move together: how far, and what stays as it is drawn."""

from typing import Final

import numpy as np
import pytest

from kernel.errors import FileFault, RequestError
from kernel.figures import Array
from simulate.scenario.settings import CORRELATIONS, Setting
from simulate.uncertainty.correlation import Correlation, correlated, correlations_of
from tests.simulate.making import SCENARIO, plain, under

DRAWS: Final = 4000

NAMES: Final = ("uptake", "late_share", "leave_rate")


def drawn() -> dict[str, Array]:
    """Return independent places in three ranges."""
    random = np.random.default_rng(1)
    return {name: random.random(DRAWS) for name in NAMES}


def correlation(one: Array, other: Array) -> float:
    """Return how places move together: of uniform places, Spearman's rank correlation."""
    return float(np.corrcoef(one, other)[0, 1])


@pytest.mark.parametrize("value", [-0.9, -0.4, 0.0, 0.5, 0.95])
def test_two_move_together_as_far_as_said(value: float) -> None:
    """Of normal deviates correlated by r the ranks are correlated by 6/π arcsin(r/2)."""
    moved = correlated(drawn(), [Correlation(("uptake", "late_share"), value, "x")])
    expected = 6 / np.pi * np.arcsin(value / 2)
    assert abs(correlation(moved["uptake"], moved["late_share"]) - expected) < 0.04


def test_places_stay_uniform() -> None:
    """Each tenth of a range keeps a tenth of the draws, within four standard errors."""
    moved = correlated(drawn(), [Correlation(("uptake", "late_share"), 0.8, "x")])
    for name in NAMES:
        tenths = np.bincount((moved[name] * 10).astype(int), minlength=10) / DRAWS
        assert np.abs(tenths - 0.1).max() < 4 * np.sqrt(0.09 / DRAWS)


def test_what_nothing_is_said_about_stays() -> None:
    """Neither the third assumption moves, nor the first of the two."""
    before = drawn()
    after = correlated(before, [Correlation(("uptake", "late_share"), 0.8, "x")])
    assert np.array_equal(after["leave_rate"], before["leave_rate"])
    assert np.allclose(after["uptake"], before["uptake"])


def test_an_end_of_a_range_is_a_place_too() -> None:
    """Its normal deviate would be infinite."""
    places = {"uptake": np.array([0.0, 1.0]), "late_share": np.array([0.5, 0.5])}
    moved = correlated(places, [Correlation(("uptake", "late_share"), 0.5, "x")])
    assert np.isfinite(moved["late_share"]).all()


def test_correlations_that_cannot_be_together_are_refused() -> None:
    """Two that move with a third cannot move against each other as far."""
    pairs = {("uptake", "late_share"): 0.9, ("uptake", "leave_rate"): 0.9}
    said = [Correlation(pair, value, "x.toml") for pair, value in pairs.items()]
    said.append(Correlation(("late_share", "leave_rate"), -0.9, "x.toml"))
    with pytest.raises(RequestError, match=r"x\.toml: correlations: found values that contradict"):
        correlated(drawn(), said)


def test_they_are_refused_before_anything_is_drawn() -> None:
    """Also where no intervals are asked for."""
    pairs = {("uptake", "late_share"): 0.9, ("uptake", "leave_rate"): 0.9}
    settings = [
        Setting(CORRELATIONS, {"between": pair, "value": value}, SCENARIO)
        for pair, value in {**pairs, ("late_share", "leave_rate"): -0.9}.items()
    ]
    with pytest.raises(RequestError, match="found values that contradict each other"):
        correlations_of({"changsha": plain("changsha")}, settings)


def test_an_assumption_that_has_one_value_is_refused_as_such() -> None:
    """No other name is meant."""
    with pytest.raises(FileFault, match=r"'uptake', expected .*; here it has one value$"):
        correlations_of(
            {"changsha": under("changsha", "uptake=0.5")}, [said("uptake", "late_share")]
        )


def said(*between: str) -> Setting:
    """Return a correlation as a scenario says it."""
    return Setting(CORRELATIONS, {"between": between, "value": 0.5}, SCENARIO)


def test_a_correlation_holds_where_both_have_a_range() -> None:
    """Nobody prepays in Quanzhou, where prepay_share has no range."""
    setups = {name: plain(name) for name in ("changsha", "quanzhou")}
    found = correlations_of(setups, [said("uptake", "prepay_share")])
    assert {name: len(own) for name, own in found.items()} == {"changsha": 1, "quanzhou": 0}


def test_an_unknown_assumption_is_refused_with_the_nearest() -> None:
    """Its range would be drawn without it."""
    with pytest.raises(FileFault, match=r"'prepay_shar', expected .*did you mean 'prepay_share'"):
        correlations_of({"changsha": plain("changsha")}, [said("uptake", "prepay_shar")])
