"""Who bears relief: rows that name their payers, and how an amount is divided among them."""

from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel.assess import assess
from kernel.codes import RULED_PAYERS, Basis, Payer
from kernel.decisions import Decision, Output, Row, explicit
from kernel.errors import PluginFault
from kernel.figures import Figure
from kernel.law import Law
from kernel.messages import verbatim
from kernel.relief import borne, check_payers, payers_of, spelt_out
from kernel.ruleset import Ruleset
from kernel.students import StudentBatch
from tests.fiction.world import load_testland
from tests.kernel.making import batch, region_with


def decided(**outputs: Output) -> Decision:
    """Return relief of four students, decided by one row."""
    rules: Ruleset = load_testland()
    students = StudentBatch.ordinary(2024, 4, entry_year=2022, programme_years=4)
    row = Row("T6", Basis.EXPLICIT, True, outputs)
    return rules.law.decide("relief", students, row)


def divided(relief: Decision, amount: int, price: int) -> dict[Payer, int]:
    """Return how an amount of relief is divided of the first student."""
    parts = borne(relief, payers_of(relief), np.full(4, amount), np.full(4, price))
    return {payer: int(part[0]) for payer, part in parts.items()}


class TestRows:
    """A row says percent and payer, or a percentage for each payer that it needs."""

    def test_one_payer_may_be_said_or_named(self) -> None:
        """`municipal=50` is `percent=50, payer=MUNICIPAL`."""
        named = decided(municipal=50)
        said = decided(percent=50, payer=Payer.MUNICIPAL)
        for output, value in named.outputs.items():
            assert np.array_equal(value.value, said.outputs[output].value)
        assert named["percent"].tolist() == [50] * 4
        assert named["payer"].tolist() == [Payer.MUNICIPAL] * 4

    def test_several_payers_are_added_up(self) -> None:
        """60 and 40 are all of it, and the payer named last takes the remainder."""
        found = decided(medical_assistance=60, municipal=40)
        assert found["percent"].tolist() == [100] * 4
        assert found["medical_assistance"].tolist() == [60] * 4
        assert found["municipal"].tolist() == [40] * 4
        assert found["payer"].tolist() == [Payer.MUNICIPAL] * 4

    def test_a_payer_may_differ_by_student(self) -> None:
        """A column of payers, each bearing what his students have."""
        payers = np.array([Payer.FINANCE, Payer.CENTRAL, Payer.FINANCE, Payer.CENTRAL])
        found = decided(percent=np.array([10, 20, 30, 40]), payer=payers)
        assert found["finance"].tolist() == [10, 0, 30, 0]
        assert found["central"].tolist() == [0, 20, 0, 40]

    def test_figures_keep_their_basis(self) -> None:
        """What all relief stands on is the weakest of its parts."""
        found = decided(
            medical_assistance=Figure(60, Basis.INFERRED), municipal=Figure(40, Basis.ASSUMED)
        )
        assert set(found.basis_of("medical_assistance").tolist()) == {Basis.INFERRED}
        assert set(found.basis_of("percent").tolist()) == {Basis.ASSUMED}

    @pytest.mark.parametrize(
        ("outputs", "message"),
        [
            ({"institution": 10}, "row T6: institution cannot bear relief: what it bears is the"),
            ({"student": 10}, "row T6: 'student' cannot bear relief; "),
            ({"municipl": 10}, "row T6: 'municipl' cannot bear relief; did you mean 'municipal'?"),
            ({"percent": 10, "payer": Payer.UNFUNDED}, "row T6: 'unfunded' cannot bear relief"),
            ({"percent": 10}, "row T6: found percent; expected percent and payer, or"),
            ({"percent": 10, "municipal": 5}, "row T6: found percent, municipal; expected"),
            ({}, "row T6: found nothing; expected percent and payer, or"),
            ({"percent": 10, "payer": None}, "row T6: 'None' cannot bear relief"),
            (
                {"percent": 10, "payer": "municipal"},
                "row T6: payer is <U9, expected a whole number",
            ),
            ({"municipal": "40"}, "row T6: percent is <U2, expected a whole number"),
            ({"municipal": None}, "row T6: percent is object, expected a whole number"),
        ],
    )
    def test_who_cannot_bear_relief_is_refused_by_name(
        self, outputs: dict[str, Any], message: str
    ) -> None:
        """The institution has a question of its own."""
        with pytest.raises(PluginFault) as fault:
            decided(**outputs)
        assert message in str(fault.value)

    def test_less_than_nothing_is_refused_of_whom_the_row_decides(self) -> None:
        """The sum, 80 percent, would not show it; whom another row decides is let be."""

        def relieved(in_need: bool) -> Ruleset:
            def subsidy(students: StudentBatch, law: Law) -> Decision:
                own = np.where(students.assisted, -10, 10)
                some = students.assisted == in_need
                return law.decide(
                    "relief",
                    students,
                    explicit("T6", some, finance=90, municipal=own),
                    explicit("T6", True, finance=50),
                )

            return region_with(subsidy=subsidy)

        students = batch(2024, 2, relief=np.array([0, 1]))
        found = assess(relieved(False), students).decisions["relief"]
        assert found["percent"].tolist() == [100, 50]
        expected = "municipal is -10 for student 2, expected a percent from 0 to 100"
        with pytest.raises(PluginFault, match=expected):
            assess(relieved(True), students)

    def test_more_than_everything_is_refused(self) -> None:
        """Row, payers and the sum are named."""
        found = decided(medical_assistance=60, municipal=50)
        with pytest.raises(PluginFault) as fault:
            check_payers(verbatim("question 'relief'"), found)
        assert str(fault.value) == (
            "question 'relief', row T6: medical_assistance 60 + municipal 50 is 110 percent for "
            "student 1, expected at most 100 together"
        )

    def test_a_row_that_is_spelt_out_has_every_output(self) -> None:
        """In one order, whatever it named, so that rows of a table agree."""
        one, other = (
            spelt_out(Row("T6", Basis.EXPLICIT, True, {p.word: 5})) for p in RULED_PAYERS[:2]
        )
        assert list(one.outputs) == list(other.outputs)


class TestDivision:
    """Each payer his percentage rounded down, the last named the remainder."""

    def test_the_last_named_takes_what_rounding_leaves(self) -> None:
        """60 % of 99 fen is 59.4: 59, and 40 for the city, whose 40 % would be 39."""
        found = decided(medical_assistance=60, municipal=40)
        assert divided(found, 99, 99) == {Payer.MEDICAL_ASSISTANCE: 59, Payer.MUNICIPAL: 40}

    def test_the_order_of_naming_counts(self) -> None:
        """The other way round medical assistance has 60 and the city 39."""
        found = decided(municipal=40, medical_assistance=60)
        assert divided(found, 99, 99) == {Payer.MUNICIPAL: 39, Payer.MEDICAL_ASSISTANCE: 60}

    def test_relief_that_is_capped_is_borne_as_far_as_it_goes(self) -> None:
        """Of 50 fen the first named bears at most his 60 of 100, the last what is left."""
        found = decided(medical_assistance=60, municipal=40)
        assert divided(found, 50, 100) == {Payer.MEDICAL_ASSISTANCE: 50}
        assert divided(found, 70, 100) == {Payer.MEDICAL_ASSISTANCE: 60, Payer.MUNICIPAL: 10}

    def test_nobody_bears_nothing(self) -> None:
        """Without relief there is no payer."""
        assert divided(decided(municipal=0), 0, 100) == {}

    @given(
        cuts=st.lists(st.integers(0, 100), min_size=4, max_size=4).map(sorted),
        order=st.permutations(RULED_PAYERS),
        price=st.integers(0, 10**7),
        cap=st.integers(0, 10**7),
    )
    def test_parts_add_to_the_relief_and_none_is_negative(
        self, cuts: list[int], order: list[Payer], price: int, cap: int
    ) -> None:
        """Whatever the percentages, the order, the price and a cap."""
        shares = [b - a for a, b in pairwise([0, *cuts])]
        shares.append(100 - cuts[-1])
        found = decided(**{p.word: s for p, s in zip(order, shares, strict=True)})
        amount = min(cap, price)
        parts = divided(found, amount, price)
        assert sum(parts.values()) == amount
        assert all(part > 0 for part in parts.values())
