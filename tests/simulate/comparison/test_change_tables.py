"""The analysis of change as a table and as records."""

from kernel.messages import Pair
from simulate.comparison.change_tables import (
    analysis_records,
    analysis_table,
    change_records,
    changes_table,
)
from simulate.comparison.changes import Change
from simulate.output.console import rendered
from simulate.output.presentation import Presentation
from simulate.output.units import YUAN
from tests.simulate.certain import ANNUAL
from tests.simulate.comparison.making import change, compared
from tests.simulate.output.reading import WIDE, rows_in, tables_in

FOUND = compared("changsha", ANNUAL, (*ANNUAL, "tariff.2027=420", "tariff.2026=410"))


def analysis(*, detail: bool = False) -> str:
    """Return the analysis of change as it is printed, in yuan."""
    look = Presentation("en", YUAN, detail)
    return rendered(analysis_table(FOUND.steps, "changsha", look), WIDE)


def test_a_line_for_each_step_that_changes_anything() -> None:
    """A thousand students: 10 yuan more in 2026, 20 in 2027, from what they pay alone."""
    (table,) = tables_in(analysis())
    assert table.labels == ["Before", "  Tariffs", "After"]
    before, tariffs, after = table.rows.values()
    assert (before[0], before[2]) == ("4,428,000.00", "1,580,000.00")
    assert tariffs == ["+30,000.00", "–", "+30,000.00", "–", "–", "–"]
    assert (after[0], after[2]) == ("4,458,000.00", "1,610,000.00")


def test_steps_without_a_change_are_named_below() -> None:
    """All but the tariffs, in their order."""
    said = "by: Data: who enters, Fiscal standards and shares, Rules, Behaviour."
    assert f"None of these figures changes {said}" in analysis()


def test_where_no_sum_changes_there_is_no_analysis() -> None:
    """Money goes from the province to the city: it is said, instead of a table without steps."""
    moved = compared("changsha", ANNUAL, (*ANNUAL, "fiscal_share.provincial.provincial=30"))
    text = rendered(analysis_table(moved.steps, "changsha", Presentation("en")))
    assert " ".join(text.split()) == (
        "Fund income, government cost and cost to students, each over all payers and years, do not "
        "change, so there is no analysis of change."
    )


def test_cash_is_a_detail() -> None:
    """Over all years it changes by as much."""
    (table,) = tables_in(analysis(detail=True))
    assert len(table.headings) == 9
    assert table.rows["Tariffs"] == [*["+30,000.00", "–", "+30,000.00"] * 2, "–", "–", "–"]


def test_records_give_every_year_of_every_step() -> None:
    """With before and after of each."""
    records = analysis_records(FOUND.steps)
    (one,) = (
        r
        for r in records
        if (r["step"], r["year"], r["measure"], r["accounting"])
        == ("tariffs", 2027, "student_cost", "accrual")
    )
    assert (one["before"], one["after"], one["difference"]) == (40_000_000, 42_000_000, 2_000_000)
    total = sum(r["difference"] for r in records if r["measure"] == "student_cost")
    both = ("accrual", "cash")
    assert total == sum(change(FOUND.differences, "student_cost", "student", a) for a in both)


def test_what_the_two_rest_on() -> None:
    """In words; values with their units, shares without; a dash where nothing is said."""
    words = Pair("Tariff (tariff.2027)", "缴费标准（tariff.2027）")
    changes = [
        Change("changsha", "tariffs", "tariff.2027", "yuan", 400, 420, words),
        Change("changsha", "behaviour", "uptake.2", "share", None, 0.6, Pair("Uptake", "参保率")),
    ]
    assert rows_in(rendered(changes_table(changes, "en"))) == [
        ["Changsha", "Tariffs", "Tariff (tariff.2027)", "400 yuan", "420 yuan"],
        ["Changsha", "Behaviour", "Uptake", "–", "0.6"],
    ]
    assert change_records(changes)[1] == {
        "region": "changsha",
        "step": "behaviour",
        "name": "uptake.2",
        "unit": "share",
        "before": None,
        "after": 0.6,
    }


def test_what_benefits_cost_is_analysed_where_both_know_it() -> None:
    """5 yuan more a month, of 48 covered months a head; nothing of what one of them has alone."""
    cost = (*ANNUAL, "insured_on_entry_share=1", "benefit_cost_trend=0")
    dearer = compared("changsha", (*cost, "benefit_cost=25"), (*cost, "benefit_cost=30"))
    (table,) = tables_in(
        rendered(analysis_table(dearer.steps, "changsha", Presentation("en", YUAN)), WIDE)
    )
    assert [*table.rows] == ["Before", "Behaviour", "After"]
    assert [rows[3] for rows in table.rows.values()] == [
        "1,200,000.00", "+240,000.00", "1,440,000.00",
    ]  # fmt: skip
    known = compared("changsha", cost, (*cost, "tariff.2027=420", "benefit_cost=30"))
    (table,) = tables_in(
        rendered(analysis_table(known.steps, "changsha", Presentation("en", YUAN)), WIDE)
    )
    assert len(table.rows["After"]) == 6
