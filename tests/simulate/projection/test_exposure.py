"""Whom a year concerns, what stands in a row, and which profiles a year distinguishes."""

from datetime import date

import numpy as np
import pytest

from kernel.codes import GraduateScheme, Relief
from kernel.days import BLANK_DAY, as_date
from simulate.population.profiles import COMPLETES, PaymentPlan
from tests.simulate.making import as_dates
from tests.simulate.population.by_hand import (
    AFTER_OPENING,
    BEFORE,
    EXITS,
    MARCH,
    STAYS,
    Made,
    leaver,
    profiles_of,
)


class TestSchool:
    """Who is in school on a 1 January, and whom an insurance year concerns."""

    made = Made(
        profiles_of(),
        {
            (0, 0): 1,
            (0, STAYS): 10,
            (0, leaver(1, BEFORE)): 100,
            (0, leaver(1, AFTER_OPENING)): 1000,
        },
    )

    def test_leavers_are_in_school_until_the_year_in_which_they_leave(self) -> None:
        """Who leaves in 2025 is there on its 1 January and not on the next."""
        assert [self.made.studying(year) for year in range(2024, 2028)] == [1111, 1111, 11, 11]

    def test_a_year_paid_for_concerns_who_has_left(self) -> None:
        """Left in November 2025 with 2026 paid in September: 2026 still concerns him."""
        concerned = [self.made.concerned(year) for year in range(2024, 2028)]
        assert concerned == [1111, 1111, 1011, 11]

    def test_a_year_does_not_know_who_will_leave(self) -> None:
        """In 2024 nobody's leaving is known, in 2025 everybody's."""
        first, second = (self.made.exposure(year).students for year in (2024, 2025))
        assert set(as_dates(first.left_on)) == {None}
        assert set(as_dates(second.left_on)) == {None, date(2025, 5, 2), date(2025, 11, 1)}

    def test_school_ends_with_the_programme(self) -> None:
        """A three-year student is not in school on the fourth 1 January."""
        made = Made(profiles_of(2, programme_years=[3, 4]), {(0, 0): 1, (1, 0): 10})
        assert [made.concerned(year) for year in range(2024, 2028)] == [11, 11, 11, 10]

    def test_who_never_pays_is_in_school_all_the_same(self) -> None:
        """Students are exposed to the rules whether they enrol or not."""
        made = Made(profiles_of(wants=False), {(0, 0): 3})
        assert made.paid(2026) == {None: 3}
        assert made.studying(2026) == 3


class TestRoster:
    """Profiles and exits as the rows of an insurance year."""

    def test_paid_years_are_those_with_a_day(self) -> None:
        """Wanted are the first, second and fourth; of a leaver nobody asks."""
        profiles = profiles_of(wants=[[True], [True], [False], [True]])
        made = Made(profiles, {(0, 0): 1, (0, leaver(3, BEFORE)): 1})
        found = made.exposure(2027).students
        assert dict(zip(as_dates(found.left_on), found.paid_years.tolist(), strict=True)) == {
            None: 0b1011,
            date(2027, 5, 2): 0,
        }

    def test_relief_is_flagged_from_the_second_year_on(self) -> None:
        """An entrant cannot be in the system yet; relief itself lasts throughout."""
        made = Made(profiles_of(2, relief=[-1, Relief.DIBAO]), {(0, 0): 1, (1, 0): 1})
        first, second = (made.exposure(year).students for year in (2024, 2025))
        assert sorted(first.relief.tolist()) == [0, 1 << Relief.DIBAO]
        assert not first.relief_flagged.any()
        assert second.relief_flagged.all()
        assert sorted(second.relief.tolist()) == [0, 1 << Relief.DIBAO]

    def test_leavers_apply_on_the_day_they_leave_or_never(self) -> None:
        """The day of application is the day of leaving."""
        exits = (0, leaver(1, BEFORE), leaver(1, BEFORE, applies=1))
        found = Made(
            profiles_of(), dict.fromkeys(((0, exit_code) for exit_code in exits), 1)
        ).exposure(2025)
        day = date(2025, 5, 2)
        columns = (found.students.left_on, found.students.refund_applied_on)
        rows = zip(*map(as_dates, columns), strict=True)
        assert set(rows) == {(None, None), (day, None), (day, day)}

    def test_graduates_stay_as_their_exit_says(self) -> None:
        """Three stay, five do not, in every year."""
        for year in (2024, 2027):
            found = Made(profiles_of(), {(0, STAYS): 3, (0, 0): 5}).exposure(year)
            schemes = found.students.graduate_scheme.tolist()
            by_scheme = zip(schemes, found.weight.tolist(), strict=True)
            assert dict(by_scheme) == {GraduateScheme.EMPLOYEE_HERE: 3, GraduateScheme.NONE: 5}

    def test_the_rest_is_passed_on(self) -> None:
        """Type, place, length, aid and affiliation stand in every year's row."""
        profiles = profiles_of(
            2, affiliation=[0, 2], institution_type=[5, 4], programme_years=[3, 4]
        )
        made = Made(profiles, {(0, 0): 3, (1, 0): 5}, options=("institution_aid_percent=7",))
        exposure = made.exposure(2026)
        found = exposure.students
        columns = ("affiliation", "institution_type", "programme_years", "entry_year")
        cells = (getattr(found, name).tolist() for name in columns)
        rows = zip(exposure.weight.tolist(), *cells, strict=True)
        assert sorted(rows) == [(3, 0, 5, 3, 2023), (5, 2, 4, 4, 2023)]
        assert found.institution_aid_percent.tolist() == [7, 7]
        assert found.enrols_here.all()
        assert not found.missed_years.any()

    def test_insurance_before_entry_concerns_who_enrols_on_entry(self) -> None:
        """In 2024 and only of payers for 2024."""
        profiles = profiles_of(2, insured_on_entry=True, wants=[[True, False], *[[True, True]] * 3])
        made = Made(profiles, {(0, 0): 1, (1, 0): 1})
        first = made.exposure(2024)
        by_profile = zip(
            first.profile.tolist(), first.students.insured_on_entry.tolist(), strict=True
        )
        assert dict(by_profile) == {0: True, 1: False}
        assert not made.exposure(2025).students.insured_on_entry.any()


class TestProfilesThatAYearDistinguishes:
    """Students are counted together only where the year asks no difference of them."""

    def test_insured_on_entry_is_distinguished_in_the_first_year_only(self) -> None:
        """Two rows, then one."""
        made = Made(profiles_of(2, insured_on_entry=[False, True]), {(0, 0): 3, (1, 0): 4})
        assert made.by_profile(2024) == {0: 3, 1: 4}
        later = made.exposure(2025)
        assert later.weight.tolist() == [7]
        assert len(set(later.stands_for.tolist())) == 1

    @pytest.mark.parametrize("year", range(2024, 2028))
    def test_a_payment_plan_that_cannot_be_means_nothing(self, year: int) -> None:
        """Who means to prepay where that is impossible is like anybody."""
        made = Made(
            profiles_of(3, payment_plan=[*PaymentPlan], prepayable=False),
            {(k, 0): 1 for k in range(3)},
        )
        assert made.exposure(year).weight.tolist() == [3]

    @pytest.mark.parametrize(
        ("name", "values"),
        [
            ("institution_type", [4, 5]),
            ("programme_years", [3, 4]),
            ("affiliation", [0, 1]),
            ("relief", [-1, 0]),
            ("payment_plan", [0, 1]),
            ("wants", [[True, False], *[[True, True]] * 3]),
        ],
    )
    def test_other_profiles_are_distinguished_in_every_year(
        self, name: str, values: object
    ) -> None:
        """Type, length, affiliation, relief, prepayment, and which years are paid for."""
        made = Made(profiles_of(2, 4, **{name: values}), {(0, 0): 3, (1, 0): 4})
        for year in range(2024, 2027):
            assert made.by_profile(year) == {0: 3, 1: 4}

    def test_origins_keep_prepayers_apart_and_nobody_else(self) -> None:
        """Profiles whose prepayment is known to differ; annual payers bought nothing before."""
        for payment_plan, expected in (
            (PaymentPlan.PREPAYING, [3, 4]),
            (PaymentPlan.ANNUALLY, [7]),
        ):
            profiles = profiles_of(2, payment_plan=payment_plan, insured_on_entry=[False, True])
            made = Made(profiles, {(0, 0): 3, (1, 0): 4})
            assert sorted(made.by_profile(2025, [np.array([8, 9])]).values()) == expected
            assert [*made.by_profile(2025, [np.array([8, 8])]).values()] == [7]

    def test_nobody_of_a_merged_profile_is_lost(self) -> None:
        """Late payers and leavers of profiles that are alike add up."""
        exit_code = leaver(1, BEFORE)
        cells = {(profile, f): 10 for profile in range(3) for f in (0, exit_code)}
        late = {(1, profile, f, MARCH): profile + 1 for profile in range(3) for f in (0, exit_code)}
        made = Made(profiles_of(3, insured_on_entry=[0, 1, 1]), cells, late)
        assert made.paid(2025) == {date(2024, 9, 1): 48, date(2025, 3, 16): 12}


def test_no_row_is_empty() -> None:
    """Profiles and exits without students have no row, nor have late months without payers."""
    found = Made(profiles_of(5), {(3, 0): 2}).exposure(2024)
    assert found.weight.tolist() == [2]
    assert as_date(int(found.students.left_on[0])) is None
    assert found.students.left_on[0] == BLANK_DAY
    assert EXITS.study_year[0] == COMPLETES


class TestWeighedAnew:
    """The rows of a headcount with the weights of another one of the same population."""

    profiles = profiles_of(2, relief=[-1, Relief.DIBAO])
    cells = ((0, 0), (1, 0), (1, leaver(1, BEFORE)))

    def made(self, students: tuple[int, int, int], late: int) -> Made:
        """Return so many of each cell, and so many of the first late in March 2024."""
        return Made(
            self.profiles, dict(zip(self.cells, students, strict=True)), {(0, 0, 0, MARCH): late}
        )

    def test_by_its_own_count_a_row_weighs_what_it_does(self) -> None:
        """In every year."""
        made = self.made((7, 5, 3), 2)
        for k in range(4):
            exposure = made.programme.exposure(k)
            assert exposure.weighed(made.programme.counted(k)).tolist() == exposure.weight.tolist()

    def test_by_another_count_it_weighs_that(self) -> None:
        """In 2024 nine of ten pay in time, one late in March; profile two has nobody left."""
        exposure = self.made((7, 5, 3), 2).programme.exposure(0)
        other = self.made((10, 0, 4), 1).programme
        weight = exposure.weighed(other.counted(0))
        assert weight.dtype == np.int64
        days = [as_date(int(day)) for day in exposure.students.paid_on]
        found = sorted(zip(days, weight.tolist(), strict=True))
        assert found == [(date(2023, 9, 1), 4), (date(2023, 9, 1), 9), (date(2024, 3, 16), 1)]
