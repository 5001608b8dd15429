"""Which clauses decided results, in how many rows, and what they say."""

from simulate.roster.handouts.deciding_clauses import DecidingClauses
from tests.simulate.roster.handouts.making import CHANGSHA, pages_of

_FRESHMAN = {"学制": "4", "入学年份": "2023", "缴费日期": "2023-09-10"}
_SECOND = {"学制": "4", "入学年份": "2022", "缴费日期": "2023-09-10"}
_UNPAID = {"学制": "4", "入学年份": "2022", "缴费日期": ""}
_MONITORED = {**_SECOND, "困难类别": "监测对象"}
_REJECTED = {**_SECOND, "缴费日期": "soon"}


def clauses_of(*rosters: list[dict[str, str]]) -> DecidingClauses:
    """Count the clauses of rosters, each a page."""
    clauses = DecidingClauses()
    for rows in rosters:
        for page in pages_of(rows):
            clauses.add(page)
    return clauses


def test_rows_are_counted_over_pages_where_a_result_applies() -> None:
    """Who has not paid, or is rejected, owes nothing, and no clause says how much."""
    clauses = clauses_of([_FRESHMAN, _SECOND, _UNPAID], [_MONITORED, _REJECTED])
    due = {key: count for key, count in clauses.rows.items() if key[2] == "due_clause"}
    assert due == {("C2", "explicit", "due_clause"): 1, ("C4", "explicit", "due_clause"): 2}
    assert clauses.rows["C8", "explicit", "relief_clause"] == 1
    assert clauses.rows["silence", "not_provided", "credit_clause"] == 4


def test_clauses_stand_in_the_order_of_the_law() -> None:
    """Each with its document and place; an interpretation says that it is one."""
    rows = {
        row[0]: row for row in clauses_of([_FRESHMAN, _MONITORED]).table(CHANGSHA.law, "en").rows
    }
    law = [clause for clause in CHANGSHA.law.clauses if clause in rows]
    assert [*rows] == law
    assert rows["C8"][1:4] == ("explicit", "relief_clause 1", "长医保发〔2023〕56号 二(三)")
    assert rows["C8"][4] == "For monitored and dibao-margin, finance pays 50 %."
    assert rows["silence"][2:4] == ("refund_clause 2\ncredit_clause 2", "Interpretation")


def test_a_clause_on_two_bases_has_two_lines() -> None:
    """What it says itself, and what it is taken to say, are two lines."""
    clauses = DecidingClauses()
    clauses.rows["C11", "inferred", "cover_clause"] = 1
    clauses.rows["C11", "explicit", "waiting_clause"] = 1_234
    rows = clauses.table(CHANGSHA.law, "en").rows
    assert [row[:3] for row in rows] == [
        ("C11", "explicit", "waiting_clause 1,234"),
        ("C11", "inferred", "cover_clause 1"),
    ]


def test_without_rows_there_is_none() -> None:
    """Nor where all of them are rejected."""
    assert not clauses_of([_REJECTED]).rows
