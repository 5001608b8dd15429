"""The engine against the second reading, on students drawn over every column and boundary."""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
import pytest

from kernel.assess import Assessment, assess
from kernel.intake import Roster, take_in
from kernel.registry import load_region
from kernel.results import ResultColumn, result_columns, result_row
from kernel.ruleset import Ruleset
from tests.cities.loading import load_city

from .city_tariffs import LAST_TYPED_YEAR
from .differences import DIFFERENCES, Difference
from .reading import REFUND_PARTS, assess_one
from .roster import CITIES, REGIONS, localities
from .students import random_student
from .vague import agree

YEARS = range(2022, 2031)
STUDENTS = 3000
OFTEN = 15
SWITCHES = {
    "heilongjiang": ("full_cost_standard", ("announced", "received")),
    "quanzhou": ("governing_text", ("notice", "letter")),
}

Given = dict[str, object]

PLACES_AND_YEARS = [(region, year) for region in REGIONS for year in YEARS]
PLACES_AND_YEARS += [(city, year) for city in CITIES for year in range(2022, LAST_TYPED_YEAR + 1)]

every_year = pytest.mark.parametrize(("region", "year"), PLACES_AND_YEARS)


NOTHING = {
    "relief_basis": ("relief_netted", "relief_claimable"),
    "refund_basis": ("refund",),
}
"""The amounts without which the basis of a column rests on nothing."""


@dataclass
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

    @cached_property
    def columns(self) -> dict[str, ResultColumn]:
        """The engine's result columns."""
        return result_columns(self.assessment)

    def row(self, number: int) -> dict[str, object]:
        """The engine's row of a valid student."""
        place = self.positions[number]
        return {name: column.at(place) for name, column in self.columns.items()}

    def enrolled(self) -> list[dict[str, object]]:
        """What the second reading says of the students who are in the fund."""
        return [result for result in self.results if result.get("enrolled")]

    def differences(self, number: int) -> set[Difference]:
        """The columns in which the readings of a valid student differ."""
        found, read = self.row(number), self.results[number]
        return {
            Difference(
                column=column,
                read=str(read[column]),
                found=str(value),
                clause=str(found.get(f"{column.split('_')[0]}_clause")),
                nothing=column in NOTHING and not any(found[name] for name in NOTHING[column]),
            )
            for column, value in found.items()
            if column != "assessed_year" and not agree(read[column], value)
        }


@cache
def draw(region: str, year: int) -> Draw:
    """Draw students, the same ones every time, and a turn of the switches that both know."""
    rng = random.Random(f"{region} {year}")  # noqa: S311  # no secret depends on it
    switches = {"first_missed_year": rng.choice(("free", "counted"))}
    if region in SWITCHES:
        name, options = SWITCHES[region]
        switches[name] = rng.choice(options)
    rules = load_city(region) if region in CITIES else load_region(region)
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
def test_both_give_the_same_row(region: str, year: int) -> None:
    """Every column of every valid student must be the same, but for the reasoned differences."""
    drawn = draw(region, year)
    for number in drawn.positions:
        assert drawn.differences(number) <= DIFFERENCES, drawn.students[number]


def test_every_difference_is_still_one() -> None:
    """A reason for which nothing differs any more must not cover up a later fault."""
    draws = [draw(region, year) for region, year in PLACES_AND_YEARS]
    met = set().union(*(one.differences(number) for one in draws for number in one.positions))
    assert DIFFERENCES - met == set()


def test_no_difference_is_one_of_value() -> None:
    """Money, dates and counts are the same in both readings, whatever the clause."""
    assert {d.column.split("_")[1] for d in DIFFERENCES} == {"basis", "clause"}


@pytest.mark.parametrize("year", YEARS)
def test_both_refund_the_same_payers(year: int) -> None:
    """Netted relief, the institution and the student must each get the same part of a refund."""
    drawn = draw("zhengzhou", year)
    parts = drawn.assessment.refund_shares
    refunded = [
        tuple(int(part[row]) for part in (parts.relief, parts.institution, parts.student))
        for row in drawn.positions.values()
    ]
    expected = [
        tuple(drawn.results[number][name] for name in REFUND_PARTS) for number in drawn.positions
    ]
    assert refunded == expected
    assert any(sum(shares) > 0 for shares in refunded)


@pytest.mark.parametrize("region", [*REGIONS, *CITIES])
def test_a_student_alone_has_the_row_that_he_has_among_a_million(region: str) -> None:
    """A batch of one must give the row that a batch of a million gives, wherever he stands."""
    rng = random.Random(region)  # noqa: S311  # no secret depends on it
    drawn = draw(region, 2025)
    numbers = list(drawn.positions)
    million = drawn.assessment.students.select(np.arange(1_000_000) % len(numbers))
    columns = result_columns(assess(drawn.rules, million))
    for place in [0, 65_535, 65_536, 999_999, *rng.sample(range(1_000_000), 20)]:
        given = drawn.students[numbers[place % len(numbers)]]
        alone = take_in(drawn.rules, 2025, Roster.of([given])).batch
        among = {name: column.at(place) for name, column in columns.items()}
        assert result_row(assess(drawn.rules, alone), 0) == among, given


@pytest.mark.parametrize(
    ("region", "year", "column", "clause"),
    [
        ("liaoning", 2025, "due_clause", "L2a"),
        ("liaoning", 2026, "due_clause", "L2a"),
        ("liaoning", 2030, "due_clause", "L2a"),
        ("liaoning", 2022, "cover_clause", "L2c"),
        ("heilongjiang", 2025, "cover_clause", "H13"),
        ("changsha", 2026, "due_clause", "C14"),
        ("shenzhen", 2023, "waiting_clause", "S6"),
        ("shenzhen", 2025, "due_clause", "S4"),
        ("ningbo", 2022, "due_clause", "B4"),
        ("ningbo", 2024, "due_clause", "B4"),
        ("hangzhou", 2022, "waiting_clause", "G5"),
        ("hangzhou", 2024, "waiting_clause", "G5"),
    ],
)
def test_rules_of_one_place_or_time_are_met_often(
    region: str, year: int, column: str, clause: str
) -> None:
    """Few students of a draw come under them; too few would compare nothing."""
    met = [row for row in draw(region, year).enrolled() if row[column] == clause]
    assert len(met) >= OFTEN


def test_every_locality_is_drawn() -> None:
    """The draw must reach every pooling area, or nothing is compared there."""
    drawn = {given.get("locality") for year in YEARS for given in draw("liaoning", year).students}
    assert set(localities("liaoning")) <= drawn
