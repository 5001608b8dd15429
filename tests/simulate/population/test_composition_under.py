"""A population under other shares: the same profiles and exits, divided otherwise."""

from collections.abc import Sequence

import numpy as np
import pytest

from kernel.errors import RequestError
from simulate.population import expected, grouped
from simulate.population.composition import Population
from simulate.population.headcount import Headcount
from simulate.population.probabilities import axis_shares, exit_shares
from simulate.population.random_numbers import STEPS
from simulate.scenario.setup import Setup
from tests.simulate.making import EVENTFUL, REGIONS, plain, population_of, same, under

YEARLY = ("uptake=0.5", "uptake.2=0.7", "uptake.3=0.6")
"""An uptake that differs by year of study."""


def alike(one: Population, other: Population) -> bool:
    """Say whether two populations divide alike over the same profiles and exits."""
    return (
        one.axes.keys() == other.axes.keys()
        and all(np.array_equal(axis_shares(one, a), axis_shares(other, a)) for a in one.axes)
        and np.array_equal(exit_shares(one), exit_shares(other))
        and np.array_equal(one.chances.late, other.chances.late)
        and np.array_equal(one.chances.aid_percent, other.chances.aid_percent)
    )


def counted(population: Population) -> Headcount:
    """Allocate students to groups."""
    return grouped.headcount(population, "any", 3, 5000)


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("options", [(), EVENTFUL, YEARLY])
def test_under_its_own_assumptions_it_is_the_same(region: str, options: Sequence[str]) -> None:
    """Share by share, and student by student."""
    setup = under(region, *options)
    population = population_of(setup)
    again = population.under(setup.assumptions)
    assert alike(population, again)
    assert same(counted(population), counted(again))


@pytest.mark.parametrize("region", REGIONS)
def test_where_the_options_are_the_same_it_is_the_population_of_the_others(region: str) -> None:
    """Other shares of everything, and the same students allocated by them."""
    moved = (
        "uptake=0.71",
        "late_share=0.2",
        "leave_rate=0.05",
        "assisted_share=0.3",
        "insured_on_entry_share=0.4",
        "refund_application_share=0.9",
        "employee_here_share=0.1",
        "institution_aid_percent=3",
        *(() if region in ("liaoning", "heilongjiang") else ("prepay_share=0.35",)),
    )
    setup = under(region, *moved)
    found = population_of(plain(region)).under(setup.assumptions)
    made = population_of(setup)
    assert alike(found, made)
    assert same(counted(found), counted(made))


def test_mixes_follow() -> None:
    """Nine of ten study for three years now, and all assisted are poor."""
    mixes = {"relief": {"dibao": 0.7, "tekun": 0.3}, "programme_years": {"3": 0.5, "4": 0.5}}
    others = {"relief": {"dibao": 0.1, "tekun": 0.9}, "programme_years": {"3": 0.9, "4": 0.1}}
    one, other = (under("zhengzhou", mixes=shares) for shares in (mixes, others))
    found = population_of(one).under(other.assumptions)
    assert alike(found, population_of(other))
    cells = expected.headcount(found, 1000).cells.sum(axis=1)
    assert cells[found.profiles.programme_years == 3].sum() == pytest.approx(900, abs=0.1)


class TestOrderOfUptake:
    """Who enrols in a year enrols in all years with a higher uptake; that order is kept."""

    usual = population_of(under("liaoning", *YEARLY))

    def moved(self, *options: str) -> Population:
        """Return the population under another uptake."""
        return self.usual.under(under("liaoning", *options).assumptions)

    def test_the_bounds_move(self) -> None:
        """Between none and all the bounds are at 50, 60 and 70 % first; then at 10, 20 and 90 %."""
        found = self.moved("uptake=0.1", "uptake.2=0.9", "uptake.3=0.2")
        draws = found.splits["uptake"].draws.tolist()
        bounds = [0, *(round(share * STEPS) for share in (0.1, 0.2, 0.9)), STEPS]
        assert draws == [np.diff(bounds).tolist()]
        assert self.usual.splits["uptake"].draws.tolist() != draws

    def test_bounds_may_meet(self) -> None:
        """With everybody in the second year nobody is above its bound."""
        found = self.moved("uptake=0.5", "uptake.2=1", "uptake.3=0.5")
        half = STEPS // 2
        assert found.splits["uptake"].draws.tolist() == [[half, 0, half, 0]]

    @pytest.mark.parametrize(
        "options",
        [
            ("uptake=0.5", "uptake.2=0.6", "uptake.3=0.7"),
            ("uptake=0.8", "uptake.2=0.7", "uptake.3=0.75"),
            ("uptake=0.5", "uptake.2=0.7", "uptake.3=0.6", "uptake.4=0.55"),
        ],
    )
    def test_another_order_is_refused(self, options: Sequence[str]) -> None:
        """Years that change places, or that were alike and are not any more."""
        with pytest.raises(RequestError, match=r"--set uptake.*: uptake: expected study years in"):
            self.moved(*options)

    def test_in_any_order_where_all_patterns_are_possible(self) -> None:
        """The second year at 30 % and the others at 60: a tenth of them want the first alone."""
        ranges = {
            "uptake": {"value": 0.5, "low": 0.2, "high": 0.8},
            "uptake.2": {"value": 0.7, "low": 0.2, "high": 0.8},
        }
        setup = under("liaoning", "programme_years=2", mixes=ranges)
        usual = Population.of(setup.rules, setup.assumptions, 2024, possible=True)
        moved = under("liaoning", "uptake=0.6", "uptake.2=0.3", "programme_years=2").assumptions
        found = dict(
            zip(
                usual.axes["uptake"].tolist(),
                (usual.under(moved).splits["uptake"].shares[0]).round(3).tolist(),
                strict=True,
            )
        )
        assert found == {0b11: 0.3, 0b01: 0.3, 0b10: 0.0, 0b00: 0.4}


class TestPossible:
    """A population with places for what some range allows."""

    def both(self, setup: Setup) -> list[Population]:
        """Return the population as it is, and with what is possible."""
        rules, people = setup.rules, setup.assumptions
        return [Population.of(rules, people, 2024, possible=p) for p in (False, True)]

    @pytest.mark.parametrize("region", [region for region in REGIONS if region != "changsha"])
    def test_nobody_is_in_such_a_place(self, region: str) -> None:
        """Two years at a research institute are possible; nobody is expected there."""
        usual, possible = self.both(under(region, "institution_type=research_institute"))
        lengths = (set(p.axes["programme_years"].tolist()) for p in (possible, usual))
        assert next(lengths) - next(lengths) == {2}
        cells = expected.headcount(possible, 1000).cells
        there = possible.profiles.programme_years != 2
        assert cells[~there].sum() == 0
        assert cells[there] == pytest.approx(expected.headcount(usual, 1000).cells)

    def test_what_a_user_sets_leaves_nothing_else_possible(self) -> None:
        """Four years by `--set` are four years."""
        usual, possible = self.both(under("changsha", "programme_years=4"))
        assert possible.axes["programme_years"].tolist() == [4]
        assert alike(usual, possible)
