"""Profiles and exits: what is decided once, and how students leave."""

from typing import Final

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from simulate.population.profiles import COMPLETES, Exits, PaymentPlan
from tests.simulate.population.by_hand import profiles_of

WAYS: Final = [(refunds, credit) for refunds in (False, True) for credit in (False, True)]

by_ways = pytest.mark.parametrize(("refunds", "credit"), WAYS)


def rows(exits: Exits) -> list[tuple[int, bool, bool, bool]]:
    """Return exits as rows."""
    columns = (exits.study_year, exits.after_opening, exits.applies, exits.stays)
    return [tuple(row) for row in zip(*(c.tolist() for c in columns), strict=True)]


class TestExits:
    """How students leave school."""

    def test_the_exits_of_two_years_where_nothing_is_ruled(self) -> None:
        """Completing, then leaving in the first or second year, before or in the next period."""
        found = Exits.over(2, refunds=False, credit=False)
        assert rows(found) == [
            (COMPLETES, False, False, False),
            (0, False, False, False),
            (0, True, False, False),
            (1, False, False, False),
            (1, True, False, False),
        ]

    def test_stayers_and_applicants_are_distinguished_where_it_makes_a_difference(self) -> None:
        """Two ways to complete; each way to leave once without and once with an application."""
        found = Exits.over(1, refunds=True, credit=True)
        assert rows(found) == [
            (COMPLETES, False, False, False),
            (COMPLETES, False, False, True),
            (0, False, False, False),
            (0, False, True, False),
            (0, True, False, False),
            (0, True, True, False),
        ]

    @by_ways
    @pytest.mark.parametrize("years", [1, 3, 8])
    def test_no_exit_stands_twice(self, years: int, refunds: bool, credit: bool) -> None:
        """Completing in one or two ways, leaving in two or four ways a year."""
        found = Exits.over(years, refunds=refunds, credit=credit)
        assert len(set(rows(found))) == len(found) == 1 + credit + years * 2 * (1 + refunds)
        assert (found.completing, found.refunds) == (1 + credit, refunds)

    @by_ways
    def test_a_leaver_is_found_by_what_he_does(self, refunds: bool, credit: bool) -> None:
        """The index of year, span and application leads to the exit that has them."""
        found = Exits.over(3, refunds=refunds, credit=credit)
        year, after_opening, applies = (a.ravel() for a in np.indices((3, 2, 1 + refunds)))
        index = found.of_leavers(year, after_opening, applies)
        assert found.study_year[index].tolist() == year.tolist()
        assert found.after_opening[index].tolist() == (after_opening != 0).tolist()
        assert found.applies[index].tolist() == (applies != 0).tolist()
        assert sorted(index) == list(range(found.completing, len(found)))

    def test_a_leaver_of_a_year_is_there_when_it_begins(self) -> None:
        """Who leaves in the second year begins the first and the second, not the third."""
        found = Exits.over(3, refunds=False, credit=False)
        in_second = found.of_leavers(np.array([1, 1]), np.array([0, 1]), 0)
        assert [bool(found.there_in(k)[in_second].all()) for k in range(3)] == [True, True, False]
        assert all(found.there_in(k)[0] for k in range(3))

    @by_ways
    def test_a_year_does_not_know_who_leaves_later(self, refunds: bool, credit: bool) -> None:
        """He is taken for somebody who completes; every other exit is known for what it is."""
        found = Exits.over(3, refunds=refunds, credit=credit)
        for k in range(3):
            known = found.known_in(k)
            for exit_code, taken_for in enumerate(known.tolist()):
                assert taken_for == (0 if found.study_year[exit_code] > k else exit_code)

    @by_ways
    @given(st.data())
    def test_folding_keeps_every_student(
        self, refunds: bool, credit: bool, data: st.DataObject
    ) -> None:
        """Each profile keeps its students; each exit goes where `known_in` says."""
        found = Exits.over(3, refunds=refunds, credit=credit)
        counts = data.draw(arrays(np.int64, (4, len(found)), elements=st.integers(0, 10**12)))
        given_counts = counts.copy()
        for k in range(3):
            expected = np.zeros_like(counts)
            for exit_code, taken_for in enumerate(found.known_in(k).tolist()):
                expected[:, taken_for] += counts[:, exit_code]
            folded = found.folded(k, counts)
            assert np.array_equal(folded, expected)
            assert np.array_equal(folded.sum(axis=1), counts.sum(axis=1))
            assert np.array_equal(counts, given_counts)


class TestProfiles:
    """What a profile means to pay."""

    def test_nobody_pays_beyond_the_programme(self) -> None:
        """Three of four study years belong to a programme of three."""
        found = profiles_of(2, 4, programme_years=[3, 4])
        assert found.studies.T.tolist() == [[True, True, True, False], [True] * 4]
        assert found.pays.T.tolist() == [[True, True, True, False], [True] * 4]
        assert found.paid_years.tolist() == [0b0111, 0b1111]

    def test_who_pays_annually_pays_for_the_years_he_wants(self) -> None:
        """The first and the third year here."""
        found = profiles_of(1, 4, wants=[[True], [False], [True], [False]])
        assert found.pays[:, 0].tolist() == [True, False, True, False]
        assert found.paid_years.tolist() == [0b0101]

    @pytest.mark.parametrize("payment_plan", [PaymentPlan.PREPAYING, PaymentPlan.PREPAYING_LATE])
    def test_a_prepayer_pays_once_for_the_whole_programme(self, payment_plan: PaymentPlan) -> None:
        """Also for years that he would not have wanted one by one; not beyond the programme."""
        found = profiles_of(
            1,
            4,
            payment_plan=payment_plan,
            wants=[[True], [False], [True], [True]],
            programme_years=3,
        )
        assert found.prepays.tolist() == [True]
        assert found.pays[:, 0].tolist() == [True, False, False, False]
        assert found.paid_years.tolist() == [0b0111]

    def test_prepaying_needs_a_period_that_accepts_it_and_the_wish_to_enrol_on_entry(self) -> None:
        """Without either he pays annually, whatever he means."""
        wants = np.array([[True, False], [True, True]])
        found = profiles_of(
            2, 2, payment_plan=PaymentPlan.PREPAYING, prepayable=[False, True], wants=wants
        )
        assert not found.prepays.any()
        assert np.array_equal(found.pays, wants)
        assert found.paid_years.tolist() == [0b11, 0b10]

    def test_a_profile_is_counted_once(self) -> None:
        """As many profiles as rows."""
        assert len(profiles_of(7)) == 7
