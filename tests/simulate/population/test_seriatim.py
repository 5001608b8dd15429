"""Students drawn one by one: the same whoever draws them, in a scenario as in its baseline."""

import numpy as np
import pytest

from kernel.days import BLANK_DAY
from simulate.population import seriatim
from simulate.population.composition import Population
from simulate.population.headcount import Headcount
from simulate.population.profiles import COMPLETES, NO_RELIEF
from simulate.population.random_numbers import CHUNK, Stream
from simulate.scenario.setup import Setup
from tests.simulate.making import (
    EVENTFUL,
    FOUR_YEARS,
    REGIONS,
    drawn,
    plain,
    population_of,
    same,
    together,
    under,
)


def eventful(region: str, *options: str) -> Setup:
    """Return a region with many rare events."""
    return under(region, *EVENTFUL, *options)


def counted_alone(population: Population, drawn_: seriatim.Drawn) -> Headcount:
    """Count students that were drawn, one by one in plain Python."""
    counts = Headcount.nobody(population)
    exits = len(population.exits)
    for cell in drawn_.cell.tolist():
        counts.cells[divmod(cell, exits)] += 1
    for k, who, month in zip(*drawn_.late, strict=True):
        profile, exit_code = divmod(int(drawn_.cell[who]), exits)
        later = population.exits.study_year[exit_code] > k
        known = 0 if later and not population.profiles.prepays[profile] else exit_code
        counts.late[k, profile, known, month] += 1
    return counts


class TestOneResult:
    """No figure depends on who draws the students, or when."""

    @pytest.mark.parametrize("region", REGIONS)
    def test_a_headcount_counts_every_student_drawn(self, region: str) -> None:
        """By profile and exit, and late payers by year, exit as the year knows it, and month."""
        population = population_of(eventful(region))
        found = seriatim.draw(population, Stream(5, region, 2024, 0), 2000)
        assert same(
            seriatim.headcount(population, region, 5, 2000), counted_alone(population, found)
        )

    @pytest.mark.parametrize("workers", [1, 2, 3, 5])
    def test_chunks_may_be_divided_among_workers_in_any_way(
        self, monkeypatch: pytest.MonkeyPatch, workers: int
    ) -> None:
        """Eleven chunks, the last of them not full: the same integers whoever takes them."""
        population = population_of(eventful("zhengzhou"))
        monkeypatch.setattr(seriatim, "CHUNK", 500)
        expected = together(
            [
                counted_alone(
                    population,
                    seriatim.draw(population, Stream(1, "zhengzhou", 2024, chunk), students),
                )
                for chunk, students in enumerate([500] * 10 + [123])
            ]
        )
        found = seriatim.headcount(population, "zhengzhou", 1, 5123, workers)
        assert found.cells.sum() == 5123
        assert same(found, expected)

    @pytest.mark.parametrize("more", [0, 1, 7])
    def test_the_last_chunk_holds_the_students_that_are_left(self, more: int) -> None:
        """A full chunk of 262,144 students, and none, one or seven of the next."""
        setup = under("changsha", *FOUR_YEARS, "late_share=0.3")
        population = population_of(setup)
        found = seriatim.headcount(population, "changsha", 0, CHUNK + more, workers=2)
        first = seriatim.headcount(population, "changsha", 0, CHUNK)
        assert found.cells.sum() == CHUNK + more
        if more:
            second = seriatim.draw(population, Stream(0, "changsha", 2024, 1), more)
            first = together([first, counted_alone(population, second)])
        assert same(found, first)

    @pytest.mark.parametrize("region", REGIONS)
    @pytest.mark.parametrize("students", [1, 3, 100, 1999])
    def test_more_students_keep_the_first_ones(self, region: str, students: int) -> None:
        """The first of a chunk do not depend on how many come after them."""
        setup = eventful(region)
        few, many = (drawn(setup, students=n) for n in (students, 2000))
        assert np.array_equal(few.profile, many.profile[:students])
        assert np.array_equal(few.exit_code, many.exit_code[:students])
        assert np.array_equal(few.comes_late_on, many.comes_late_on[:, :students])

    def test_other_seeds_regions_cohorts_and_chunks_draw_other_students(self) -> None:
        """The same tree of splits, each time with students of its own."""
        population = population_of(eventful("changsha"))
        streams = [
            Stream(0, "changsha", 2024, 0),
            Stream(1, "changsha", 2024, 0),
            Stream(0, "zhengzhou", 2024, 0),
            Stream(0, "changsha", 2025, 0),
            Stream(0, "changsha", 2024, 1),
        ]
        cells = {seriatim.draw(population, stream, 500).cell.tobytes() for stream in streams}
        assert len(cells) == len(streams)

    def test_the_population_names_the_cohort_and_the_caller_seed_and_region(self) -> None:
        """A headcount of one chunk is that of the stream of its seed, region and cohort."""
        counts = []
        for seed, region, cohort in ((0, "changsha", 2024), (1, "x", 2025)):
            population = population_of(eventful("changsha"), cohort)
            found = seriatim.draw(population, Stream(seed, region, cohort, 0), 300)
            counts.append(counted_alone(population, found))
            assert same(seriatim.headcount(population, region, seed, 300), counts[-1])
        assert not np.array_equal(counts[0].cells, counts[1].cells)

    def test_a_tree_of_more_cells_than_a_short_number_holds_draws_the_same_students(self) -> None:
        """All nine categories and eight lengths: positions beyond 65,535 do not wrap."""
        mixes = {
            "relief": dict.fromkeys(
                ("tekun", "orphan", "dibao", "monitored", "out_of_poverty"), 0.2
            ),
            "programme_years": {str(n): 0.125 for n in range(1, 9)},
        }
        setup = under("zhengzhou", *EVENTFUL, "uptake.3=0.5", "uptake.4=0.9", mixes=mixes)
        students = drawn(setup, students=5000)
        population = students.population
        assert len(population.profiles) * len(population.exits) > 65_536
        assert students.profile.max() < len(population.profiles)
        usual = drawn(eventful("zhengzhou"), students=5000)
        assert np.array_equal(students.of("institution_type"), usual.of("institution_type"))
        assert np.array_equal(students.of("affiliation"), usual.of("affiliation"))
        assert np.array_equal(students.of("insured_on_entry"), usual.of("insured_on_entry"))
        assert np.array_equal(students.of("relief") >= 0, usual.of("relief") >= 0)


def test_nobody_is_late_where_the_window_ends_with_the_year() -> None:
    """There is no day left, though everybody would be late; all pay in time."""
    options = ("late_share=1", "window_closes=y-12-31", "uptake=1")
    students = drawn(under("changsha", *options))
    assert (students.comes_late_on == BLANK_DAY).all()
    assert (students.paid_on[0] == students.population.calendar.opens[0, 0]).all()


class TestAScenario:
    """A scenario draws the students of its baseline."""

    def test_more_late_payers_are_those_of_before_and_others(self) -> None:
        """Each in the month in which he came before; nothing else about anybody changes."""
        before, after = (
            drawn(under("zhengzhou", *EVENTFUL, f"late_share={share}"), students=5000)
            for share in (0.1, 0.3)
        )
        late, later = (students.comes_late_on != BLANK_DAY for students in (before, after))
        assert not (late & ~later).any()
        assert later.sum() > 2 * late.sum()
        assert np.array_equal(before.comes_late_on[late], after.comes_late_on[late])
        assert np.array_equal(before.exit_code, after.exit_code)
        for name in ("relief", "prepays", "pays", "programme_years", "insured_on_entry"):
            assert np.array_equal(before.of(name), after.of(name)), name

    def test_more_leavers_are_those_of_before_and_others(self) -> None:
        """A higher rate keeps nobody who left; he leaves in the same year or earlier."""
        before, after = (
            drawn(under("changsha", *FOUR_YEARS, f"leave_rate={rate}"), students=5000)
            for rate in (0.05, 0.15)
        )
        left = before.whose("study_year") != COMPLETES
        years = after.whose("study_year")
        assert (years[left] != COMPLETES).all()
        assert (years[left] <= before.whose("study_year")[left]).all()
        assert (years != COMPLETES).sum() > 2 * left.sum()
        assert np.array_equal(before.profile, after.profile)

    def test_more_assisted_students_are_those_of_before_and_others(self) -> None:
        """Each keeps his category."""
        before, after = (
            drawn(under("changsha", f"assisted_share={share}"), students=5000).of("relief")
            for share in (0.1, 0.4)
        )
        assisted = before != NO_RELIEF
        assert np.array_equal(before[assisted], after[assisted])
        assert (after != NO_RELIEF).sum() > 3 * assisted.sum()

    @pytest.mark.parametrize(
        ("option", "name"),
        [("uptake=0.9", "wants"), ("prepay_share=0.9", "prepays"), ("prepay_share=1", "prepays")],
    )
    def test_more_of_a_decision_keeps_those_who_decided_so(self, option: str, name: str) -> None:
        """Raised uptake or prepayment exchanges nobody."""
        base = ("uptake=0.5", "prepay_share=0.5")
        before, after = (
            drawn(under("changsha", *base, *more), students=5000).of(name)
            for more in ((), (option,))
        )
        assert not (before & ~after).any()
        assert (after & ~before).any()

    @pytest.mark.parametrize(
        "option",
        ["uptake=0.9", "uptake=1", "prepay_share=0.1", "assisted_share=0", "programme_years=3"],
    )
    def test_one_assumption_does_not_touch_the_others(self, option: str) -> None:
        """What students are and when they leave is drawn for itself, also where it is certain."""
        before, after = (
            drawn(setup, students=5000)
            for setup in (eventful("liaoning"), eventful("liaoning", option))
        )
        for name in ("locality", "affiliation", "insured_on_entry"):
            assert np.array_equal(before.of(name), after.of(name)), name
        both = before.whose("study_year") < 3
        for students in (before, after):
            both &= students.of("programme_years") >= 3
        assert np.array_equal(before.leaves_on[both], after.leaves_on[both])

    def test_a_decision_with_one_option_costs_no_stream(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Neither do applications where there is no refund, nor stayers where no credit."""
        asked: list[str] = []
        generator = Stream.generator

        def recorded(stream: Stream, decision: str) -> np.random.Generator:
            asked.append(decision)
            return generator(stream, decision)

        monkeypatch.setattr(Stream, "generator", recorded)
        certain = ("affiliation=municipal", "insured_on_entry_share=1")
        drawn(under("quanzhou", *FOUR_YEARS, *certain), students=10)
        late = {f"late {k}" for k in range(4)}
        # A share of 1 leaves the option without a share in the tree: it is drawn, and never falls.
        assert set(asked) <= {*late, "relief", "leaves", "insured_on_entry"}
        asked.clear()
        drawn(plain("zhengzhou"), students=10)
        assert sorted(asked) == sorted(set(asked))
        assert {"manner", "uptake", "applies", "stays", "leaves", "relief"} <= set(asked)
