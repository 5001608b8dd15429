"""How the budget table adds up: totals, balances, blanks, and what is known in part only."""

import pytest

from simulate.report.forms.identities import blanks, completed, contradictions, partial_totals
from simulate.report.forms.sheet import TRANSFERS, Sheet

WHOLE: Sheet = {
    "contributions": 100,
    "subsidy": 200,
    "interest": 3,
    "other_income": 4,
    "from_above": 10,
    "from_below": 20,
    "opening": 1000,
    "benefits": 150,
    "critical_illness": 2,
    "other_expenditure": 3,
    "to_below": 30,
    "to_above": 40,
}


def test_a_whole_column_adds_up() -> None:
    """100 + 200 + 3 + 4 = 307; + 30 = 337; + 1000 = 1337; 155, 225; 112 are left, and 1112."""
    sheet = completed(WHOLE)
    assert sheet["income_subtotal"] == 307
    assert sheet["income"] == 337
    assert sheet["revenue_total"] == 1337
    assert sheet["expenditure_subtotal"] == 155
    assert sheet["expenditure"] == 225
    assert sheet["surplus"] == 112
    assert sheet["closing"] == 1112
    assert sheet["expenditure_total"] == 1337
    assert not blanks(sheet)
    assert not list(contradictions(sheet))


MAIN = ("contributions", "subsidy", "benefits")
"""The lines without which the others come to nothing."""


@pytest.mark.parametrize("blank", [name for name in WHOLE if name not in ("opening", *MAIN)])
def test_a_blank_line_leaves_the_rest_to_add_up(blank: str) -> None:
    """What is not known is not added, and is named as blank."""
    sheet = completed({**WHOLE, blank: None})
    income = ("interest", "other_income", "from_above", "from_below")
    assert sheet["income"] == 337 - (WHOLE[blank] or 0 if blank in income else 0)
    assert [item.name for item in blanks(sheet)] == [blank]


@pytest.mark.parametrize("blank", MAIN)
def test_without_a_main_line_its_side_has_no_totals(blank: str) -> None:
    """Interest alone is no income of the year, nor is other expenditure all of it."""
    sheet = completed({**WHOLE, blank: None})
    side: tuple[str, ...] = ("expenditure_subtotal", "expenditure")
    if blank != "benefits":
        side = ("income_subtotal", "income", "revenue_total")
    for line in (*side, "surplus", "closing"):
        assert sheet[line] is None
    assert [item.name for item in blanks(sheet)] == [blank]


def test_without_expenditure_there_is_no_balance() -> None:
    """A surplus of income alone would be none; the balance is not carried forward either."""
    sheet = completed({"contributions": 90, "subsidy": 10, "opening": 5})
    assert sheet["income"] == 100
    assert sheet["revenue_total"] == 105
    for line in ("expenditure", "surplus", "closing", "expenditure_total"):
        assert sheet[line] is None


def test_without_an_opening_balance_there_is_no_closing_one() -> None:
    """Neither of the totals that hold a balance is shown."""
    sheet = completed({"contributions": 90, "subsidy": 10, "benefits": 70})
    assert sheet["surplus"] == 30
    for line in ("revenue_total", "closing", "expenditure_total"):
        assert sheet[line] is None


def test_a_total_that_is_given_stands_where_its_lines_are_not_known() -> None:
    """And is added to those above it."""
    sheet = completed({"income_subtotal": 300, "from_above": 20})
    assert sheet["income"] == 320
    assert not list(contradictions(sheet))


def test_a_total_that_its_lines_do_not_make_up_is_a_contradiction() -> None:
    """With what stands there and what it should be."""
    sheet = completed({"contributions": 100, "subsidy": 50, "income_subtotal": 160})
    assert list(contradictions(sheet)) == [("income_subtotal", 160, 150)]


def test_more_inside_than_the_whole_is_a_contradiction() -> None:
    """Aid and relief are parts of contribution income."""
    sheet = completed({"contributions": 100, "institution": 60, "finance": 50})
    assert list(contradictions(sheet)) == [("contributions", 100, 110)]


def test_more_in_and_outpatient_than_benefits_is_a_contradiction() -> None:
    """They are parts of it too."""
    sheet = completed({"benefits": 100, "inpatient": 90, "outpatient": 20})
    assert list(contradictions(sheet)) == [("benefits", 100, 110)]


class TestBalances:
    """A balance that is not given follows from the others."""

    def test_the_previous_balance_from_the_closing_one(self) -> None:
        """1112 less the surplus of 112 are 1000; both totals then follow."""
        given = {name: amount for name, amount in WHOLE.items() if name != "opening"}
        sheet = completed({**given, "closing": 1112})
        assert sheet["opening"] == 1000
        assert sheet["revenue_total"] == sheet["expenditure_total"] == 1337

    def test_from_the_grand_total(self) -> None:
        """1337 on both sides: less income 337 they opened with 1000, less 225 close with 1112."""
        given = {name: amount for name, amount in WHOLE.items() if name != "opening"}
        sheet = completed({**given, "revenue_total": 1337, "expenditure_total": 1337})
        assert (sheet["opening"], sheet["closing"]) == (1000, 1112)

    def test_none_follows_from_a_surplus_alone(self) -> None:
        """Nor is expenditure what two balances and income leave: income may lack lines."""
        sheet = completed({"contributions": 90, "subsidy": 10, "opening": 5, "closing": 25})
        assert sheet["surplus"] is None
        assert sheet["expenditure"] is None


class TestPartialTotals:
    """Totals that a line which is not known would change."""

    def test_a_whole_column_has_none(self) -> None:
        """Nor has one without transfers, which a whole pooling area leaves blank."""
        assert not partial_totals(WHOLE)
        assert not partial_totals({**WHOLE, **dict.fromkeys(TRANSFERS)})

    def test_they_pass_on_to_what_is_made_of_them(self) -> None:
        """Interest: the subtotal, the total, surplus, closing balance and both grand totals."""
        assert partial_totals({**WHOLE, "interest": None}) == {
            "income_subtotal",
            "income",
            "revenue_total",
            "surplus",
            "closing",
            "expenditure_total",
        }

    def test_a_total_that_is_given_is_whole(self) -> None:
        """An office that prints a blank line and a total means nothing by the former."""
        assert not partial_totals({**WHOLE, "interest": None, "income_subtotal": 304})

    def test_a_balance_that_is_known_in_part_is_the_next_opening(self) -> None:
        """The year opens with it."""
        assert partial_totals(WHOLE, ["opening"]) == {
            "opening",
            "revenue_total",
            "closing",
            "expenditure_total",
        }

    def test_what_is_blank_is_not_partial(self) -> None:
        """Without benefits there is no expenditure to mark."""
        assert "expenditure" not in partial_totals({**WHOLE, "benefits": None})
