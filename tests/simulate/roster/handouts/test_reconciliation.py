"""What was paid beside what is owed: read to the fen, compared, summed up."""

import numpy as np
import pyarrow as pa
import pytest

from simulate.output.console import rendered
from simulate.output.presentation import Presentation
from simulate.output.units import YUAN
from simulate.roster.handouts.reconciliation import (
    Amounts,
    PaymentStatus,
    Reconciliation,
    Settlement,
)


@pytest.mark.parametrize(
    ("cell", "fen"),
    [
        ("380", 38_000),
        ("380.00", 38_000),
        ("380.5", 38_050),
        ("380.05", 38_005),
        ("¥380", 38_000),
        ("￥1,520.00", 152_000),
        ("１，５２０元", 152_000),
        (" 380 元", 38_000),
        ("1,234,567.89", 123_456_789),
        ("0", 0),
        ("", 0),
        ("  ", 0),
        (None, 0),
        ("380.000", 38_000),
    ],
)
def test_an_amount_is_read_to_the_fen(cell: str | None, fen: int) -> None:
    """As people and spreadsheets write it; a blank is nothing."""
    amounts = Amounts.of(pa.array([cell], pa.string()))
    assert (amounts.fen.tolist(), amounts.faults) == ([fen], ())


@pytest.mark.parametrize(
    "cell", ["已缴", "-380", "380.005", "1,52", "1,5200", "380,00", "3 80", "$380", "1e3", "."]
)
def test_anything_else_rejects_the_row_and_is_not_repeated(cell: str) -> None:
    """Only the row that has it."""
    ((rows, reason),) = Amounts.of(pa.array(["380", cell])).faults
    assert rows.tolist() == [False, True]
    assert str(reason) == "paid_amount: expected an amount in yuan, such as 380 or 1,520.00"


@pytest.mark.parametrize("kind", [pa.int64(), pa.float64(), pa.decimal128(22, 2)])
def test_numbers_of_a_spreadsheet_are_amounts(kind: pa.DataType) -> None:
    """Typed cells too."""
    amounts = Amounts.of(pa.array([380, None, 1520]).cast(kind))
    assert amounts.fen.tolist() == [38_000, 0, 152_000]
    assert not amounts.faults


def test_a_float_has_the_digits_that_it_shows() -> None:
    """380.1 is 38,010 fen, whatever its binary digits."""
    assert Amounts.of(pa.array([380.1, 0.29])).fen.tolist() == [38_010, 29]


STUDENTS = {
    # paid, owed, awaited, insured → difference, status
    "paid in full": (38_000, 38_000, False, True, 0, "paid"),
    "short of 80 yuan": (30_000, 38_000, False, True, -8_000, "short"),
    "20 yuan over": (40_000, 38_000, False, True, 2_000, "over"),
    "a day of payment, but no money": (0, 38_000, False, True, -38_000, "unpaid"),
    "nothing owed, prepaid or all of it relief": (0, 0, False, True, 0, "paid"),
    "no day and no money": (0, 0, True, False, 0, "unpaid"),
    "money without a day": (38_000, 0, True, False, 38_000, "over"),
    "insured elsewhere": (0, 0, False, False, 0, None),
    "money of somebody insured elsewhere": (38_000, 0, False, False, 38_000, "over"),
}


def settlement() -> Settlement:
    """Compare what the students above paid."""
    paid, owed, awaited, insured, *_ = map(np.array, zip(*STUDENTS.values(), strict=True))
    return Settlement.of(paid, owed, awaited, awaited, insured)


@pytest.mark.parametrize("student", STUDENTS)
def test_what_was_paid_is_compared_with_what_is_owed(student: str) -> None:
    """Student by student."""
    row = [*STUDENTS].index(student)
    columns = settlement().columns
    *_, difference, status = STUDENTS[student]
    assert columns["difference"].at(row) == difference
    assert columns["payment_status"].at(row) == status


def test_who_only_counts_as_paid_has_not_paid_though_nothing_is_owed() -> None:
    """All of it is relief, but without a day of payment he is not insured."""
    nothing, yes, no = np.array([0]), np.array([True]), np.array([False])
    found = Settlement.of(nothing, nothing, awaited=yes, undated=no, insured=no)
    assert found.columns["payment_status"].at(0) == "unpaid"
    assert not found.undated.any()


def test_students_and_sums_by_status() -> None:
    """Two pages come to twice one."""
    found = Reconciliation()
    found.add(settlement())
    found.add(settlement())
    assert found.students == {
        PaymentStatus.PAID: 4,
        PaymentStatus.SHORT: 2,
        PaymentStatus.OVER: 6,
        PaymentStatus.UNPAID: 4,
    }
    assert found.paid[PaymentStatus.OVER] == 2 * (40_000 + 38_000 + 38_000)
    assert found.owed[PaymentStatus.UNPAID] == 2 * 38_000
    assert (found.undated, found.undated_paid) == (2, 2 * 38_000)


def test_what_is_not_known_of_those_without_a_day_is_said() -> None:
    """One of the two who have not paid has a day, and with it an amount that he owes."""
    found = Reconciliation()
    found.add(settlement())
    said = rendered(found.view(Presentation("en", YUAN)), 200)
    assert "1 students have no day of payment: what they owe is not counted, unless" in said


def test_the_table_adds_up_and_amounts_without_a_day_are_said() -> None:
    """Owed 1,520, received 1,840 − 1,520 = 320 more; in yuan."""
    found = Reconciliation()
    found.add(settlement())
    lines = rendered(found.view(Presentation("en", YUAN)), 100).splitlines()
    (total,) = [line.split() for line in lines if line.startswith("total")]
    assert total == ["total", "8", "1,520.00", "1,840.00", "320.00"]
    assert any(
        line.startswith("1 students have an amount paid (380.00 yuan), but no day")
        for line in lines
    )
