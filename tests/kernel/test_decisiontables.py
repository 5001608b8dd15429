"""First-match decision tables: which row decides, with which clause and on which basis."""

import numpy as np
import pytest

from kernel.codes import Basis
from kernel.decisions import OPEN, Output, Row, assumed, explicit, not_provided
from kernel.decisiontables import decide
from kernel.errors import PluginFault
from kernel.figures import Figure
from tests.kernel.making import CLAUSES, answer, batch, yes


def test_the_first_row_that_matches_decides() -> None:
    """A later row that matches too changes neither value nor clause."""
    found = answer(
        explicit("G1", yes(1, 0, 0), amount=1),
        explicit("G2", yes(1, 1, 0), amount=2),
        explicit("GR1", True, amount=3),
    )
    assert found["amount"].tolist() == [1, 2, 3]
    assert found.row.tolist() == [0, 1, 2]
    assert found.clauses == ("G1", "G2", "GR1")


def test_a_student_whom_no_row_matches_is_open() -> None:
    """He is left to the layer below, not answered by 0."""
    found = answer(explicit("G1", yes(0, 1, 0), amount=5))
    assert found.row.tolist() == [OPEN, 0, OPEN]


def test_one_condition_may_hold_for_all() -> None:
    """True stands for every student, False for none, also as a numpy scalar."""
    assert answer(explicit("G1", True, amount=5)).row.tolist() == [0, 0, 0]
    assert answer(explicit("G1", False, amount=5)).row.tolist() == [OPEN, OPEN, OPEN]
    whole: np.bool_ = np.any(np.array([1]) > 0)
    assert answer(explicit("G1", np.asarray(whole), amount=5)).row.tolist() == [0, 0, 0]


def test_a_row_gives_numbers_columns_or_figures() -> None:
    """Each kind of output arrives at the students whom the row decides, and at them only."""
    figure = Figure(np.array([10, 20, 30]), np.array([0, 0, 2]))
    found = answer(
        explicit("G1", yes(0, 1, 1), figure=figure, column=np.array([7, 8, 9]), number=4),
        explicit("G2", True, figure=0, column=0, number=0),
    )
    assert found["figure"].tolist() == [0, 20, 30]
    assert found["column"].tolist() == [0, 8, 9]
    assert found["number"].tolist() == [0, 4, 4]
    assert found.basis_of("figure").tolist() == [0, 0, Basis.ASSUMED]
    assert found.basis_of("number").tolist() == [0, 0, 0]


def test_the_basis_of_a_value_weakens_that_of_the_row_and_never_strengthens_it() -> None:
    """An explicit row with an assumed value is assumed; an assumed one stays so."""
    value = Figure(5, np.array([Basis.EXPLICIT, Basis.INFERRED, Basis.ASSUMED]))
    assert answer(explicit("G1", True, amount=value)).basis.tolist() == [0, 1, 2]
    assert answer(assumed("G1", True, amount=value)).basis.tolist() == [2, 2, 2]


@pytest.mark.parametrize(
    ("year", "basis"),
    [
        (2022, Basis.ASSUMED),
        (2023, Basis.ASSUMED),
        (2024, Basis.EXPLICIT),
        (2025, Basis.EXPLICIT),
        (2026, Basis.ASSUMED),
    ],
)
def test_outside_the_years_of_its_document_a_clause_is_extended(year: int, basis: Basis) -> None:
    """Before and after, the clause still decides, as an assumption."""
    found = answer(explicit("notice", True, amount=5), year=year)
    assert found["amount"].tolist() == [5, 5, 5]
    assert found.basis.tolist() == [basis] * 3


def test_extension_never_makes_a_blank_stronger() -> None:
    """What is not provided stays so in years that are extended."""
    found = answer(not_provided("notice", True, amount=0), year=2026)
    assert found.basis.tolist() == [Basis.NOT_PROVIDED] * 3


def test_a_term_prepaid_under_a_document_is_governed_to_its_end() -> None:
    """2027 is explicit where it was paid in 2024 or 2025, and extended where in 2026 or now."""
    students = batch(2027, prepaid_in=np.array([2024, 2025, 2026, 0]))
    found = decide("toll", students, CLAUSES, [explicit("prepaid", True, amount=5)])
    assert found.basis.tolist() == [0, 0, Basis.ASSUMED, Basis.ASSUMED]


def test_a_row_whose_clause_has_not_begun_does_not_count() -> None:
    """A clause that begins in 2025 decides nobody in 2024."""
    rows = (explicit("from_2025", True, amount=3), explicit("G1", True, amount=1))
    assert answer(*rows, year=2024)["amount"].tolist() == [1, 1, 1]
    assert answer(*rows, year=2025)["amount"].tolist() == [3, 3, 3]


def test_a_row_stands_until_another_clause_is_in_force() -> None:
    """From the first year of that clause on, the row leaves its students open."""
    row = explicit("G1", True, until="from_2025", amount=1)
    assert answer(row, year=2024).row.tolist() == [0, 0, 0]
    assert answer(row, year=2025).row.tolist() == [OPEN, OPEN, OPEN]


def test_a_row_outlasts_the_extension_of_its_successor_back_in_time() -> None:
    """The notice governs from 2024 on: until then what it follows decides."""
    rows = (explicit("G1", True, until="notice", amount=1), explicit("notice", True, amount=2))
    assert answer(*rows, year=2023)["amount"].tolist() == [1, 1, 1]
    assert answer(*rows, year=2024)["amount"].tolist() == [2, 2, 2]
    assert answer(*rows, year=2026)["amount"].tolist() == [2, 2, 2]


def test_an_assumed_row_may_end_too() -> None:
    """`until` means the same for a row without a document."""
    row = assumed("G1", True, until="from_2025", amount=1)
    assert answer(row, year=2024).row.tolist() == [0, 0, 0]
    assert answer(row, year=2025).row.tolist() == [OPEN, OPEN, OPEN]


def test_a_lapsed_clause_that_nothing_follows_is_a_fault() -> None:
    """The message names question, year and clause, and how to say what follows."""
    row = explicit("to_2023", yes(0, 0, 1), amount=1)
    assert answer(row, year=2023).row.tolist() == [OPEN, OPEN, 0]
    with pytest.raises(PluginFault) as fault:
        answer(row, year=2024)
    assert str(fault.value) == (
        "question 'toll', insurance year 2024: clause to_2023 lapsed after 2023 and nothing "
        "follows it; say what does with until=…"
    )


def test_a_lapsed_clause_that_would_decide_nobody_is_no_fault() -> None:
    """Where rows above it decide everybody, or its successor is in force, nothing is missing."""
    above = (explicit("G1", True, amount=1), explicit("to_2023", True, amount=2))
    assert answer(*above, year=2024)["amount"].tolist() == [1, 1, 1]
    succeeded = explicit("to_2023", True, until="from_2025", amount=2)
    assert answer(succeeded, year=2025).row.tolist() == [OPEN, OPEN, OPEN]


@pytest.mark.parametrize(
    "row",
    [
        explicit("G3", True, amount=1),
        explicit("G1", True, reading="G3", amount=1),
        explicit("G1", True, until="G3", amount=1),
    ],
)
def test_an_unknown_clause_is_a_fault_with_the_nearest_name(row: Row) -> None:
    """Clause, interpretation and `until` are looked up before anybody is decided."""
    with pytest.raises(PluginFault, match=r"question 'toll', row G.: unknown clause 'G3'; did you"):
        answer(row)


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (1.5, "float64"),
        (np.array([1.0, 2.0, 3.0]), "float64"),
        (np.array([1.0, np.nan, 3.0]), "NaN"),
        (Figure(np.array([1.0, 2.0, 3.0]), 0), "float64"),
        (None, "object"),
        ("1", "<U1"),
    ],
)
def test_a_value_that_is_no_whole_number_is_a_fault(value: Output, found: str) -> None:
    """Money is never a float; the message names question, clause, output and type."""
    with pytest.raises(PluginFault) as fault:
        answer(explicit("G1", True, amount=value))
    expected = f"question 'toll', row G1: amount is {found}, expected a whole number"
    assert str(fault.value) == expected


@pytest.mark.parametrize(
    ("value", "shape"),
    [
        (np.array([1, 2]), r"\(2,\)"),
        (np.array([[1, 2, 3]]), r"\(1, 3\)"),
        (np.array([1]), r"\(1,\)"),
        (Figure(np.array([1, 2, 3, 4]), 0), r"\(4,\)"),
    ],
)
def test_a_column_of_another_length_is_a_fault(value: Output, shape: str) -> None:
    """A column is never stretched over the batch."""
    expected = rf"question 'toll', row G1: amount has shape {shape}, expected \(3,\)"
    with pytest.raises(PluginFault, match=expected):
        answer(explicit("G1", True, amount=value))


def test_a_condition_of_another_length_is_a_fault() -> None:
    """Conditions are columns of the batch like values."""
    with pytest.raises(PluginFault, match=r"row G1: when has shape \(2,\), expected \(3,\)"):
        answer(explicit("G1", yes(1, 0), amount=1))


def test_a_condition_of_numbers_is_a_fault() -> None:
    """A count is no condition, so that `students.relief` is not taken for `assisted`."""
    with pytest.raises(PluginFault, match="row G1: when is int64, expected a boolean"):
        answer(explicit("G1", np.array([0, 1, 2]), amount=1))


def test_a_fault_in_a_row_that_decides_nobody_is_found_all_the_same() -> None:
    """A wrong row is wrong on every batch, not only where somebody happens to match."""
    with pytest.raises(PluginFault, match="row G2: amount is float64"):
        answer(explicit("G1", True, amount=1), explicit("G2", False, amount=np.array(0.5)))


def test_rows_of_one_table_give_the_same_outputs() -> None:
    """A row that leaves an output out would answer it by 0."""
    expected = "row G2: outputs years; expected years, price as in the other rows"
    with pytest.raises(PluginFault, match=expected):
        answer(explicit("G1", yes(1, 0, 0), years=1, price=2), explicit("G2", True, years=1))


def test_an_empty_batch_is_decided() -> None:
    """Nobody to decide is no fault."""
    found = answer(explicit("G1", True, amount=5), size=0)
    assert (len(found.row), len(found["amount"])) == (0, 0)
