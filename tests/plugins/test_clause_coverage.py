"""Every row of a decision table decides a policy case; every interpretation is chosen in one."""

from collections.abc import Iterable
from functools import cache
from typing import Any

import pytest
from attrs import field, frozen

from kernel.assess import assess
from kernel.cases import Case, load_cases
from kernel.decisions import Decision
from kernel.figures import Array
from kernel.hookspecs import QUESTIONS
from kernel.intake import Roster, take_in
from kernel.registry import load_region, region_names
from kernel.ruleset import Ruleset
from kernel.students import StudentBatch
from kernel.watch import as_subclass

ANSWERED_FOR_ALL = ("enrolment", "credit_conversion")
"""The hooks whose answers count also for students who are not in the fund."""


@frozen(order=True)
class TableRow:
    """One row of a table, by its position among the rows of its own layer."""

    layer: str
    question: str
    position: int
    clause: str
    reading: str

    def __str__(self) -> str:
        clause = f"{self.clause} ({self.reading})" if self.reading else self.clause
        return f"{self.layer}, {self.question}: {clause}, row {self.position + 1}"


@frozen(eq=False)
class TracedRuleset(Ruleset):
    """A region that remembers its tables, also those asked about students found to be invalid.

    Attributes:
        rows: every row of the tables that were asked; deciding: those that decided a student.
    """

    rows: set[TableRow] = field(factory=set)
    deciding: set[TableRow] = field(factory=set)

    @classmethod
    def over(cls, rules: Ruleset) -> "TracedRuleset":
        """Trace a region."""
        return as_subclass(cls, rules)

    def ask(
        self, hook: str, students: StudentBatch, **arguments: Array | Decision
    ) -> dict[str, Decision]:
        """Ask, and remember which rows there are and which of them decided."""
        answers = super().ask(hook, students, **arguments)
        lowest = self.layers[0]
        given = {"students": students, "year": students.year, "law": self.law, **arguments}
        below: list[Any] = [
            implementation.function(*(given[name] for name in implementation.argnames))
            for implementation in self.implementations(hook)
            if implementation.plugin_name == lowest.name
        ]
        for question, decision in answers.items():
            tables = [table for table in _flat(below) if table.question == question]
            lower = sum(len(table.rows) for table in tables)
            upper = len(decision.rows) - lower
            places = [(self.name, index) for index in range(upper)]
            places += [(lowest.name, index) for index in range(lower)]
            rows = [
                TableRow(layer, question, position, row.clause, row.reading)
                for (layer, position), row in zip(places, decision.rows, strict=True)
            ]
            self.rows.update(rows)
            self.deciding.update(rows[index] for index in decision.row)
        return answers


def _flat(answers: Iterable[Decision | tuple[Decision, ...]]) -> list[Decision]:
    nested = [answer if isinstance(answer, tuple) else (answer,) for answer in answers]
    return [decision for decisions in nested for decision in decisions]


def traced_rows(region: str, case: Case) -> tuple[set[TableRow], set[TableRow]]:
    """Return the rows of the tables that a case is asked, and those that decide its student."""
    rules = TracedRuleset.over(case.rules(load_region(region)))
    intake = take_in(rules, case.year, Roster.of([case.given]))
    in_the_fund = not intake.rejected and bool(assess(rules, intake.batch).paid_for[0])
    deciding = {
        row
        for row in rules.deciding
        if in_the_fund or QUESTIONS[row.question].hook in ANSWERED_FOR_ALL
    }
    return rules.rows, deciding


@cache
def rows_of(region: str) -> tuple[frozenset[TableRow], frozenset[TableRow]]:
    """Return the rows of a region and of the national layer, and those that decide its cases."""
    found = [traced_rows(region, case) for case in load_cases(load_region(region))]
    return (
        frozenset().union(*(rows for rows, _ in found)),
        frozenset().union(*(deciding for _, deciding in found)),
    )


def listed(rows: Iterable[TableRow]) -> str:
    """Say one row a line which are not covered."""
    return "\n".join(["no case is decided by:", *map(str, sorted(rows))])


@pytest.mark.parametrize("region", region_names())
def test_every_row_of_a_region_decides_one_of_its_cases(region: str) -> None:
    """A rule that no case reaches is a rule that nobody has checked, or that is never reached."""
    rows, deciding = rows_of(region)
    missed = {row for row in rows - deciding if row.layer == region}
    assert not missed, listed(missed)


def test_every_national_row_decides_a_case_of_some_region() -> None:
    """A national rule must be reached through at least one of the regions that leave it open."""
    found = [rows_of(region) for region in region_names()]
    missed = set().union(*(rows for rows, _ in found)) - set().union(*(hit for _, hit in found))
    missed = {row for row in missed if row.layer not in region_names()}
    assert not missed, listed(missed)


def test_every_interpretation_is_chosen_in_a_case() -> None:
    """A switch whose other options no case shows could stop working unnoticed."""
    turned = {
        reading
        for region in region_names()
        for case in load_cases(load_region(region))
        for reading in case.switches.items()
    }
    options = {
        (switch.name, option)
        for region in region_names()
        for switch in load_region(region).law.switches.values()
        for option in switch.options
        if option != switch.default
    }
    assert not options - turned, f"no case turns {sorted(options - turned)}"
