"""One student's results as a person reads them: fen, dates, clauses, and blanks."""

from datetime import date

import numpy as np

from kernel.assess import assess
from kernel.codes import Payer
from kernel.days import BLANK_DAY
from kernel.decisions import Decision, explicit, not_provided
from kernel.law import Law
from kernel.results import (
    KINDS,
    MONEY,
    STANDS_ON,
    as_data,
    clause_column,
    result_columns,
    result_row,
)
from kernel.ruleset import Ruleset
from kernel.students import StudentBatch
from tests.fiction.world import load_testland
from tests.kernel.making import batch, day, layer_of, one, reformed

GROUPS = ("due", "relief", "fiscal", "cover", "waiting", "refund", "credit")
ENROLLED = {"entry_year": 2022, "programme_years": 4, "paid_on": date(2023, 10, 1)}
UNPAID = {"entry_year": 2022, "programme_years": 4}


def test_an_ordinary_student_has_every_column() -> None:
    """Money in whole fen, dates as dates, the clause and basis of each group."""
    assert one(2024, **ENROLLED) == {
        "enrolled": True,
        "years_bought": 1,
        "individual_due": 10000,
        "late_full_cost": 0,
        "relief_netted": 0,
        "relief_claimable": 0,
        "institution_aid": 0,
        "student_pays": 10000,
        "fiscal_central": 12000,
        "fiscal_provincial": 8000,
        "fiscal_municipal": 0,
        "fiscal_unallocated": 0,
        "fiscal_total": 20000,
        "top_up": 0,
        "refund": 0,
        "refund_exposure": 0,
        "cover_start": date(2024, 1, 1),
        "cover_end": date(2024, 12, 31),
        "benefit_start": date(2024, 1, 1),
        "waiting_days": 0,
        "paid_through": 2024,
        "credit_months": 0,
        "top_up_payer": None,
        "due_basis": "explicit",
        "due_clause": "T3",
        "relief_basis": "explicit",
        "relief_clause": "no_category",
        "fiscal_basis": "inferred",
        "fiscal_clause": "M2",
        "cover_basis": "explicit",
        "cover_clause": "T10",
        "waiting_basis": "inferred",
        "waiting_clause": "in_time",
        "refund_basis": "explicit",
        "refund_clause": "T12",
        "credit_basis": "explicit",
        "credit_clause": "T13",
        "assessed_year": 2024,
    }


def test_values_are_python_s_own() -> None:
    """No numpy number reaches a table, where it would be written its own way."""
    types = {type(value) for value in one(2024, **ENROLLED).values()}
    assert types == {bool, int, str, date, type(None)}


def test_who_is_not_enrolled_has_blanks_but_money_of_nothing() -> None:
    """Amounts are 0, every date and clause is blank; credit is answered all the same."""
    found = one(2024, **UNPAID)
    assert (found["enrolled"], found["years_bought"]) == (False, 0)
    assert {found[name] for name in MONEY} == {0}
    for name in ("cover_start", "cover_end", "benefit_start", "waiting_days", "paid_through"):
        assert found[name] is None
    for group in GROUPS[:-1]:
        assert (found[f"{group}_clause"], found[f"{group}_basis"]) == (None, None)
    assert (found["credit_clause"], found["credit_basis"]) == ("T13", "explicit")
    assert found["credit_months"] == 0


def test_relief_of_which_nothing_is_said_is_blank_and_not_nothing() -> None:
    """Recognised elsewhere: two blanks, `not_provided`, and the student pays in full."""
    found = one(2024, **ENROLLED, relief=["dibao"], relief_recognised="elsewhere")
    assert (found["relief_netted"], found["relief_claimable"]) == (None, None)
    assert (found["relief_basis"], found["relief_clause"]) == ("not_provided", "silence")
    assert found["student_pays"] == 10000


def test_relief_that_a_region_rules_to_be_nothing_is_nothing() -> None:
    """Out of poverty has a share of 0, which is an answer."""
    found = one(2024, **ENROLLED, relief=["out_of_poverty"])
    assert (found["relief_netted"], found["relief_claimable"]) == (0, 0)
    assert (found["relief_basis"], found["relief_clause"]) == ("inferred", "T6")


def test_relief_of_who_is_not_enrolled_is_nothing_even_where_nothing_is_said() -> None:
    """Nobody paid, so there is nothing of which a part could be given."""
    found = one(2024, **UNPAID, relief=["dibao"], relief_recognised="elsewhere")
    assert (found["relief_netted"], found["relief_claimable"]) == (0, 0)


def silent() -> Ruleset:
    """Return Testland without its rules on refunds and credit."""

    def refund(students: StudentBatch, law: Law) -> Decision:
        cut_off = students.left_on
        return law.decide(
            "refund", students, not_provided("silence", True, granted=0, cut_off=cut_off)
        )

    def credit_conversion(students: StudentBatch, law: Law) -> Decision:
        return law.decide("credit", students, not_provided("silence", True, months=0))

    upper = layer_of("silent", refund=refund, credit_conversion=credit_conversion)
    return reformed(upper)


def test_refund_and_credit_are_blank_where_no_document_speaks() -> None:
    """Distinct from Testland's 0; the exposure is a number."""
    found = one(2024, silent(), **ENROLLED, left_on=date(2023, 12, 31))
    assert (found["refund"], found["credit_months"]) == (None, None)
    assert (found["refund_basis"], found["credit_basis"]) == ("not_provided", "not_provided")
    assert found["refund_exposure"] == 10000


def test_without_a_document_refund_and_credit_are_blank_for_the_unpaid_too() -> None:
    """The region's silence does not depend on the student."""
    found = one(2024, silent(), **UNPAID)
    assert (found["refund"], found["credit_months"]) == (None, None)
    assert (found["refund_clause"], found["credit_clause"]) == (None, "silence")


def test_a_year_that_is_refunded_keeps_what_was_paid_and_its_clauses() -> None:
    """Due, relief and refund are cited, cover and waiting are not."""
    left = {"left_on": date(2023, 12, 31), "refund_applied_on": date(2023, 12, 31)}
    found = one(2024, **ENROLLED, **left)
    assert (found["enrolled"], found["student_pays"], found["refund"]) == (False, 10000, 10000)
    assert (found["due_clause"], found["relief_clause"]) == ("T3", "no_category")
    assert (found["refund_clause"], found["paid_through"]) == ("T12", 2024)
    for name in ("cover_clause", "waiting_clause", "fiscal_clause", "cover_start", "waiting_days"):
        assert found[name] is None


def test_benefits_that_never_begin_are_blank_and_their_wait_is_not() -> None:
    """Paid on 2 December of the year itself: 30 days lead beyond its end."""
    found = one(2024, **ENROLLED | {"paid_on": date(2024, 12, 2)})
    assert (found["benefit_start"], found["waiting_days"]) == (None, 30)
    assert found["cover_end"] == date(2024, 12, 31)


def test_the_payer_of_a_top_up_is_named_where_there_is_one() -> None:
    """20 yuan by the municipal budget in 2026, nobody in the year of the enrolment period."""
    prepaid = {"entry_year": 2023, "programme_years": 4, "prepaid_in": 2024}
    found = one(2026, **prepaid)
    assert (found["top_up"], found["top_up_payer"]) == (2000, Payer.MUNICIPAL.word)
    found = one(2026, **prepaid, locality="bree")
    assert (found["top_up"], found["top_up_payer"]) == (0, None)


def test_who_owes_the_full_cost_is_shown_its_clause() -> None:
    """Beside one who does not, in the same batch."""
    students = batch(paid_on=np.array([day("2023-10-01"), day("2024-07-01"), day("2024-06-30")]))
    found = assess(load_testland(), students)
    clauses, row = clause_column(found, "due")
    assert [clauses[index] for index in row] == ["T3", "T5", "late_price"]
    assert [result_row(found, index)["due_clause"] for index in range(3)] == [
        "T3",
        "T5",
        "late_price",
    ]


def test_citing_the_full_cost_leaves_the_decision_as_it_is() -> None:
    """The rows of the table `due` are not written over."""
    found = assess(load_testland(), batch(paid_on=day("2024-07-01")))
    before = found.decisions["due"].row.tolist()
    clause_column(found, "due")
    assert found.decisions["due"].row.tolist() == before


def test_the_clause_of_a_group_is_that_of_the_layer_that_decided() -> None:
    """A layer above shifts the rows of those below, and the citation with them."""

    def coverage_window(students: StudentBatch, law: Law) -> Decision:
        row = explicit("T9", students.locality == 1, start=day("2023-09-01"), end=day("2024-12-31"))
        return law.decide("cover", students, row)

    rules = reformed(layer_of("upper", coverage_window=coverage_window))
    found = assess(rules, batch(locality=np.array([0, 1])))
    clauses, row = clause_column(found, "cover")
    assert [clauses[index] for index in row] == ["T10", "T9"]


def test_the_columns_stand_in_the_order_of_the_contract() -> None:
    """Flags and amounts first, then dates, what everything rests on, and the year itself."""
    columns = result_columns(assess(load_testland(), batch()))
    assert tuple(columns) == tuple(KINDS)
    assert list(columns)[:3] == ["enrolled", "years_bought", "individual_due"]
    *last, year = list(columns)[-15:]
    assert last == [f"{g}_basis" for g in GROUPS] + [f"{g}_clause" for g in GROUPS]
    assert year == "assessed_year"


def test_a_column_holds_what_it_says() -> None:
    """Fen are whole numbers, words indices into the column's own words, blanks marked."""
    students = batch(paid_on=np.array([day("2023-10-01"), BLANK_DAY]))
    columns = result_columns(assess(load_testland(), students))
    due, clause = columns["individual_due"], columns["due_clause"]
    assert (due.kind, due.values.tolist(), due.blank.tolist()) == (
        "fen",
        [10000, 0],
        [False, False],
    )
    assert clause.kind == "word"
    assert clause.words[clause.values[0]] == "T3"
    assert clause.blank.tolist() == [False, True]
    assert columns["cover_start"].at(0) == date(2024, 1, 1)
    assert columns["cover_start"].at(1) is None


def test_every_column_has_a_cell_for_every_student() -> None:
    """Also of a batch without any."""
    for size in (0, 1, 3):
        columns = result_columns(assess(load_testland(), batch(2024, size)))
        lengths = {(len(column.values), len(column.blank)) for column in columns.values()}
        assert lengths == {(size, size)}


def test_relief_of_a_year_that_is_refunded_is_blank_where_it_was_to_be_netted_only() -> None:
    """Nothing is left to reimburse, so that is nothing; what was netted is still not known."""
    left = {"left_on": date(2023, 12, 31), "refund_applied_on": date(2023, 12, 31)}
    elsewhere = {"relief": ["dibao"], "relief_recognised": "elsewhere"}
    found = one(2024, **ENROLLED, **left, **elsewhere)
    assert (found["enrolled"], found["relief_netted"], found["relief_claimable"]) == (
        False,
        None,
        0,
    )


def test_every_result_but_words_and_flags_stands_on_a_group() -> None:
    """Its own, by its name where the name says it; what a payment or a top-up mixes is its own."""
    columns = {name for name in KINDS if not name.endswith(("_basis", "_clause"))}
    own = {"enrolled", "institution_aid", "top_up", "top_up_payer", "paid_through"}
    own |= {"assessed_year"}
    assert set(STANDS_ON) == columns - own
    assert set(STANDS_ON.values()) == set(GROUPS)
    for name, group in STANDS_ON.items():
        prefix = name.partition("_")[0]
        assert group == prefix or prefix not in GROUPS
    assert {STANDS_ON[name] for name in ("individual_due", "late_full_cost", "student_pays")} == {
        "due"
    }
    assert STANDS_ON["benefit_start"] == "waiting"


def test_a_result_as_data_is_in_yuan_and_iso_days() -> None:
    """Only money is divided, to the fen; what is no number, and a blank, stays what it is."""
    row = one(2024, **ENROLLED) | {"individual_due": 38001, "refund": None}
    data = {column: as_data(column, value) for column, value in row.items()}
    assert data["individual_due"] == 380.01
    assert data["years_bought"] == 1
    assert data["enrolled"] is True
    assert data["cover_start"] == str(row["cover_start"])
    assert data["refund"] is None
