"""Types of students as a table, as lines and as records."""

from typing import Final

from kernel.messages import Language
from simulate.comparison.student_types import Heads, StudentType
from simulate.comparison.type_tables import outcome_lines, type_records, types_table
from tests.simulate.making import plain
from tests.simulate.output.reading import figures_in, table_of

RULES: Final = plain("changsha").rules


def a_type(relief: str, before: Heads, after: Heads, *, comparable: bool = True) -> StudentType:
    """Return university students of four years in Changsha."""
    labels = ("tertiary", "4", "changsha", relief)
    return StudentType("changsha", labels, before, after, comparable)


DEARER: Final = a_type("none", Heads(20, 10, 15_200_00, 480), Heads(20, 10, 15_800_00, 480))
LONGER: Final = a_type("dibao", Heads(4, 2, 0, 90), Heads(4, 2, 0, 96))
ALIKE: Final = a_type("tekun", Heads(6, 3, 0, 144), Heads(6, 3, 0, 144))
TYPES: Final = (DEARER, LONGER, ALIKE)


def lines(language: Language) -> dict[str, list[str]]:
    """Return the lines of the table of these types by who they are."""
    return table_of(types_table(TYPES, RULES, language)).rows


def test_a_type_that_is_touched_has_a_line() -> None:
    """Per head: 1,520 yuan become 1,580; 45 months become 48. What stays is written once."""
    assert lines("en") == {
        "tertiary · 4 · changsha · none":
            ["20", "10", "1,520.00 → 1,580.00", "48.00", "loses", "untouched"],
        "tertiary · 4 · changsha · dibao":
            ["4", "2", "0.00", "45.00 → 48.00", "untouched", "gains"],
    }  # fmt: skip


def test_types_are_called_as_the_notices_call_them() -> None:
    """In Chinese; no relief is 无困难类别."""
    found = lines("zh")
    assert [*found] == ["高等学校 · 4 · 长沙 · 无困难类别", "高等学校 · 4 · 长沙 · 低保对象"]
    assert [cells[-2:] for cells in found.values()] == [["受损", "不变"], ["不变", "受益"]]


def test_a_cost_per_head_is_rounded_half_up() -> None:
    """5 and 9 fen of two are 2.5 and 4.5: three fen and five; of nobody there is no cost."""
    halves = a_type("none", Heads(2, 2, 5, 24), Heads(2, 2, 9, 24))
    nobody = a_type("dibao", Heads(2, 0, 0, 0), Heads(2, 1, 0, 12))
    rows = table_of(types_table([halves, nobody], RULES, "en")).rows
    costs = [cells[2] for cells in rows.values()]
    assert costs == ["0.03 → 0.05", "– → 0.00"]


def test_how_many_gain_and_lose() -> None:
    """The insured of each type with what it comes to for each of them, by money and by cover."""
    money, cover = outcome_lines(TYPES, "en")
    assert money == (
        "By type of student, of the insured 10 pay more, on average 60.00 yuan each; "
        "5 pay the same."
    )
    assert cover == (
        "By type of student, of the insured 2 are covered for longer, on average 3.00 months each; "
        "13 are covered for as long."
    )


def test_an_average_is_of_all_types_that_gain() -> None:
    """10 who save 60 yuan and 5 who save 30 save 50 on average; cover stays, nothing is said."""
    gaining = (
        a_type("none", Heads(10, 10, 15_800_00, 480), Heads(10, 10, 15_200_00, 480)),
        a_type("dibao", Heads(5, 5, 300_00, 240), Heads(5, 5, 150_00, 240)),
    )
    assert outcome_lines(gaining, "en") == [
        "By type of student, of the insured 15 pay less, on average 50.00 yuan each."
    ]
    (chinese,) = outcome_lines(gaining, "zh")
    assert {"15", "50.00"} <= {*figures_in(chinese)}


def test_nobody_gains_or_loses_where_others_are_enrolled() -> None:
    """One sentence instead of numbers."""
    other = a_type("none", Heads(20, 10, 1, 1), Heads(20, 19, 2, 2), comparable=False)
    (line,) = outcome_lines([other], "en")
    assert line.startswith("Other students are enrolled")


def test_records_hold_fen() -> None:
    """Whole amounts, and per head rounded to the fen; nothing per head where nobody is insured."""
    nobody = a_type("orphan", Heads(1, 0, 0, 0), Heads(1, 0, 0, 0))
    dearer, none = type_records([DEARER, nobody])
    assert dearer == {
        "region": "changsha",
        "institution": "tertiary",
        "programme_years": "4",
        "locality": "changsha",
        "relief": "none",
        "students_before": 20,
        "insured_before": 10,
        "cost_before": 1_520_000,
        "cost_per_head_before": 152_000,
        "covered_months_before": 480,
        "students_after": 20,
        "insured_after": 10,
        "cost_after": 1_580_000,
        "cost_per_head_after": 158_000,
        "covered_months_after": 480,
        "money": "loses",
        "cover": "untouched",
    }
    assert none["cost_per_head_before"] is None
