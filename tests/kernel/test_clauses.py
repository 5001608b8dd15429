"""Clauses: which document states them, and in which insurance years they hold."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from kernel.clauses import Document, load_clauses
from kernel.errors import FileFault
from tests.fiction.world import TESTLAND
from tests.kernel.making import TEXT, clause, toml_file

NOTICE = """
[document.notice]
number = "刚发〔2023〕1号"
title = { en = "Notice", zh = "通知" }
issuer = { en = "Steward", zh = "宰相" }
first_year = 2024

[clause.G1]
document = "notice"
at = "一"
en = "Students enrol."
zh = "学生参保。"
"""


def test_a_document_covers_its_years_both_ends_included() -> None:
    """The year before the first and the year after the last are not covered."""
    document = Document("1号", TEXT, TEXT, 2024, 2025)
    years = range(2023, 2027)
    assert [document.in_force(year) for year in years] == [False, True, True, False]


def test_a_standing_document_has_no_last_year() -> None:
    """Without a last year it covers every year from the first on."""
    document = Document("1号", TEXT, TEXT, 2024)
    assert [document.in_force(year) for year in (2023, 2024, 2108)] == [False, True, True]


def test_a_clause_without_years_of_its_own_has_begun_and_never_lapses() -> None:
    """It may be extended back and on: only its document says what is extension."""
    extended = clause("G1", years=(2024, 2025))
    assert extended.has_begun(2022)
    assert not extended.has_lapsed(2108)


def test_a_clause_with_years_of_its_own_begins_and_lapses() -> None:
    """Before its first year it has not begun, after its last it has lapsed."""
    bounded = clause("G1", first_year=2023, last_year=2024)
    assert [bounded.has_begun(year) for year in (2022, 2023)] == [False, True]
    assert [bounded.has_lapsed(year) for year in (2024, 2025)] == [False, True]


def test_a_clause_is_in_force_from_the_first_year_of_its_document() -> None:
    """Its extension back in time is not it; without a document it is, once it has begun."""
    noted, bounded, bare = (
        clause("G1", years=(2024, 2025)),
        clause("G1", first_year=2024),
        clause("G1"),
    )
    assert [noted.is_in_force_by(year) for year in (2023, 2024, 2030)] == [False, True, True]
    assert [bounded.is_in_force_by(year) for year in (2023, 2024)] == [False, True]
    assert bare.is_in_force_by(2022)
    assert [one.begins for one in (noted, bounded, bare)] == [2024, 2024, None]


def test_a_clause_governs_the_years_of_its_document() -> None:
    """Inside them it is the text itself, for every student; outside it is extended."""
    paid_in = np.array([2024, 2024])
    inside, outside = clause("G1", years=(2024, 2025)), clause("G1", years=(2025, None))
    assert inside.governs(2024, paid_in).tolist() == [True, True]
    assert outside.governs(2024, paid_in).tolist() == [False, False]


def test_a_clause_of_no_document_is_never_extended() -> None:
    """An interpretation without a document has no years that it could be extended beyond."""
    assert clause("R").governs(2108, np.array([2108])).tolist() == [True]


def test_a_clause_governs_later_years_of_terms_prepaid_under_its_document() -> None:
    """2027 of a term paid in 2024 is governed, paid in 2023 or in 2026 it is extended."""
    paid_in = np.array([2023, 2024, 2025, 2026, 2027])
    prepaid = clause("G1", years=(2024, 2025), prepaid_terms=True)
    assert prepaid.governs(2027, paid_in).tolist() == [False, True, True, False, False]


def test_a_document_that_says_nothing_of_prepaid_terms_does_not_govern_them() -> None:
    """Without `prepaid_terms` the later years are extended whenever they were paid."""
    paid_in = np.array([2024, 2025])
    plain = clause("G1", years=(2024, 2025))
    assert plain.governs(2027, paid_in).tolist() == [False, False]


def test_a_payment_in_a_year_that_is_not_covered_is_no_prepaid_term() -> None:
    """Before the first year nothing can have been prepaid under the document."""
    prepaid = clause("G1", years=(2024, 2025), prepaid_terms=True)
    assert prepaid.governs(2023, np.array([2022, 2023])).tolist() == [False, False]


def test_clauses_are_read_with_their_document_and_place() -> None:
    """A clause of the fictional notice carries number, issuer, date, place and both texts."""
    clauses = TESTLAND.clauses()
    document = clauses["T9"].document
    assert document is not None
    assert document.number == "试发〔2023〕1号"
    assert document.issuer.en == "The Thain's Office"
    assert document.issued == date(2023, 8, 1)
    assert (document.first_year, document.last_year, document.prepaid_terms) == (2024, 2025, True)
    assert (clauses["T9"].at, clauses["T9"].reading) == ("五", False)
    assert clauses["T9"].text.zh == "新生自入学当年9月1日起享受待遇。"
    assert clauses["TR1"].reading
    assert clauses["T11"].first_year == 2024
    assert clauses["T15"].last_year == 2023


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            'document = "notice"',
            'document = "notise"',
            "found 'notise', expected a document of this file; did you mean 'notice'?",
        ),
        ('at = "一"', 'place = "一"', "clause.G1: unknown key 'place', "),
        ('zh = "学生参保。"', "", "clause.G1.zh: key 'zh' is missing"),
        ("first_year = 2024", "", "document.notice.first_year: key 'first_year' is missing"),
        ("first_year = 2024", 'first_year = "2024"', "found '2024', expected int"),
        ('issuer = { en = "Steward", zh = "宰相" }', "issuer = 5", "document.notice.issuer"),
        ("[clause.G1]", "[clauses.G1]", "unknown key 'clauses', did you mean 'clause'?"),
    ],
)
def test_a_fault_in_the_clauses_names_file_key_and_what_was_expected(
    tmp_path: Path, old: str, new: str, expected: str
) -> None:
    """Every wrong key, type or reference is refused when the file is read."""
    assert old in NOTICE
    with pytest.raises(FileFault) as fault:
        load_clauses(toml_file(tmp_path, NOTICE.replace(old, new), "clauses.toml"))
    assert str(fault.value).startswith("gondor/clauses.toml: ")
    assert expected in str(fault.value)
