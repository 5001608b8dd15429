"""Synthetic students: drawn as assumed, and counted together where their lives are alike."""

from collections import Counter
from math import sqrt
from random import Random
from typing import Final

import numpy as np
import pytest
from attrs import evolve, fields
from hypothesis import given, settings
from hypothesis import strategies as st

from kernel.codes import Affiliation, InstitutionType, Relief
from kernel.errors import RequestError
from kernel.figures import Array
from simulate.draws import CHUNK, STEPS, Stream
from simulate.population import (
    NO_RELIEF,
    Lives,
    Profile,
    distinct,
    draw_lives,
    institution_mix,
    together,
)
from simulate.windows import Drive, drive_of
from tests.simulate.making import (
    EVENTFUL,
    FOUR_YEARS,
    REGIONS,
    counted,
    drawn,
    lives_of,
    plain,
    under,
)

STUDENTS: Final = 200_000


def drives_of(region: str, cohort: int, years: int) -> list[Drive]:
    """Return a region's drives of a programme."""
    return [drive_of(plain(region).rules, cohort, cohort + k) for k in range(years)]


def population(region: str, *options: str, students: int = STUDENTS) -> Lives:
    """Draw many students, chunk by chunk."""
    profile = Profile.of(under(region, *options).assumptions, 2024)
    drives = drives_of(region, 2024, profile.longest)
    return together(
        [
            draw_lives(
                profile,
                Stream(0, region, 2024, first // CHUNK),
                min(CHUNK, students - first),
                drives,
            )
            for first in range(0, students, CHUNK)
        ]
    )


def is_near(count: int, share: float, of: int) -> bool:
    """Say whether a count lies within 5 standard errors of a share (and one step of a draw)."""
    error = sqrt(of * share * (1 - share))
    return abs(count - share * of) <= 5 * error + of / STEPS


class TestSharesOf200000Students:
    """What is drawn is what is assumed, within 5 standard errors; the seed is fixed."""

    lives = population("zhengzhou")
    eventful = population("zhengzhou", *EVENTFUL, "refund_application_share=0.25")
    assumptions = plain("zhengzhou").assumptions

    def test_nobody_is_lost(self) -> None:
        """The weights of the distinct lives add up to the students drawn."""
        assert counted(self.lives) == counted(self.eventful) == STUDENTS
        assert len(self.lives) < STUDENTS

    def test_uptake(self) -> None:
        """52 % enrol."""
        assert is_near(counted(self.lives, self.lives.pays != 0), 0.52, STUDENTS)
        assert is_near(counted(self.eventful, self.eventful.pays != 0), 0.8, STUDENTS)

    @pytest.mark.parametrize("study_year", range(5))
    def test_late_payers(self, study_year: int) -> None:
        """3 % of those who pay for a year pay it late, in every year of study."""
        for lives, share in ((self.lives, 0.03), (self.eventful, 0.3)):
            pays = lives.pays >> study_year & 1 == 1
            late = lives.late_day[study_year] > 0
            assert not counted(lives, late, ~pays)
            assert is_near(counted(lives, late), share, counted(lives, pays))

    @pytest.mark.parametrize("study_year", range(3))
    def test_leavers(self, study_year: int) -> None:
        """1 % of those still there leave in a year, in the first as in the third."""
        days = (0, 366, 366 + 365, 366 + 365 + 365)
        for lives, share in ((self.lives, 0.01), (self.eventful, 0.15)):
            stays_till_then = (lives.left_after == 0) | (lives.left_after > days[study_year])
            leaves = stays_till_then & (lives.left_after > 0)
            leaves &= lives.left_after <= days[study_year + 1]
            assert is_near(counted(lives, leaves), share, counted(lives, stays_till_then))

    def test_prepayers(self) -> None:
        """60 % of those who enrol on entry prepay, and pay once."""
        prepays = self.lives.prepays
        pays = self.lives.pays & 1 == 1
        assert is_near(counted(self.lives, prepays), 0.6, counted(self.lives, pays))
        assert (self.lives.pays[prepays] == 1).all()

    def test_the_assisted_and_their_categories(self) -> None:
        """8 % hold a category, and the categories have their shares among them."""
        assisted = self.lives.relief != NO_RELIEF
        assert is_near(counted(self.lives, assisted), 0.08, STUDENTS)
        mix = self.assumptions.mix("relief")
        for word in Relief.words():
            count = counted(self.lives, self.lives.relief == Relief.of(word))
            assert is_near(count, mix.get(word, 0), counted(self.lives, assisted))

    def test_institutions_follow_the_entrants(self) -> None:
        """Of cohort 2024 402,058 enter universities and 91,200 vocational schools."""
        for word, entrants in (("tertiary", 402_058), ("secondary_vocational", 91_200)):
            count = counted(self.lives, self.lives.institution_type == InstitutionType.of(word))
            assert is_near(count, entrants / (402_058 + 91_200), STUDENTS)

    def test_programme_lengths_differ_by_institution(self) -> None:
        """Three years in every vocational school; three, four or five at university."""
        for word in ("tertiary", "secondary_vocational"):
            here = self.lives.institution_type == InstitutionType.of(word)
            mix = self.assumptions.mix("programme_years", word)
            for years in range(1, 9):
                count = counted(self.lives, here, self.lives.programme_years == years)
                assert is_near(count, mix.get(str(years), 0), counted(self.lives, here))

    def test_affiliations(self) -> None:
        """1 % central, 80 % provincial, 19 % municipal."""
        for word, share in (("central", 0.01), ("provincial", 0.80), ("municipal", 0.19)):
            count = counted(self.lives, self.lives.affiliation == Affiliation.of(word))
            assert is_near(count, share, STUDENTS)

    def test_insured_on_entry(self) -> None:
        """95 % of those who will ever enrol come insured; of the others it does not matter."""
        enrols = self.lives.pays != 0
        assert is_near(
            counted(self.lives, self.lives.insured_on_entry), 0.95, counted(self.lives, enrols)
        )
        assert not counted(self.lives, self.lives.insured_on_entry, ~enrols)

    def test_applicants_and_graduates_who_stay(self) -> None:
        """A quarter of the leavers who enrolled apply; 35 % of the graduates who did stay."""
        lives = self.eventful
        enrols, left = lives.pays != 0, lives.left_after > 0
        assert is_near(counted(lives, lives.applies), 0.25, counted(lives, enrols, left))
        assert is_near(counted(lives, lives.stays), 0.35, counted(lives, enrols, ~left))
        assert not counted(lives, lives.applies, ~left | ~enrols)
        assert not counted(lives, lives.stays, left | ~enrols)

    def test_decisions_are_drawn_apart(self) -> None:
        """Late payers, leavers and prepayers are assisted as often as everybody."""
        lives = self.eventful
        assisted = lives.relief != NO_RELIEF
        share = counted(lives, assisted) / STUDENTS
        for these in (lives.late_day[0] > 0, lives.left_after > 0, lives.prepays):
            assert is_near(counted(lives, assisted, these), share, counted(lives, these))

    def test_days_are_spread_over_the_year(self) -> None:
        """A leaver of the first year who enrolled left on day 183.5 on average, of 366."""
        lives = self.eventful
        first = (lives.pays != 0) & (lives.left_after > 0) & (lives.left_after <= 366)
        days = np.repeat(lives.left_after[first], lives.weight[first])
        error = float(days.std()) / sqrt(len(days))
        assert abs(float(days.mean()) - 183.5) < 5 * error
        assert (days.min(), days.max()) == (1, 366)


@pytest.mark.parametrize("region", ["liaoning"])
def test_localities_have_their_shares(region: str) -> None:
    """Students are divided among the cities as assumed."""
    lives = population(region)
    assumptions = plain(region).assumptions
    for word, share in assumptions.mix("locality").items():
        count = counted(lives, lives.locality == assumptions.localities.index(word))
        assert is_near(count, share, STUDENTS)


@pytest.mark.parametrize("region", REGIONS)
def test_late_days_lie_between_the_window_and_the_end_of_the_year(region: str) -> None:
    """Who is late pays on the day after the window at the earliest, on 31 December at the latest.

    Counted from 1; in 2024, a leap year, from 1 March (Quanzhou) 306 days are left.
    """
    days = {"zhengzhou": 6 + 366, "quanzhou": 366 - 31 - 29}.get(region, 366)
    lives = population(region, "late_share=1", "uptake=1", "leave_rate=0", students=20_000)
    assert (lives.late_day[0].min(), lives.late_day[0].max()) == (1, days)


def test_uptake_may_differ_by_year_of_study() -> None:
    """Uptake of one year says who pays for that year; a larger one keeps those of a smaller."""
    lives = population("liaoning", "uptake=0.2", "uptake.2=0.6", "programme_years=3")
    shares = [counted(lives, lives.pays >> k & 1 == 1) for k in range(3)]
    for count, share in zip(shares, (0.2, 0.6, 0.2), strict=True):
        assert is_near(count, share, STUDENTS)
    assert not counted(lives, lives.pays & 1 == 1, lives.pays >> 1 & 1 == 0)


def test_nobody_pays_beyond_the_programme() -> None:
    """A three-year student never pays for a fourth year, nor leaves in it."""
    lives = population("zhengzhou", *EVENTFUL, students=20_000)
    for years in (3, 4, 5):
        here = lives.programme_years == years
        assert (lives.pays[here] < 1 << years).all()
        assert lives.left_after[here].max() <= 366 + 365 * (years - 1) + (years > 4)


def test_prepaying_is_possible_only_where_the_region_accepts_it() -> None:
    """Even a share of 1 makes nobody a prepayer in Liaoning."""
    assert not population("liaoning", "prepay_share=1", students=1000).prepays.any()
    assert population("changsha", "prepay_share=1", students=1000).prepays.any()


@pytest.mark.parametrize("region", REGIONS)
def test_the_longest_programme_is_that_of_the_types_that_enter(region: str) -> None:
    """Six years of primary school do not count where nobody enters one."""
    assert Profile.of(plain(region).assumptions, 2024).longest == 5
    if region in ("liaoning", "heilongjiang", "quanzhou"):
        assumptions = under(region, "entrants.primary=5").assumptions
        assert Profile.of(assumptions, 2024).longest == 6


def test_institution_types_follow_from_entrants_unless_they_are_assumed() -> None:
    """368,000 of Heilongjiang's entrants, 44,000 of them vocational; or as a scenario says."""
    mix = institution_mix(plain("heilongjiang").assumptions, 2024)
    assert mix == {"tertiary": 324 / 368, "secondary_vocational": 44 / 368}
    assumed = under("heilongjiang", "institution_type=senior").assumptions
    assert institution_mix(assumed, 2024) == {"senior": 1.0}


def test_a_type_without_programme_lengths_is_refused() -> None:
    """Changsha has no primary schools: nobody says how long theirs would take."""
    with pytest.raises(RequestError, match="programme_years: no value for 'primary'"):
        Profile.of(under("changsha", "institution_type=primary").assumptions, 2024)


def weighted(lives: Lives, *names: str) -> Counter[tuple[int, ...]]:
    """Count students by the values of some columns."""
    columns = [row for name in names for row in np.atleast_2d(getattr(lives, name))]
    counts = Counter[tuple[int, ...]]()
    for row, weight in zip(zip(*columns, strict=True), lives.weight, strict=True):
        counts[tuple(int(value) for value in row)] += int(weight)
    return counts


COLUMNS: Final = tuple(a.name for a in fields(Lives) if a.name != "weight")

EXTREMES: Final = {
    "institution_type": st.integers(0, 6),
    "programme_years": st.integers(1, 8),
    "affiliation": st.integers(0, 2),
    "locality": st.integers(0, 40),
    "relief": st.integers(NO_RELIEF, 8),
    "insured_on_entry": st.booleans(),
    "pays": st.integers(0, 255),
    "prepays": st.booleans(),
    "left_after": st.sampled_from([0, 1, 365, 366, 2922]),
    "applies": st.booleans(),
    "stays": st.booleans(),
}
"""The values that columns may have, with their largest."""


@st.composite
def crowds(draw: st.DrawFn) -> Lives:
    """Make up a few students of eight study years, several of them alike."""
    some = draw(st.integers(1, 6))
    made: dict[str, Array] = {
        name: np.array(draw(st.lists(values, min_size=some, max_size=some)))
        for name, values in EXTREMES.items()
    }
    days = st.lists(st.sampled_from([0, 1, 255, 256, 372]), min_size=some, max_size=some)
    late = np.array([draw(days) for _ in range(8)])
    picked = draw(st.lists(st.integers(0, some - 1), min_size=1, max_size=20))
    weights = draw(st.lists(st.integers(1, 9), min_size=len(picked), max_size=len(picked)))
    columns = {name: column[picked] for name, column in made.items()}
    return Lives(weight=np.array(weights), late_day=late[:, picked], **columns)


few = settings(max_examples=50)


class TestDistinctLives:
    """Alike lives are counted together, and nothing else about them changes."""

    @few
    @given(crowds())
    def test_every_life_keeps_its_students(self, lives: Lives) -> None:
        """Counted over all columns together, each life has the students it had."""
        assert weighted(distinct(lives), *COLUMNS) == weighted(lives, *COLUMNS)

    @few
    @given(crowds())
    def test_no_life_stands_twice(self, lives: Lives) -> None:
        """There are as many rows as different lives."""
        grouped = distinct(lives)
        assert len(grouped) == len(weighted(lives, *COLUMNS))
        assert all(len(getattr(grouped, name).T) == len(grouped) for name in COLUMNS)

    @few
    @given(crowds(), st.randoms(use_true_random=False))
    def test_the_order_follows_from_the_lives_alone(self, lives: Lives, rng: Random) -> None:
        """Shuffled students come out in the same order."""
        order = list(range(len(lives)))
        rng.shuffle(order)
        shuffled = Lives(**{a.name: getattr(lives, a.name)[..., order] for a in fields(Lives)})
        one, other = distinct(lives), distinct(shuffled)
        for a in fields(Lives):
            assert np.array_equal(getattr(one, a.name), getattr(other, a.name)), a.name

    @few
    @given(crowds(), crowds())
    def test_chunks_laid_together_are_counted_together(self, one: Lives, other: Lives) -> None:
        """The students of two chunks add up, life by life."""
        both = together([one, other])
        assert weighted(both, *COLUMNS) == weighted(one, *COLUMNS) + weighted(other, *COLUMNS)

    @pytest.mark.parametrize("name", COLUMNS)
    def test_a_difference_in_any_column_keeps_lives_apart(self, name: str) -> None:
        """Two students alike but for one column are two lives."""
        usual = lives_of(2)
        column = np.array(getattr(usual, name))
        column[..., 1] = ~column[..., 1] if column.dtype == bool else column[..., 1] + 1
        assert len(distinct(usual)) == 1
        assert len(distinct(evolve(usual, **{name: column}))) == 2

    @pytest.mark.parametrize(
        ("name", "one", "other"),
        [
            ("institution_type", 2, 2 + 4),
            ("programme_years", 0, 8),
            ("affiliation", 0, 2),
            ("locality", 1, 1 + 32),
            ("relief", NO_RELIEF, 7),
            ("pays", 1, 1 + 128),
            ("late_day", 1, 1 + 256),
            ("left_after", 1, 1 + 2048),
        ],
    )
    def test_the_largest_values_keep_lives_apart(self, name: str, one: int, other: int) -> None:
        """Values that differ in their highest place only are still two lives."""
        lives = lives_of(2)
        column = np.zeros_like(getattr(lives, name), np.int64)
        column[..., 0], column[..., 1] = one, other
        assert len(distinct(evolve(lives, **{name: column}))) == 2

    def test_a_drawn_population_keeps_every_attribute(self) -> None:
        """Of 20,000 students drawn alone or together each column has the same counts."""
        profile = Profile.of(under("liaoning", *EVENTFUL).assumptions, 2024)
        drives = drives_of("liaoning", 2024, profile.longest)
        chunks = [
            draw_lives(profile, Stream(0, "liaoning", 2024, chunk), 10_000, drives)
            for chunk in range(2)
        ]
        both = together(chunks)
        assert len(both) < sum(len(chunk) for chunk in chunks)
        for name in COLUMNS:
            assert weighted(both, name) == weighted(chunks[0], name) + weighted(chunks[1], name)


def test_late_days_of_a_drive_that_closes_in_summer_stay_apart() -> None:
    """A drive that closes on 31 July leaves 153 + 366 = 519 late days: day 513 is not day 1."""
    options = ("window_opens=y-1-07-01", "window_closes=y-1-07-31", "late_share=1")
    late_day = drawn(under("changsha", *FOUR_YEARS, *options), students=20_000).lives.late_day
    assert late_day.max() == 519
    assert len(distinct(lives_of(2, late_day=np.array([[1, 513]] * 4)))) == 2
