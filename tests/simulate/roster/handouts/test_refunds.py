"""The refund list by payer: a line a student and payer, adding up to the roster."""

import csv
from typing import Any

import pytest

from kernel.errors import ControlTotalFault
from kernel.registry import load_region
from simulate.roster.handouts.refunds import Refunds
from tests.simulate.roster.handouts.making import pages_of, summary_of

LEAVER = {
    "学号": "A1",
    "entry_year": "2023",
    "programme_years": "4",
    "payment_mode": "prepay",
    "paid_on": "2023-09-10",
    "left_on": "2024-03-01",
    "refund_applied_on": "2024-03-05",
}
ROWS: list[dict[str, Any]] = [
    LEAVER,
    {**LEAVER, "left_on": None, "refund_applied_on": None},
    {**LEAVER, "学号": " ", "institution_aid_percent": "10"},
    {**LEAVER, "学号": "A4", "left_on": "2023-10-01", "refund_applied_on": "2023-10-02"}
    | {"entry_year": "2022", "payment_mode": "annual", "relief": "dibao"},
]
"""Zhengzhou: 3 × 380 yuan; nothing; 1,026 and 114; 380 of which relief bore 95 %."""

ZHENGZHOU = load_region("zhengzhou")


def test_every_payer_gets_back_what_he_paid() -> None:
    """A payer after the other; who has no number stands under that of his row."""
    pages = pages_of(ROWS, rules=ZHENGZHOU)
    refunds = Refunds()
    for page in pages:
        refunds.add(page)
    refunds.check(summary_of(pages))
    lines = [*csv.reader(refunds.text().splitlines())]
    numbers = pages[0].rows.tolist()
    assert [line[:4] for line in lines] == [
        ["student_id", "row", "payer", "amount"],
        ["A1", str(numbers[0]), "student", "1140.00"],
        [str(numbers[2]), str(numbers[2]), "student", "1026.00"],
        ["A4", str(numbers[3]), "student", "19.00"],
        [str(numbers[2]), str(numbers[2]), "institution", "114.00"],
        ["A4", str(numbers[3]), "medical_assistance", "361.00"],
    ]
    assert {line[4] for line in lines[1:]} == {str(pages[0].valid.column("refund_clause")[0])}
    assert {line[5] for line in lines[1:]} <= {"explicit", "inferred", "assumed"}


def test_a_list_that_does_not_add_up_is_a_fault() -> None:
    """It names who is wronged."""
    pages = pages_of(ROWS, rules=ZHENGZHOU)
    with pytest.raises(ControlTotalFault, match="student, institution, medical_assistance"):
        Refunds().check(summary_of(pages))


def test_where_nobody_is_refunded_the_list_is_empty() -> None:
    """A header, and sums of nothing."""
    pages = pages_of([{"entry_year": "2022", "programme_years": "4"}], rules=ZHENGZHOU)
    refunds = Refunds()
    refunds.add(pages[0])
    refunds.check(summary_of(pages))
    assert refunds.text() == "student_id,row,payer,amount,clause,basis\n"
