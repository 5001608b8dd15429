"""Which rows about a question can decide anybody in a year."""

from itertools import product
from pathlib import Path

import numpy as np
import pytest

from kernel.assess import assess
from kernel.codes import PaymentMode, Recognised
from kernel.days import BLANK_DAY, first_of
from kernel.hookspecs import QUESTIONS
from kernel.registry import load_region
from kernel.ruleset import Ruleset
from kernel.students import StudentBatch
from kernel.validity import problems
from simulate.explanation.rulebook.ground import Ground
from simulate.explanation.rulebook.region_folder import in_folder
from simulate.explanation.rulebook.standing_rows import StandingRow, rows_about
from tests.simulate.explanation.rulebook.making import changed_copy, ground, region
from tests.simulate.making import REGIONS


def students(rules: Ruleset, year: int) -> StudentBatch:
    """Return students of every valid combination of what most conditions ask for."""
    columns: dict[str, tuple[int, ...]] = {
        "entry_year": (year - 3, year - 1),
        "programme_years": (3, 4),
        "payment_mode": tuple(PaymentMode),
        "paid_on": (BLANK_DAY, int(first_of(10, year - 1)), int(first_of(6, year))),
        "prepaid_in": (0, year - 1),
        "relief": (0, 1, 8),
        "relief_recognised": tuple(Recognised),
        "missed_years": (0, 2),
        "left_on": (BLANK_DAY, int(first_of(3, year))),
        "institution_type": (0, 3),
    }
    combined = np.array([*product(*columns.values())]).T
    given = dict(zip(columns, combined, strict=True))
    all_of_them = StudentBatch.ordinary(year, combined.shape[1], **given)
    invalid = problems(all_of_them, rules.ask("enrolment", all_of_them))
    return all_of_them.select(~np.logical_or.reduce([problem.rows for problem in invalid]))


@pytest.mark.parametrize("name", REGIONS)
@pytest.mark.parametrize("year", [2023, 2026])
def test_a_row_that_is_said_to_decide_nobody_decides_nobody(name: str, year: int) -> None:
    """Neither one of the region nor one below it, when the region is asked."""
    rules = load_region(name)
    decisions = assess(rules, students(rules, year)).decisions
    for question in QUESTIONS:
        rows, decision = rows_about(question, region(name), ground(name, year)), decisions[question]
        decided = {index for index in np.unique(decision.row).tolist() if index >= 0}
        assert [one.row.clause for one in rows] == [row.clause for row in decision.rows]
        assert not decided & {n for n, one in enumerate(rows) if one.why_not is not None}
        assert decided


def about(folder: Path, question: str, old: str, new: str) -> list[StandingRow]:
    """Return the rows of a copy of Changsha, in which a passage is another one, in 2026."""
    copy = in_folder(changed_copy(folder, rules=(old, new)), region("changsha"))
    return rows_about(question, copy, Ground.of(copy.law, copy.facts, 2026))


def test_rows_below_a_region_that_decides_everybody_are_idle(tmp_path: Path) -> None:
    """Also where two of its rows do so together."""
    old = 'law.decide("fiscal", s, inferred("C14", late, total=0, standard=0)),'
    both = old.replace("late, total", "~late, total").replace("standard=0)", "standard=0),")
    both = both.replace("standard=0),)", 'standard=0), inferred("C14", late, total=0, standard=0))')
    rows = about(tmp_path, "fiscal", old, both)
    assert [one.is_idle for one in rows] == [False, False, True]
    assert str(rows[-1].why_not) == "C14 decides the same students"


def test_rows_of_one_layer_are_numbered_and_say_which_is_before_them() -> None:
    """N4, which is for the years before N1."""
    rows = {
        one.row.clause: one
        for one in rows_about("waiting", region("changsha"), ground("changsha", 2026))
    }
    assert rows["N4"].above == (rows["N1"],)
    assert not rows["N4"].is_idle
    assert rows["in_time"].above == ()
