"""The engine against the second reading, on students drawn over every column and boundary."""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache

import pytest

from kernel.assess import Assessment, assess
from kernel.intake import Roster, take_in
from kernel.registry import load_region
from kernel.results import result_row
from kernel.ruleset import Ruleset

from .reading import REFUND_PARTS, assess_one
from .roster import LOCALITIES, REGIONS
from .students import random_student

YEARS = range(2022, 2031)
STUDENTS = 150
SWITCHES = {
    "heilongjiang": ("full_cost_standard", ("announced", "received")),
    "quanzhou": ("governing_text", ("notice", "letter")),
}
COVERED = {
    "zhengzhou": range(2024, 2031),
    "liaoning": range(2023, 2031),
    "heilongjiang": range(2024, 2025),
    "quanzhou": range(2023, 2024),
    "changsha": range(2024, 2025),
}
"""The insurance years that each notice itself covers; its clauses are carried to the others."""

BASES = ("due_basis", "cover_basis", "waiting_basis", "fiscal_basis")

Given = dict[str, object]

every_year = pytest.mark.parametrize(
    ("region", "year"), [(region, year) for region in REGIONS for year in YEARS]
)


@dataclass(frozen=True)
class Draw:
    """Students of one region and year, as both readings see them.

    `results` holds what the second reading says of each student; `positions` leads from a
    student, counted from 0, to his row of the engine's assessment, and knows the valid ones only.
    """

    rules: Ruleset
    year: int
    students: list[Given]
    results: list[dict[str, object]]
    assessment: Assessment
    positions: dict[int, int]

    def both(self) -> list[tuple[Given, dict[str, object], dict[str, object]]]:
        """Every valid student, with the engine's row and the second reading's."""
        return [
            (self.students[number], result_row(self.assessment, row), self.results[number])
            for number, row in self.positions.items()
        ]


@cache
def draw(region: str, year: int) -> Draw:
    """Draw students, the same ones every time, and a turn of the switches that both know."""
    rng = random.Random(f"{region} {year}")  # noqa: S311  # no secret depends on it
    switches = {"first_missed_year": rng.choice(("free", "counted"))}
    if region in SWITCHES:
        name, options = SWITCHES[region]
        switches[name] = rng.choice(options)
    rules = load_region(region)
    law = rules.law
    for name, option in switches.items():
        law = law.switched(name, option)
    rules = rules.under(law)
    students = [random_student(rng, region, year) for _ in range(STUDENTS)]
    intake = take_in(rules, year, Roster.of(students))
    return Draw(
        rules=rules,
        year=year,
        students=students,
        results=[assess_one(region, year, given, switches) for given in students],
        assessment=assess(rules, intake.batch),
        positions={int(number) - 1: row for row, number in enumerate(intake.rows)},
    )


@every_year
def test_both_refuse_the_same_rows(region: str, year: int) -> None:
    """A row must be invalid for the engine exactly when it is for the second reading."""
    drawn = draw(region, year)
    refused = {number for number, result in enumerate(drawn.results) if "problem" in result}
    assert set(range(STUDENTS)) - set(drawn.positions) == refused
    assert 0 < len(refused) < STUDENTS


@every_year
def test_both_give_the_same_values(region: str, year: int) -> None:
    """Money, dates, counts and payers of every valid student must be the same in both."""
    for given, row, result in draw(region, year).both():
        columns = [column for column in row if not column.endswith(("_basis", "_clause"))]
        expected = {column: result[column] for column in columns}
        assert {column: row[column] for column in columns} == expected, given


@pytest.mark.parametrize("year", YEARS)
def test_both_give_a_refund_back_to_the_same_payers(year: int) -> None:
    """Netted relief, the institution and the student must each get the same part of a refund."""
    drawn = draw("zhengzhou", year)
    parts = drawn.assessment.refund_shares
    given_back = [
        tuple(int(part[row]) for part in (parts.relief, parts.institution, parts.student))
        for row in drawn.positions.values()
    ]
    expected = [
        tuple(drawn.results[number][name] for name in REFUND_PARTS) for number in drawn.positions
    ]
    assert given_back == expected
    assert any(sum(shares) > 0 for shares in given_back)


@pytest.mark.parametrize(
    ("region", "year"), [(region, year) for region in REGIONS for year in COVERED[region]]
)
def test_both_say_how_well_a_value_is_founded(region: str, year: int) -> None:
    """In a year that the notice covers, the bases must be the same but where a reading differs."""
    for given, row, result in draw(region, year).both():
        columns = [c for c in BASES if not founded_otherwise(c, region, year, given, row)]
        shown = {column: row[column] for column in columns}
        assert shown == {column: result[column] for column in columns}, given


def founded_otherwise(
    column: str, region: str, year: int, given: Given, row: dict[str, object]
) -> bool:
    """Whether the two readings differ on the basis of a column, each with its reason."""
    prepaid_in = given.get("prepaid_in")
    if column == "fiscal_basis":
        return False
    if prepaid_in is not None and prepaid_in not in COVERED[region]:
        # The engine asks whether the notice covers the year, the second reading whether it covered
        # the drive in which the year was prepaid.
        return True
    if column == "due_basis":
        # The second reading looks at the mode of an earlier prepayment, the engine does not.
        return prepaid_in is not None and given.get("payment_mode") == "prepay_remaining"
    if column == "cover_basis":
        # A continuing student who pays late is, for the engine, covered by calendar year as a
        # reading of the clause on cover; for the second reading his cover is assumed.
        late = row["due_clause"] == "late_price"
        return region == "changsha" and late and given["entry_year"] != year - 1
    # In Liaoning the exemption is explicit for the engine where the assisted student is recognised
    # locally; the second reading infers it for whoever enrols at the place of study.
    return bool(given.get("relief")) and row["waiting_clause"] in ("L6", "L8")


@pytest.mark.parametrize("region", REGIONS)
def test_a_student_alone_has_the_row_that_he_has_among_others(region: str) -> None:
    """A batch of one must give the same row as a large batch, whoever else is in it."""
    rng = random.Random(region)  # noqa: S311  # no secret depends on it
    valid = [(year, number) for year in YEARS for number in draw(region, year).positions]
    for year, number in rng.sample(valid, 25):
        drawn = draw(region, year)
        given = drawn.students[number]
        alone = take_in(drawn.rules, year, Roster.of([given]))
        row = result_row(assess(drawn.rules, alone.batch), 0)
        assert row == result_row(drawn.assessment, drawn.positions[number]), given


def test_every_locality_is_drawn() -> None:
    """The draw must reach every pooling area, or nothing is compared there."""
    for region, localities in LOCALITIES.items():
        drawn = {given.get("locality") for year in YEARS for given in draw(region, year).students}
        assert set(localities) <= drawn
