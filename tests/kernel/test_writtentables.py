"""The tables of a rules module, read as they are written."""

import pytest

from kernel.errors import PluginFault
from kernel.hookspecs import QUESTIONS
from kernel.writtentables import WrittenRow, WrittenTable, written_tables
from tests.tree import ROOT

LAYERS = ("national", "changsha", "heilongjiang", "liaoning", "quanzhou", "zhengzhou")

ABOVE = '''
@hookimpl
def contribution(students, year, law, late):
    """What it costs."""
    s = students
    price, years = law.at("tariff", year), s.years_bought
'''


def tables_of(layer: str) -> tuple[WrittenTable, ...]:
    """Return the tables of a layer in the tree."""
    return written_tables(ROOT / "plugins" / layer / "rules.py")


def only_row(body: str, above: str = "") -> WrittenRow:
    """Return the row of a module with one table, whose function ends so."""
    (table,) = written_tables(above + ABOVE + body)
    (row,) = table.rows
    return row


@pytest.mark.parametrize("layer", LAYERS)
def test_every_row_is_read_where_it_stands(layer: str) -> None:
    """As many rows as the source has, each with a clause and in the line in which it begins."""
    path = ROOT / "plugins" / layer / "rules.py"
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [row for table in tables_of(layer) for row in table.rows]
    names = ("explicit(", "inferred(", "assumed(", "not_provided(")
    assert len(rows) == sum(line.count(name) for line in lines for name in names)
    for row in rows:
        assert row.clause
        assert any(name in lines[row.line - 1] for name in names)


@pytest.mark.parametrize("layer", LAYERS)
def test_every_table_answers_a_question_of_its_hook(layer: str) -> None:
    """With the outputs that the question has."""
    for table in tables_of(layer):
        question = QUESTIONS[table.question]
        assert question.hook == table.hook
        assert all(set(row.outputs) <= set(question.outputs) for row in table.rows)


class TestRows:
    """What a row says, its names resolved."""

    def test_names_stand_for_what_is_assigned(self) -> None:
        """Of the function, one by one or several at once."""
        row = only_row('    return law.decide("due", s, explicit("A1", late, years=years))')
        assert row.condition is not None
        assert row.condition.text == "late"
        assert row.outputs["years"].text == "students.years_bought"

    def test_a_constant_and_a_function_of_the_module_are_looked_into(self) -> None:
        """A starred constant is spread out, a function replaced by what it returns."""
        above = (
            "TYPES = (A.ONE, A.TWO)\n"
            "def _here(students, law):\n"
            "    there = students.locality == law.locality('x')\n"
            "    return ~there\n"
        )
        condition = "s.attends(*TYPES) & _here(s, law)"
        row = only_row(f'    return law.decide("due", s, explicit("A1", {condition}))', above)
        assert row.condition is not None
        assert row.condition.text == (
            "students.attends(A.ONE, A.TWO) & ~(students.locality == law.locality('x'))"
        )

    def test_a_name_that_is_assigned_twice_or_under_a_condition_stays(self) -> None:
        """It stands for one thing or another."""
        body = (
            "    when = late\n"
            "    when = ~late\n"
            "    if year > 2025:\n"
            "        years = 2\n"
            "        other = 3\n"
            '    return law.decide("due", s, explicit("A1", when, years=years, price=other))'
        )
        row = only_row(body)
        assert row.condition is not None
        assert row.condition.text == "when"
        assert [one.text for one in row.outputs.values()] == ["years", "other"]

    def test_an_argument_means_what_it_means_outside(self) -> None:
        """Also where the function has the same name for something else."""
        above = "def _either(one):\n    late = one.paid_on\n    return late | one\n"
        row = only_row('    return law.decide("due", s, explicit("A1", _either(late)))', above)
        assert row.condition is not None
        assert row.condition.text == "late.paid_on | late"

    def test_a_function_that_calls_itself_ends(self) -> None:
        """Its call stays as it is written somewhere."""
        above = "def _again(one):\n    return _again(one)\n"
        row = only_row('    return law.decide("due", s, explicit("A1", _again(late)))', above)
        assert row.condition is not None
        assert row.condition.text == "_again(late)"

    def test_a_row_with_an_interpretation_is_inferred(self) -> None:
        """And says until when it stands."""
        row = only_row(
            '    return law.decide("due", s, explicit("A1", True, reading="R1", until="N1"))'
        )
        assert (row.basis, row.reading, row.until) == ("inferred", "R1", "N1")

    def test_the_comment_above_a_row_is_its_own(self) -> None:
        """All its lines, without those of other rows."""
        body = (
            "    return law.decide(\n"
            '        "due",\n'
            "        s,\n"
            "        # Another one.\n"
            '        explicit("A1", late),\n'
            "        # It is not plain\n"
            "        # who is meant.\n"
            '        inferred("A2", True),\n'
            "    )"
        )
        (table,) = written_tables(ABOVE + body)
        assert [row.comments for row in table.rows] == [
            ("Another one.",),
            ("It is not plain", "who is meant."),
        ]


class TestBuiltElsewhere:
    """Rows that are not written as rows are kept as they are written."""

    def test_a_list_is_spread_out(self) -> None:
        """Where it is written out."""
        body = (
            '    rows = [explicit("A1", late), inferred("A2", True)]\n'
            '    return law.decide("due", s, *rows)'
        )
        (table,) = written_tables(ABOVE + body)
        assert [row.clause for row in table.rows] == ["A1", "A2"]

    def test_a_list_that_is_computed_is_kept(self) -> None:
        """As one row, of which no more is known than how it is written."""
        row = only_row('    return law.decide("due", s, *[row(one) for one in law.clauses])')
        assert (row.clause, row.basis, row.condition) == ("", "", None)
        assert row.written.text == "*[row(one) for one in law.clauses]"

    def test_a_function_that_makes_a_row_is_looked_into(self) -> None:
        """Its row counts like one in place."""
        above = 'def _row(when):\n    return explicit("A1", when, years=1)\n'
        row = only_row('    return law.decide("due", s, _row(late))', above)
        assert (row.clause, row.basis) == ("A1", "explicit")

    def test_a_clause_that_is_computed_has_no_name(self) -> None:
        """The row is there all the same."""
        row = only_row('    return law.decide("due", s, explicit(f"A{year}", late))')
        assert (row.clause, row.basis) == ("", "explicit")

    def test_a_table_of_a_function_that_is_no_hook(self) -> None:
        """It is read, its hook is not known."""
        source = "def _due(s, law):\n    return law.decide('due', s, explicit('A1', True))\n"
        (table,) = written_tables(source)
        assert (table.hook, table.question) == ("", "due")


def test_a_hook_by_another_name_that_wraps() -> None:
    """Liaoning's exemption of the assisted wraps the wait of everybody else."""
    wrapping = [table for table in tables_of("liaoning") if table.wraps]
    assert [(table.hook, table.question) for table in wrapping] == [("waiting_period", "waiting")]


def test_what_is_no_python_is_refused() -> None:
    """With the line."""
    with pytest.raises(PluginFault, match=r"rules\.py, line 2"):
        written_tables("x = 1\ndef (:\n")
