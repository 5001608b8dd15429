"""The same students again: for one seed, whoever draws them, and in every scenario."""

from functools import cache

import pytest

from simulate.population.random_numbers import CHUNK
from simulate.projection.forecast import Method
from tests.simulate.making import (
    METHODS,
    REGIONS,
    Figures,
    figures,
    plain,
    under,
)


class TestTheSameAgain:
    """One seed, one result."""

    @pytest.mark.parametrize("method", METHODS)
    def test_the_same_seed_gives_the_same_figures(self, method: Method) -> None:
        """Asked twice, answered alike."""
        once, again = (figures(plain("zhengzhou"), method=method).facts for _ in range(2))
        assert once == again

    @pytest.mark.parametrize("method", METHODS)
    def test_another_seed_gives_other_students(self, method: Method) -> None:
        """The seed matters."""
        one, other = (figures(plain("zhengzhou"), seed=seed, method=method) for seed in (0, 1))
        assert one != other

    def test_students_allocated_to_groups_are_others_than_those_drawn(self) -> None:
        """The two methods agree in distribution, not student by student."""
        one, other = (figures(plain("zhengzhou"), method=method) for method in METHODS)
        assert one != other
        assert one.at("students", 2024) == other.at("students", 2024) == 1000

    @pytest.mark.parametrize("method", METHODS)
    def test_no_figure_depends_on_how_many_workers_draw(self, method: Method) -> None:
        """Two and a half chunks of students: the same figures on 1, 2, 3 or 5 threads."""
        found = {
            figures(
                plain("changsha"),
                students=5 * CHUNK // 2,
                seed=7,
                by=["clause", "relief"],
                method=method,
                workers=workers,
            ).facts
            for workers in (1, 2, 3, 5)
        }
        assert len(found) == 1

    def test_every_stream_of_students_is_drawn_apart(self) -> None:
        """The second 262,144 students are not the first ones again."""
        once, twice = (figures(plain("changsha"), 2024, n * CHUNK) for n in (1, 2))
        assert twice.at("students", 2024) == 2 * once.at("students", 2024)
        assert twice.at("insured", 2024) != 2 * once.at("insured", 2024)

    def test_regions_and_cohorts_are_drawn_apart(self) -> None:
        """Two cohorts, or two regions, are not the same students again."""
        options = ("programme_years=4", "leave_rate=0.1")
        drawn_apart = {
            tuple(
                figures(under(region, *options), cohort).over(range(cohort, cohort + 4), "students")
            )
            for region in ("changsha", "zhengzhou")
            for cohort in (2024, 2025)
        }
        assert len(drawn_apart) == 4


@cache
def usual(region: str) -> Figures:
    """Return the figures of a thousand students as the region assumes them."""
    return figures(plain(region))


class TestAScenario:
    """A scenario draws the same students as its baseline."""

    same = ("students", "insured", "covered_months", "overlap_months", "waiting_days")

    @pytest.mark.parametrize("region", REGIONS)
    def test_a_tariff_changes_money_and_no_student(self, region: str) -> None:
        """The same people, the same cover; the fund receives more."""
        baseline = usual(region)
        scenario = figures(under(region, "tariff.2025=500"))
        for measure in self.same:
            assert scenario.over(baseline.years, measure) == baseline.over(baseline.years, measure)
        assert scenario != baseline

    @pytest.mark.parametrize(
        "option",
        [
            "uptake=1",
            "uptake=0.1",
            "late_share=0.5",
            "prepay_share=0.1",
            "assisted_share=0.9",
            "insured_on_entry_share=0",
            "refund_application_share=1",
            "affiliation=municipal",
            "relief=tekun",
        ],
    )
    def test_one_assumption_does_not_touch_who_is_in_school(self, option: str) -> None:
        """Who stays and who leaves is drawn for itself."""
        baseline = usual("zhengzhou")
        scenario = figures(under("zhengzhou", option))
        years = range(2024, 2029)
        assert scenario.over(years, "students") == baseline.over(years, "students")

    def test_more_uptake_adds_students_to_those_already_insured(self) -> None:
        """Raised uptake keeps everybody who enrolled before: the difference is who comes along."""
        options = ("late_share=0", "leave_rate=0", "programme_years=4")
        counts = [
            figures(under("changsha", *options, f"uptake={share}")).at("insured", 2024)
            for share in (0.3, 0.6, 0.9, 1)
        ]
        assert counts == sorted(set(counts))
        assert counts[-1] == 1000
