"""The law of several draws: each student is assessed under the values of his own."""

from collections.abc import Mapping

import numpy as np
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from kernel.assess import assess
from kernel.codes import Affiliation, Relief
from kernel.errors import Contradiction, RequestError
from kernel.figures import Array
from kernel.law import Law
from kernel.results import result_row
from kernel.students import StudentBatch
from simulate.uncertainty.stacked_law import StackedLaw
from tests.fiction.world import load_testland
from tests.kernel.making import SCENARIO, batch, day, entry, taken
from tests.kernel.strategies import Roster, rosters

TESTLANDS = load_testland()


def law_with(**values: float) -> Law:
    """Return Testland's law with every entry of some parameters at a value."""
    law = TESTLANDS.law
    return law.exchanged(
        {
            name: evolve(
                law.parameters[name],
                entries=tuple(evolve(e, value=value) for e in law.parameters[name].entries),
            )
            for name, value in values.items()
        }
    )


BREE = 1
"""The place with a subsidy of its own."""

LAWS = (
    TESTLANDS.law,
    law_with(tariff=77, relief_share=35),
    law_with(fiscal_standard=260, fiscal=410, late_wait_days=45),
    law_with(tariff_rise=13, fiscal_rise=29, credit_months_per_year=6),
)


def assessed_together(
    students: StudentBatch, laws: tuple[Law, ...] = LAWS
) -> list[list[Mapping[str, object]]]:
    """Assess everybody in every draw at once; return for each draw the rows of results."""
    size = len(students)
    draw = np.repeat(np.arange(len(laws)), size)
    everywhere = students.select(np.tile(np.arange(size), len(laws)))
    found = assess(TESTLANDS.under(StackedLaw.of(laws).over(draw)), everywhere)
    return [[result_row(found, at * size + row) for row in range(size)] for at in range(len(laws))]


@given(rosters())
def test_each_row_is_that_of_its_draw_alone(roster: Roster) -> None:
    """Whatever students, days and years: every result column, draw by draw."""
    year, rows = roster
    students = taken(year, rows)
    together = assessed_together(students)
    for law, found in zip(LAWS, together, strict=True):
        alone = assess(TESTLANDS.under(law), students)
        assert found == [result_row(alone, row) for row in range(len(students))]


def test_the_draws_differ_or_nothing_is_shown() -> None:
    """A student of 2028 in need: another price, subsidy or relief in each draw."""
    students = batch(2028, relief=1 << Relief.DIBAO)
    results = {str(rows[0]) for rows in assessed_together(students)}
    assert len(results) == len(LAWS)


def test_prices_by_hand() -> None:
    """The Shire's 100 yuan of 2024 beside 77 in the other draw, whatever the order of rows."""
    draw = np.array([1, 0, 1, 0])
    rules = TESTLANDS.under(StackedLaw.of(LAWS[:2]).over(draw))
    found = assess(rules, batch(2024, 4, locality=0))
    assert found.individual_due.tolist() == [7700, 10000, 7700, 10000]


def test_what_no_draw_changes_is_one_number() -> None:
    """A value that all draws share stays a scalar; one that differs is a column."""
    draws = StackedLaw.of(LAWS[:2]).over(np.array([0, 1, 1]))
    assert np.shape(draws.at("fiscal_rise", 2024).value) == ()
    assert np.array_equal(draws.at("tariff", 2024, locality=1).value, [20000, 7700, 7700])


def test_days_are_those_of_the_place_in_every_draw() -> None:
    """Bree's window closes a week early; tariffs differ by draw, days by place alone."""
    early = entry("y-1-11-23", year=2024, locality=("bree",))
    law = TESTLANDS.law.overridden("window_closes", early, SCENARIO)
    dearer = law.exchanged({"tariff": LAWS[1].parameters["tariff"]})
    draws = StackedLaw.of([law, dearer]).over(np.array([0, 0, 1, 1]))
    found = draws.day("window_closes", 2024, locality=np.array([0, BREE, BREE, 0]))
    late, soon = day("2023-11-30"), day("2023-11-23")
    assert np.asarray(found.value).tolist() == [late, soon, soon, late]


def test_a_value_that_is_missing_in_a_draw_is_reported() -> None:
    """No year before the first one is answered, in one draw or in several."""
    draws = StackedLaw.of(LAWS[:2]).over(np.array([0, 1]))
    with pytest.raises(RequestError, match=r"tariff: no value for .*insurance year 2019"):
        draws.at("tariff", 2019, locality=0)


class TestExchanged:
    """A law with parameters exchanged."""

    def test_values_are_those_of_the_new_parameter(self) -> None:
        """And the old law keeps its own."""
        law = law_with(tariff=77)
        assert int(law.at("tariff", 2024, locality=0).value) == 7700
        assert int(TESTLANDS.law.at("tariff", 2024, locality=0).value) == 10000

    def test_what_depends_on_it_follows(self) -> None:
        """A rise extends the tariff; the national standard decides where a place has none."""
        law = law_with(tariff_rise=13, fiscal_standard=260)
        assert int(law.at("tariff", 2029, locality=0).value) == (130 + 2 * 13) * 100
        assert int(law.at("fiscal", 2024, locality=0).value) == 26000
        assert int(law.at("fiscal", 2024, locality=1).value) == 30000

    def test_what_does_not_depend_on_it_is_made_once(self) -> None:
        """Tables of other parameters are kept, those that depend on it are not."""
        law = TESTLANDS.law
        kept, follows = law.parameter("relief_share"), law.parameter("tariff")
        before = law.table(kept), law.table(follows)
        changed = law_with(tariff_rise=13)
        assert changed.table(kept) is before[0]
        assert changed.table(follows) is not before[1]

    @given(st.integers(2022, 2035), st.integers(0, 1))
    def test_exchanged_for_themselves_nothing_changes(self, year: int, place: int) -> None:
        """The same entries give the same figures, with their bases."""
        law = TESTLANDS.law
        names = ("tariff", "fiscal")
        same = law.exchanged({name: law.parameters[name] for name in names})
        for name in names:
            one, other = (each.at(name, year, locality=place) for each in (law, same))
            assert (int(one.value), int(one.basis)) == (int(other.value), int(other.basis))


class TestContradiction:
    """Values of the law that contradict each other."""

    def rows(self, *laws: Law, draw: Array, **columns: Array | int) -> list[bool]:
        """Return for which students of 2025 the levels pay more than there is."""
        rules = TESTLANDS.under(StackedLaw.of(laws).over(draw))
        with pytest.raises(Contradiction, match="the fiscal subsidy is lower than") as fault:
            assess(rules, batch(2025, len(draw), **columns))
        return [bool(row) for row in fault.value.rows]

    def test_it_says_which_students(self) -> None:
        """In the second draw two levels pay the whole standard of 210, of which only 200 come.

        Of a municipal institution's student 70 % are paid: 147.
        """
        short = law_with(fiscal=200)
        p, m = Affiliation.PROVINCIAL, Affiliation.MUNICIPAL
        affiliation = np.array([p, p, m, p])
        draw = np.array([0, 1, 1, 1])
        usual = law_with(fiscal=300)
        found = self.rows(usual, short, draw=draw, locality=BREE, affiliation=affiliation)
        assert found == [False, True, False, True]

    def test_it_is_a_wrong_request(self) -> None:
        """Who does not ask further gets the message of any other wrong request."""
        with pytest.raises(RequestError, match=r"insurance year 2025: .* expected `fiscal` of at"):
            assess(TESTLANDS.under(law_with(fiscal=200)), batch(2025, locality=BREE))
