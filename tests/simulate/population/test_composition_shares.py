"""What is drawn is what is assumed: 200,000 students, within 5 standard errors."""

from math import sqrt
from typing import Final

import numpy as np
import pytest

from kernel.codes import Affiliation, InstitutionType, Relief
from kernel.days import BLANK_DAY
from kernel.figures import Array
from simulate.population.profiles import COMPLETES, NO_RELIEF, PaymentPlan
from simulate.population.random_numbers import STEPS
from tests.simulate.making import EVENTFUL, counted, drawn, plain, under

STUDENTS: Final = 200_000


def is_near(count: int, share: float, of: int) -> bool:
    """Say whether a count lies within 5 standard errors of a share (and one step of a draw)."""
    error = sqrt(of * share * (1 - share))
    return abs(count - share * of) <= 5 * error + of / STEPS


class TestSharesOf200000Students:
    """Zhengzhou, as assumed and with many rare events; the seed is fixed."""

    usual = drawn(plain("zhengzhou"), students=STUDENTS)
    eventful = drawn(
        under("zhengzhou", *EVENTFUL, "refund_application_share=0.25"), students=STUDENTS
    )
    assumptions = plain("zhengzhou").assumptions

    def test_uptake(self) -> None:
        """52 % enrol for every year of theirs, the others for none."""
        for students, share in ((self.usual, 0.52), (self.eventful, 0.8)):
            wants = students.of("wants")
            assert is_near(counted(wants[0]), share, STUDENTS)
            assert (wants == wants[0]).all()

    @pytest.mark.parametrize("study_year", range(5))
    def test_late_payers(self, study_year: int) -> None:
        """3 % of those who may pay for a year pay it late, in every year of study."""
        for students, share in ((self.usual, 0.03), (self.eventful, 0.3)):
            may = students.population.may_pay[study_year, students.profile, students.exit_code]
            late = students.comes_late_on[study_year] != BLANK_DAY
            assert not counted(late, ~may)
            assert is_near(counted(late), share, counted(may))

    def test_late_payers_are_spread_over_the_months_by_their_days(self) -> None:
        """Of 372 days 6 lie in December 2023, 31 in January, 29 in February 2024, and so on."""
        late = self.eventful.comes_late_on[0]
        days = self.eventful.population.calendar.late_day[0, 0]
        lengths = [6, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        everybody = counted(late != BLANK_DAY)
        assert everybody > 10_000
        for day, length in zip(days, lengths, strict=True):
            assert is_near(counted(late == day), length / 372, everybody)

    @pytest.mark.parametrize("study_year", range(3))
    def test_leavers(self, study_year: int) -> None:
        """0.6 % of those still there leave in a year, in the first as in the third."""
        for students, share in ((self.usual, 0.006), (self.eventful, 0.15)):
            leaves = students.whose("study_year")
            there = (leaves == COMPLETES) | (leaves >= study_year)
            there &= students.of("programme_years") > study_year
            assert is_near(counted(leaves == study_year), share, counted(there))

    def test_leavers_are_spread_over_the_year_by_its_days(self) -> None:
        """Of 366 days of 2024 121 lie behind the opening of the next period, of 2025 121 of 365."""
        for study_year, days in ((0, 366), (1, 365)):
            leaves = self.eventful.whose("study_year") == study_year
            after_opening = counted(leaves, self.eventful.whose("after_opening"))
            assert is_near(after_opening, 121 / days, counted(leaves))

    def test_prepayers(self) -> None:
        """60 % of those who enrol on entry prepay, and pay once; 3 % of them late."""
        for students, late in ((self.usual, 0.03), (self.eventful, 0.3)):
            prepays, pays = students.of("prepays"), students.of("pays")
            assert is_near(counted(prepays), 0.6, counted(pays[0]))
            assert not pays[1:, prepays].any()
            payment_plan = students.of("payment_plan") == PaymentPlan.PREPAYING_LATE
            assert is_near(counted(payment_plan, prepays), late, counted(prepays))

    def test_who_prepays_late_is_who_comes_late_in_the_first_year(self) -> None:
        """One decision, not two."""
        students = self.eventful
        prepays, may = students.of("prepays"), students.population.may_be_late[0]
        late = students.comes_late_on[0] != BLANK_DAY
        meant = students.of("payment_plan") == PaymentPlan.PREPAYING_LATE
        assert not counted(prepays, late != meant, may[students.profile, students.exit_code])

    def test_the_assisted_and_their_categories(self) -> None:
        """8 % hold a category, and the categories have their shares among them."""
        mix = self.assumptions.mix("relief")
        for students, share in ((self.usual, 0.08), (self.eventful, 0.5)):
            relief = students.of("relief")
            assisted = counted(relief != NO_RELIEF)
            assert is_near(assisted, share, STUDENTS)
            for word in Relief.words():
                assert is_near(counted(relief == Relief.of(word)), mix.get(word, 0), assisted)

    def test_institutions_follow_the_entrants(self) -> None:
        """Of cohort 2024 402,058 enter universities and 91,200 vocational schools."""
        profile = self.usual.of("institution_type")
        for word, entrants in (("tertiary", 479_400), ("secondary_vocational", 91_200)):
            count = counted(profile == InstitutionType.of(word))
            assert is_near(count, entrants / (479_400 + 91_200), STUDENTS)

    def test_programme_lengths_differ_by_institution(self) -> None:
        """Three years in every vocational school; three, four or five at university."""
        for word in ("tertiary", "secondary_vocational"):
            here = self.usual.of("institution_type") == InstitutionType.of(word)
            mix = self.assumptions.mix("programme_years", word)
            for years in range(1, 9):
                count = counted(here, self.usual.of("programme_years") == years)
                assert is_near(count, mix.get(str(years), 0), counted(here))

    def test_affiliations(self) -> None:
        """1 % central, 80 % provincial, 19 % municipal."""
        for word, share in (("central", 0.01), ("provincial", 0.80), ("municipal", 0.19)):
            count = counted(self.usual.of("affiliation") == Affiliation.of(word))
            assert is_near(count, share, STUDENTS)

    def test_insured_on_entry(self) -> None:
        """95 % come insured."""
        assert is_near(counted(self.usual.of("insured_on_entry")), 0.95, STUDENTS)

    def test_applicants_and_graduates_who_stay(self) -> None:
        """A quarter of the leavers apply, 35 % of the graduates stay; nobody does both."""
        applies, stays = (self.eventful.whose(name) for name in ("applies", "stays"))
        completes: Array = self.eventful.whose("study_year") == COMPLETES
        assert is_near(counted(applies), 0.25, counted(~completes))
        assert is_near(counted(stays), 0.35, counted(completes))
        assert not counted(applies, completes)
        assert not counted(stays, ~completes)

    def test_decisions_are_drawn_apart(self) -> None:
        """Of late payers, leavers, prepayers, … as many are assisted as of everybody."""
        students = self.eventful
        assisted = students.of("relief") != NO_RELIEF
        late = students.comes_late_on != BLANK_DAY
        leaves = students.whose("study_year") != COMPLETES
        groups = {
            "late on entry": late[0],
            "late in the second year": late[1],
            "leaves": leaves,
            "leaves in a period": students.whose("after_opening"),
            "applies": students.whose("applies"),
            "stays": students.whose("stays"),
            "prepays": students.of("prepays"),
            "enrols": students.of("wants")[0],
            "came insured": students.of("insured_on_entry") != 0,
        }
        for name, these in groups.items():
            assert is_near(counted(assisted, these), 0.5, counted(these)), name
        again = late[1] & students.population.may_pay[1, students.profile, students.exit_code]
        both = counted(late[0], again)
        annual = ~students.of("prepays")
        may = np.asarray(
            students.population.may_pay[:2, students.profile, students.exit_code].all(axis=0)
        )
        assert is_near(both, 0.3, counted(late[0], may, annual))


def test_nobody_leaves_beyond_his_programme() -> None:
    """A three-year student completes, though the draw would have him leave in his fourth year."""
    students = drawn(under("zhengzhou", *EVENTFUL), students=20_000)
    leaves, years = students.whose("study_year"), students.of("programme_years")
    assert (leaves < years).all()
    for length in (3, 4, 5):
        assert leaves[years == length].max() == length - 1
        stays = 0.85**length
        assert is_near(
            counted(years == length, leaves == COMPLETES), stays, counted(years == length)
        )


def test_localities_have_their_shares() -> None:
    """Students are divided among the cities as assumed."""
    students = drawn(plain("liaoning"), students=STUDENTS)
    assumptions = plain("liaoning").assumptions
    for word, share in assumptions.mix("locality").items():
        count = counted(students.of("locality") == assumptions.words("locality").index(word))
        assert is_near(count, share, STUDENTS)


def test_uptake_may_differ_by_year_of_study() -> None:
    """Uptake of one year says who pays for that year; a larger one keeps those of a smaller."""
    setup = under("liaoning", "uptake=0.2", "uptake.2=0.6", "programme_years=3")
    pays = drawn(setup, students=STUDENTS).of("pays")
    for row, share in zip(pays, (0.2, 0.6, 0.2), strict=True):
        assert is_near(counted(row), share, STUDENTS)
    assert not counted(pays[0], ~pays[1])
    assert np.array_equal(pays[0], pays[2])


def test_every_chunk_has_the_shares_and_is_drawn_apart() -> None:
    """Four chunks of 50,000 students: each within 5 standard errors, together too."""
    setup = under("changsha", *EVENTFUL)
    chunks = [drawn(setup, students=50_000, chunk=chunk) for chunk in range(4)]
    enrols = [counted(students.of("wants")[0]) for students in chunks]
    assert len(set(enrols)) == 4
    assert all(is_near(count, 0.8, 50_000) for count in enrols)
    assert is_near(sum(enrols), 0.8, 200_000)
