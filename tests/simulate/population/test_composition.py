"""The make-up of a cohort: what its students may decide, and how they divide over it."""

from math import prod

import numpy as np
import pytest

from kernel.codes import InstitutionType, Relief
from kernel.errors import RequestError
from kernel.figures import Array
from simulate.population.mixes import institution_mix
from simulate.population.profiles import COMPLETES, NO_RELIEF, PaymentPlan
from simulate.population.random_numbers import STEPS, steps_of
from tests.simulate.making import (
    CERTAIN,
    EVENTFUL,
    FOUR_YEARS,
    REGIONS,
    counted,
    drawn,
    plain,
    population_of,
    under,
)


@pytest.mark.parametrize("region", REGIONS)
def test_profiles_are_every_combination_once(region: str) -> None:
    """The product of the axes, in their order: the last one changes fastest."""
    population = population_of(under(region, *EVENTFUL))
    profiles, axes = population.profiles, population.axes
    assert len(profiles) == prod(len(options) for options in axes.values())
    shape = tuple(len(options) for options in axes.values())
    for position, (name, options) in enumerate(axes.items()):
        if name == "uptake":
            continue
        index = np.indices(shape)[position].ravel()
        codes = options[:, 0] if name == "relief" else options
        assert np.array_equal(getattr(profiles, name), codes[index]), name


@pytest.mark.parametrize("region", REGIONS)
def test_options_without_a_share_are_no_options(region: str) -> None:
    """Categories and affiliations that nobody has cost no profile."""
    setup = under(region, mixes={"relief": {"dibao": 1.0, "tekun": 0.0}})
    population = population_of(setup)
    assert population.axes["relief"][:, 0].tolist() == [NO_RELIEF, Relief.DIBAO]
    assert len(population_of(under(region, *FOUR_YEARS)).axes["programme_years"]) == 1


def test_shares_are_kept_to_a_65536th() -> None:
    """3 % late, 60 % prepaying, 8 % assisted: in draws of 65,536."""
    population = population_of(under("zhengzhou", "late_share=0.03", "prepay_share=0.6"))
    assert (population.chances.late == 1966).all()
    assert (population.chances.prepays == 39322).all()
    assert (population.chances.assisted == steps_of(0.08)).all()


def test_who_leaves_is_who_was_still_there() -> None:
    """At 15 % a year 0.15, then 0.85 · 0.15, then 0.85² · 0.15 of all leave; the others never."""
    population = population_of(under("changsha", *FOUR_YEARS, "leave_rate=0.15"))
    shares = [0.15 * 0.85**k for k in range(4)]
    found = population.chances.leaves.draws[0]
    assert np.abs(found - np.array([*shares, 1 - sum(shares)]) * STEPS).max() <= 1
    assert found.sum() == STEPS


def test_uptake_is_a_scale_on_which_every_year_has_its_bound() -> None:
    """Bounds at 20 % and 60 %: below both a student wants every year, between them the second."""
    population = population_of(under("liaoning", "uptake=0.2", "uptake.2=0.6", "programme_years=3"))
    assert population.axes["uptake"].tolist() == [0b111, 0b010, 0]
    assert population.splits["uptake"].draws.tolist() == [[13107, 26215, 26214]]
    ways = {tuple(row) for row in population.profiles.wants.T.tolist()}
    assert ways == {(True, True, True), (False, True, False), (False, False, False)}


@pytest.mark.parametrize("uptake", [0, 1])
def test_certain_uptake_leaves_one_option(uptake: int) -> None:
    """Everybody wants every year, or nobody any."""
    population = population_of(under("liaoning", f"uptake={uptake}"))
    assert len(population.axes["uptake"]) == 1
    assert (population.profiles.wants == bool(uptake)).all()


@pytest.mark.parametrize("region", REGIONS)
def test_prepaying_is_possible_only_where_the_region_accepts_it(region: str) -> None:
    """Even a share of 1 makes nobody a prepayer elsewhere than in Changsha and Zhengzhou."""
    setup = under(region, "prepay_share=1")
    population = population_of(setup)
    accepted = region in ("changsha", "zhengzhou")
    assert population.axes["payment_plan"].tolist() == (
        [*PaymentPlan] if accepted else [PaymentPlan.ANNUALLY]
    )
    assert bool(drawn(setup).of("prepays").any()) is accepted


@pytest.mark.parametrize("region", REGIONS)
def test_the_longest_programme_is_that_of_the_types_that_enter(region: str) -> None:
    """Six years of primary school do not count where nobody enters one."""
    assert population_of(plain(region)).study_years == 5
    if region in ("liaoning", "heilongjiang", "quanzhou"):
        assert population_of(under(region, "entrants.primary=5")).study_years == 6


def test_calendar_years_run_from_the_one_before_entry_to_two_after_the_last_of_study() -> None:
    """Four years of study, 2024 to 2027: from 2023 to 2029."""
    population = population_of(under("changsha", *FOUR_YEARS))
    assert population.calendar_years == range(2023, 2030)


@pytest.mark.parametrize("region", REGIONS)
def test_exits_are_those_that_the_region_s_documents_distinguish(region: str) -> None:
    """Applicants and stayers only in Zhengzhou; leaving in each of five years, twice."""
    exits = population_of(plain(region)).exits
    ruled = region == "zhengzhou"
    assert (exits.refunds, exits.completing) == (ruled, 1 + ruled)
    assert sorted(set(exits.study_year.tolist())) == [COMPLETES, 0, 1, 2, 3, 4]


def test_nobody_may_pay_who_has_left_before_the_enrolment_period() -> None:
    """A leaver of the first year pays for the second only if he left in its period."""
    population = population_of(under("changsha", *FOUR_YEARS))
    may_pay: Array = population.may_pay
    before, after = (
        int(population.exits.of_leavers(np.array(0), np.array(after_opening), 0))
        for after_opening in (0, 1)
    )
    annually = np.flatnonzero(population.profiles.payment_plan == PaymentPlan.ANNUALLY)
    for exit_code, expected in (
        (before, [True, *[False] * 3]),
        (after, [True, True, False, False]),
    ):
        found = may_pay[:, annually, exit_code]
        assert found.all(axis=1).tolist() == found.any(axis=1).tolist() == expected
    assert not may_pay[1:, population.profiles.prepays].any()


def test_nobody_may_be_late_where_no_day_is_left() -> None:
    """A window that ends with the insurance year."""
    population = population_of(under("changsha", "late_share=1", "window_closes=y-12-31"))
    assert not population.may_be_late.any()
    assert population.may_pay.any()


def test_cells_are_numbered_profile_after_profile() -> None:
    """What a year knows of a cell is a cell of the same profile, of a prepayer the cell itself."""
    population = population_of(under("changsha", *FOUR_YEARS))
    exits = len(population.exits)
    cells = np.arange(len(population.profiles) * exits)
    for k in range(4):
        profile, exit_code = np.divmod(population.known_cells[k], exits)
        assert np.array_equal(profile, cells // exits)
        prepays = population.profiles.prepays[cells // exits]
        known = np.where(prepays, cells % exits, population.exits.known_in(k)[cells % exits])
        assert np.array_equal(exit_code, known)


def test_institution_types_follow_from_entrants_unless_they_are_assumed() -> None:
    """368,000 of Heilongjiang's entrants, 44,000 of them vocational; or as a scenario says."""
    mix = institution_mix(plain("heilongjiang").assumptions, 2024)
    assert mix == {"tertiary": 324 / 368, "secondary_vocational": 44 / 368}
    assumed = under("heilongjiang", "institution_type=senior").assumptions
    assert institution_mix(assumed, 2024) == {"senior": 1.0}


def test_a_type_without_programme_lengths_is_refused() -> None:
    """Changsha has no primary schools: nobody says how long theirs would take."""
    with pytest.raises(RequestError, match="programme_years: no value for 'primary'"):
        population_of(under("changsha", "institution_type=primary"))


def test_a_cohort_that_nobody_enters_is_refused() -> None:
    """It has no composition."""
    with pytest.raises(RequestError, match="nobody enters in cohort 2024"):
        population_of(under("changsha", "entrants=0"))


def test_one_type_may_have_lengths_that_another_has_not() -> None:
    """Three years in every vocational school; two to five at university."""
    population = population_of(plain("zhengzhou"))
    types, years = population.axes["institution_type"], population.axes["programme_years"]
    draws = population.splits["programme_years"].draws
    vocational = types.tolist().index(InstitutionType.SECONDARY_VOCATIONAL)
    assert years.tolist() == [2, 3, 4, 5]
    assert draws[vocational].tolist() == [0, STEPS, 0, 0]
    assert (draws[1 - vocational] > 0).all()


def test_certain_settings_leave_nothing_to_chance() -> None:
    """Nobody is assisted, late or leaves; in Liaoning nothing else differs but the make-up."""
    students = drawn(under("liaoning", *CERTAIN), students=5000)
    assert not counted(students.of("relief") != NO_RELIEF)
    assert not counted(students.whose("study_year") != COMPLETES)
    assert (students.comes_late_on < 0).all()
    assert np.array_equal(students.of("pays"), students.of("studies"))
