"""A page of a roster, assessed: what came in, what comes out, and who is who."""

import pytest
from attrs import evolve

from kernel.messages import message
from kernel.results import KINDS
from simulate.roster.assessment import assessed_pages, result_names
from simulate.roster.reading.arrow_source import source_of
from simulate.roster.reading.header import Header
from simulate.roster.reading.pages import Fault
from simulate.roster.stopwatch import Stopwatch
from tests.simulate.roster.handouts.making import CHANGSHA, pages_of, summary_of, table_of

STUDENT = {"学号": "A1", "entry_year": "2022", "programme_years": "4"}
PAID = {**STUDENT, "学号": " A2 ", "paid_on": "2023-10-01"}
ROWS = [STUDENT, {**PAID, "paid_on": "soon"}, PAID]
OCTOBER = 19_631  # 2023-10-01


def test_valid_rows_know_their_place_and_their_number() -> None:
    """The second row is rejected, so that the third one is the second of the batch."""
    (page,) = pages_of(ROWS)
    assert page.places.tolist() == [0, 2]
    assert page.rows.tolist() == page.page.rows[[0, 2]].tolist()
    assert page.refused == 1
    assert page.named("student_id").to_pylist() == ["A1", " A2 "]
    assert page.named("locality") is None
    assert page.students.paying.tolist() == [False, True]
    assert page.results["student_pays"].values.tolist() == [0, 38_000]
    assert page.assessment.enrolled[page.of].tolist() == [False, True]


def test_who_counts_as_paid_is_marked_behind_the_results() -> None:
    """Only where it is asked for; what is owed is that of a payment on the day."""
    (page,) = pages_of(ROWS)
    assert page.valid.schema.names[-1] == "assessed_year"
    (page,) = pages_of(ROWS, as_if_paid=OCTOBER)
    assert page.valid.schema.names[-2:] == ["assessed_year", "as_if_paid"]
    assert page.valid.column("as_if_paid").to_pylist() == [True, False]
    assert [str(fen) for fen in page.valid.column("student_pays").to_pylist()] == ["380.00"] * 2
    summary = summary_of([page])
    assert (summary.enrolled, summary.unpaid, summary.as_if_paid) == (2, 0, 1)


@pytest.mark.parametrize(
    ("amount", "paid_on", "difference", "status"),
    [
        ("380", "2023-10-01", "0.00", "paid"),
        ("￥300.50", "2023-10-01", "-79.50", "short"),
        ("400元", "2023-10-01", "20.00", "over"),
        ("", "2023-10-01", "-380.00", "unpaid"),
        (None, None, "0.00", "unpaid"),
        ("380", None, "380.00", "over"),
    ],
)
def test_what_was_really_paid_is_compared(
    amount: str | None, paid_on: str | None, difference: str, status: str
) -> None:
    """Two columns behind the results, where the roster says what was paid."""
    (page,) = pages_of([{**STUDENT, "paid_on": paid_on, "实缴金额": amount}])
    assert page.valid.schema.names[-2:] == ["difference", "payment_status"]
    assert str(page.valid.column("difference")[0].as_py()) == difference
    assert page.valid.column("payment_status")[0].as_py() == status


def test_bills_before_anybody_has_paid_are_unpaid() -> None:
    """380 yuan are owed by who counts as paid; who is insured elsewhere or prepaid owes nothing."""
    others = [{**STUDENT, "enrols_here": "no"}, {**STUDENT, "prepaid_in": "2023"}]
    rows = [{**row, "paid_amount": "0"} for row in (STUDENT, *others)]
    (page,) = pages_of(rows, as_if_paid=OCTOBER)
    assert page.valid.column("payment_status").to_pylist() == ["unpaid", None, "paid"]
    assert [str(one) for one in page.valid.column("difference").to_pylist()] == [
        *("-380.00", "0.00", "0.00"),
    ]


def test_an_amount_that_cannot_be_read_rejects_the_row() -> None:
    """With the reason, like any other cell."""
    (page,) = pages_of([{**PAID, "paid_amount": "已缴"}, {**PAID, "paid_amount": "380"}])
    (rejection,) = page.rejected
    assert rejection.row == 1
    assert str(rejection.reasons[0]).startswith("paid_amount: expected an amount in yuan")


def test_columns_passed_in_make_way_for_results() -> None:
    """Those that are asked for, too; no name stands twice."""
    header = Header.of("x", ["entry_year", "programme_years", "refund", "difference"])
    names = result_names(header, ["difference"])
    assert names[:4] == ["entry_year", "programme_years", "refund (2)", "difference (2)"]
    assert names[4:] == [*KINDS, "difference"]


def test_an_amount_that_a_file_could_not_give_is_not_nothing() -> None:
    """An error value rejects the row, instead of calling it unpaid."""
    source = source_of(table_of([{**PAID, "paid_amount": ""}, {**PAID, "paid_amount": "380"}]))
    (page,) = source.pages
    error = Fault(0, source.header.names.index("paid_amount"), message("an error value"))
    broken = evolve(source, pages=iter([evolve(page, faults=(error,))]))
    (assessed,) = assessed_pages(CHANGSHA, 2024, broken, Stopwatch())
    (rejection,) = assessed.rejected
    assert rejection.row == 1
    assert [str(reason) for reason in rejection.reasons] == ["paid_amount: an error value"]
