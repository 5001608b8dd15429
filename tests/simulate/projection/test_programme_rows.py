"""A headcount as rosters: what stands in a row, and which kinds a year tells apart."""

from datetime import date

import numpy as np
import pytest

from kernel.codes import GraduateScheme, Relief
from kernel.days import BLANK_DAY, as_date
from simulate.population.profiles import COMPLETES, Manner
from tests.simulate.making import as_dates
from tests.simulate.population.by_hand import (
    BEFORE,
    FATES,
    MARCH,
    STAYS,
    Made,
    kinds_of,
    leaver,
)


class TestRoster:
    """Kinds and fates as the rows of an insurance year."""

    def test_paid_years_are_those_with_a_day(self) -> None:
        """Wanted are the first, second and fourth; of a leaver nobody asks."""
        kinds = kinds_of(wants=[[True], [True], [False], [True]])
        made = Made(kinds, {(0, 0): 1, (0, leaver(3, BEFORE)): 1})
        found = made.exposure(2027).students
        assert dict(zip(as_dates(found.left_on), found.paid_years.tolist(), strict=True)) == {
            None: 0b1011,
            date(2027, 5, 2): 0,
        }

    def test_relief_is_flagged_from_the_second_year_on(self) -> None:
        """An entrant cannot be in the system yet; relief itself lasts throughout."""
        made = Made(kinds_of(2, relief=[-1, Relief.DIBAO]), {(0, 0): 1, (1, 0): 1})
        first, second = (made.exposure(year).students for year in (2024, 2025))
        assert sorted(first.relief.tolist()) == [0, 1 << Relief.DIBAO]
        assert not first.relief_flagged.any()
        assert second.relief_flagged.all()
        assert sorted(second.relief.tolist()) == [0, 1 << Relief.DIBAO]

    def test_leavers_apply_on_the_day_they_leave_or_never(self) -> None:
        """The day of application is the day of leaving."""
        fates = (0, leaver(1, BEFORE), leaver(1, BEFORE, applies=1))
        found = Made(kinds_of(), dict.fromkeys(((0, fate) for fate in fates), 1)).exposure(2025)
        day = date(2025, 5, 2)
        columns = (found.students.left_on, found.students.refund_applied_on)
        rows = zip(*map(as_dates, columns), strict=True)
        assert set(rows) == {(None, None), (day, None), (day, day)}

    def test_graduates_stay_as_their_fate_says(self) -> None:
        """Three stay, five do not, in every year."""
        for year in (2024, 2027):
            found = Made(kinds_of(), {(0, STAYS): 3, (0, 0): 5}).exposure(year)
            schemes = found.students.graduate_scheme.tolist()
            by_scheme = zip(schemes, found.weight.tolist(), strict=True)
            assert dict(by_scheme) == {GraduateScheme.EMPLOYEE_HERE: 3, GraduateScheme.NONE: 5}

    def test_the_rest_is_passed_on(self) -> None:
        """Type, place, length, aid and affiliation stand in every year's row."""
        kinds = kinds_of(2, affiliation=[0, 2], institution_type=[5, 4], programme_years=[3, 4])
        made = Made(kinds, {(0, 0): 3, (1, 0): 5}, options=("institution_aid_percent=7",))
        exposure = made.exposure(2026)
        found = exposure.students
        columns = ("affiliation", "institution_type", "programme_years", "entry_year")
        told = (getattr(found, name).tolist() for name in columns)
        rows = zip(exposure.weight.tolist(), *told, strict=True)
        assert sorted(rows) == [(3, 0, 5, 3, 2023), (5, 2, 4, 4, 2023)]
        assert found.institution_aid_percent.tolist() == [7, 7]
        assert found.enrols_here.all()
        assert not found.missed_years.any()

    def test_insurance_before_entry_concerns_who_enrols_on_entry(self) -> None:
        """In 2024 and only of payers for 2024."""
        kinds = kinds_of(2, insured_on_entry=True, wants=[[True, False], *[[True, True]] * 3])
        made = Made(kinds, {(0, 0): 1, (1, 0): 1})
        first = made.exposure(2024)
        by_kind = zip(first.kind.tolist(), first.students.insured_on_entry.tolist(), strict=True)
        assert dict(by_kind) == {0: True, 1: False}
        assert not made.exposure(2025).students.insured_on_entry.any()


class TestKindsThatAYearTellsApart:
    """Students are counted together only where the year asks no difference of them."""

    def test_insured_on_entry_is_told_apart_in_the_first_year_only(self) -> None:
        """Two rows, then one."""
        made = Made(kinds_of(2, insured_on_entry=[False, True]), {(0, 0): 3, (1, 0): 4})
        assert made.by_kind(2024) == {0: 3, 1: 4}
        later = made.exposure(2025)
        assert later.weight.tolist() == [7]
        assert len(set(later.stands_for.tolist())) == 1

    @pytest.mark.parametrize("year", range(2024, 2028))
    def test_a_manner_that_cannot_be_means_nothing(self, year: int) -> None:
        """Who means to prepay where that is impossible is like anybody."""
        made = Made(kinds_of(3, manner=[*Manner], prepayable=False), {(k, 0): 1 for k in range(3)})
        assert made.exposure(year).weight.tolist() == [3]

    @pytest.mark.parametrize(
        ("name", "values"),
        [
            ("institution_type", [4, 5]),
            ("programme_years", [3, 4]),
            ("affiliation", [0, 1]),
            ("relief", [-1, 0]),
            ("manner", [0, 1]),
            ("wants", [[True, False], *[[True, True]] * 3]),
        ],
    )
    def test_other_kinds_are_told_apart_in_every_year(self, name: str, values: object) -> None:
        """Type, length, affiliation, relief, prepayment, and which years are paid for."""
        made = Made(kinds_of(2, 4, **{name: values}), {(0, 0): 3, (1, 0): 4})
        for year in range(2024, 2027):
            assert made.by_kind(year) == {0: 3, 1: 4}

    def test_origins_keep_prepayers_apart_and_nobody_else(self) -> None:
        """Kinds whose prepayment is known to differ; of annual payers nothing was bought before."""
        for manner, expected in (
            (Manner.PREPAYING, [3, 4]),
            (Manner.ANNUALLY, [7]),
        ):
            kinds = kinds_of(2, manner=manner, insured_on_entry=[False, True])
            made = Made(kinds, {(0, 0): 3, (1, 0): 4})
            assert sorted(made.by_kind(2025, [np.array([8, 9])]).values()) == expected
            assert [*made.by_kind(2025, [np.array([8, 8])]).values()] == [7]

    def test_nobody_of_a_merged_kind_is_lost(self) -> None:
        """Late payers and leavers of kinds that are alike add up."""
        fate = leaver(1, BEFORE)
        lives = {(kind, f): 10 for kind in range(3) for f in (0, fate)}
        late = {(1, kind, f, MARCH): kind + 1 for kind in range(3) for f in (0, fate)}
        made = Made(kinds_of(3, insured_on_entry=[0, 1, 1]), lives, late)
        assert made.paid(2025) == {date(2024, 9, 1): 48, date(2025, 3, 16): 12}


def test_no_row_is_empty() -> None:
    """Kinds and fates without students have no row, nor have late months without payers."""
    found = Made(kinds_of(5), {(3, 0): 2}).exposure(2024)
    assert found.weight.tolist() == [2]
    assert as_date(int(found.students.left_on[0])) is None
    assert found.students.left_on[0] == BLANK_DAY
    assert FATES.study_year[0] == COMPLETES


class TestWeighedAnew:
    """The rows of a headcount with the weights of another one of the same population."""

    kinds = kinds_of(2, relief=[-1, Relief.DIBAO])
    lives = ((0, 0), (1, 0), (1, leaver(1, BEFORE)))

    def made(self, students: tuple[int, int, int], late: int) -> Made:
        """Return so many of each life, and so many of the first late in March 2024."""
        return Made(
            self.kinds, dict(zip(self.lives, students, strict=True)), {(0, 0, 0, MARCH): late}
        )

    def test_by_its_own_count_a_row_weighs_what_it_does(self) -> None:
        """In every year."""
        made = self.made((7, 5, 3), 2)
        for k in range(4):
            exposure = made.programme.exposure(k)
            assert exposure.weighed(made.programme.tally(k)).tolist() == exposure.weight.tolist()

    def test_by_another_count_it_weighs_that(self) -> None:
        """In 2024 nine of ten pay in time, one late in March; nobody of the second kind is left."""
        exposure = self.made((7, 5, 3), 2).programme.exposure(0)
        other = self.made((10, 0, 4), 1).programme
        weight = exposure.weighed(other.tally(0))
        assert weight.dtype == np.int64
        days = [as_date(int(day)) for day in exposure.students.paid_on]
        found = sorted(zip(days, weight.tolist(), strict=True))
        assert found == [(date(2023, 9, 1), 4), (date(2023, 9, 1), 9), (date(2024, 3, 16), 1)]

    def test_a_tally_has_a_place_for_who_comes_late_in_each_month(self) -> None:
        """Of seven five in time and two late; a prepaid year knows who was late on entry."""
        made = self.made((7, 5, 3), 2)
        lives = made.programme.headcount.lives.size
        tally = made.programme.tally(0)
        assert (tally[:lives].sum(), tally[lives:].sum()) == (13, 2)
        assert len(made.programme.tally(1)) > len(tally)
