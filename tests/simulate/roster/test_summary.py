"""The summary equals the sums of the rows that are written, to the fen, in every region."""

import random
from functools import cache

import pytest

from kernel.alike import assess_alike
from kernel.assess import Assessment, assess
from kernel.codes import Payer
from kernel.intake import Roster, take_in
from kernel.registry import load_region
from kernel.results import result_row
from simulate.roster.summary import PARTS, Summary
from tests.cities.loading import SHARED_RELIEF, load_city
from tests.second_reading.students import random_student
from tests.simulate.making import REGIONS

STUDENTS = 300

PARTS_OF = {
    "contribution": ("student_pays", "institution_aid", "relief_netted"),
    "fiscal": ("fiscal_total",),
    "top_up": ("top_up",),
    "claimed": ("relief_claimable",),
    "refunded": ("refund",),
}
"""The result columns that each part adds up."""

COLUMN_OF = {
    ("contribution", Payer.STUDENT): "student_pays",
    ("contribution", Payer.INSTITUTION): "institution_aid",
    ("fiscal", Payer.CENTRAL): "fiscal_central",
    ("fiscal", Payer.PROVINCIAL): "fiscal_provincial",
    ("fiscal", Payer.MUNICIPAL): "fiscal_municipal",
    ("fiscal", Payer.UNALLOCATED): "fiscal_unallocated",
}
"""The one result column behind a figure, where there is one."""

every_region = pytest.mark.parametrize("region", REGIONS)


@cache
def drawn(region: str, year: int) -> tuple[Summary, tuple[dict[str, object], ...], Assessment]:
    """Assess random students; return what they come to, and their rows one by one."""
    rng = random.Random(f"summary {region} {year}")  # noqa: S311  # no secret depends on it
    rules = load_region(region)
    students = [random_student(rng, region, year) for _ in range(STUDENTS)]
    intake = take_in(rules, year, Roster.of(students))
    assessment = assess(rules, intake.batch)
    summary = Summary()
    summary.add(assessment, len(intake.rejected))
    rows = tuple(result_row(assessment, row) for row in range(len(intake.batch)))
    return summary, rows, assessment


def added(rows: tuple[dict[str, object], ...], column: str) -> int:
    """Add a column of fen up; a blank is nothing."""
    return sum(int(str(row[column] or 0)) for row in rows)


@every_region
@pytest.mark.parametrize("year", [2022, 2024, 2026])
def test_every_part_is_the_sum_of_its_columns(region: str, year: int) -> None:
    """Contributions, subsidies, top-ups, relief, refunds: nothing is lost or counted twice."""
    summary, rows, _ = drawn(region, year)
    for part in PARTS:
        assert summary.total(part) == sum(added(rows, column) for column in PARTS_OF[part]), part
    assert summary.total("contribution") > 0
    assert summary.exposure == added(rows, "refund_exposure")


@every_region
def test_every_payer_bears_what_his_column_says(region: str) -> None:
    """Students, institutions and each level of government; relief is somebody else's."""
    summary, rows, _ = drawn(region, 2024)
    for key, column in COLUMN_OF.items():
        assert summary.money.get(key, 0) == added(rows, column), key
    relief = "finance" if region == "changsha" else "medical_assistance"
    by_relief = {p.word: fen for (part, p), fen in summary.money.items() if part == "claimed"}
    assert by_relief.get(relief, 0) == added(rows, "relief_claimable")


@every_region
def test_the_top_up_is_borne_by_the_payer_of_each_row(region: str) -> None:
    """Row by row, as `top_up_payer` says."""
    summary, rows, _ = drawn(region, 2026)
    for payer in Payer:
        own = tuple(row for row in rows if row["top_up_payer"] == payer.word)
        assert summary.money.get(("top_up", payer), 0) == added(own, "top_up")


def test_payers_who_share_relief_bear_it_together() -> None:
    """Of 180 yuan netted in Ningbo medical assistance bears 108, the city 72."""
    rules = load_city("ningbo", SHARED_RELIEF)
    student = {"entry_year": 2022, "programme_years": 4, "relief": "dibao", "paid_on": "2023-10-01"}
    summary = Summary()
    summary.add(assess(rules, take_in(rules, 2024, Roster.of([student])).batch), 0)
    assert summary.money["contribution", Payer.MEDICAL_ASSISTANCE] == 10_800
    assert summary.money["contribution", Payer.MUNICIPAL] == 7_200
    assert summary.total("contribution") == 18_000


@every_region
def test_people_are_counted(region: str) -> None:
    """Every row is assessed or rejected; who is not enrolled is neither."""
    summary, rows, _ = drawn(region, 2024)
    assert summary.rows == STUDENTS
    assert summary.rejected == STUDENTS - len(rows) > 0
    assert summary.enrolled == sum(row["enrolled"] is True for row in rows)
    assert 0 < summary.enrolled < len(rows)


@every_region
def test_what_is_assumed_follows_the_basis_of_each_row(region: str) -> None:
    """Dues and subsidies by their own basis, netted relief by that of relief."""
    summary, rows, _ = drawn(region, 2024)
    due = tuple(row for row in rows if row["due_basis"] == "assumed")
    relief = tuple(row for row in rows if row["relief_basis"] == "assumed")
    fiscal = tuple(row for row in rows if row["fiscal_basis"] == "assumed")
    own = added(due, "student_pays") + added(due, "institution_aid")
    assert summary.assumed["contribution"] == own + added(relief, "relief_netted")
    assert summary.assumed["claimed"] == added(relief, "relief_claimable")
    assert summary.assumed["fiscal"] == added(fiscal, "fiscal_total")
    total = sum(summary.total(part) for part in ("contribution", "fiscal", "top_up"))
    assumed = sum(summary.assumed[part] for part in ("contribution", "fiscal", "top_up"))
    assert summary.assumed_share == assumed / total


def test_pages_add_up() -> None:
    """Two pages come to twice one of them."""
    once, _, assessment = drawn("zhengzhou", 2024)
    twice = Summary()
    twice.add(assessment, 7)
    twice.add(assessment, 0)
    assert twice.rows == 2 * len(assessment.students) + 7
    assert twice.rejected == 7
    assert twice.money == {key: 2 * fen for key, fen in once.money.items()}
    assert twice.assumed == {part: 2 * fen for part, fen in once.assumed.items()}


@every_region
def test_students_assessed_in_groups_come_to_the_same(region: str) -> None:
    """A group counts as often as it has students, in every figure."""
    rows, _, assessment = drawn(region, 2024)
    grouped = Summary()
    grouped.add(assess_alike(load_region(region), assessment.students).assessment, rows.rejected)
    assert grouped == rows


def test_nobody_rests_on_no_assumption() -> None:
    """No share of nothing."""
    rules = load_region("changsha")
    empty = Summary()
    empty.add(assess(rules, take_in(rules, 2024, Roster.of([])).batch), 3)
    assert (empty.rows, empty.enrolled, empty.rejected, empty.assumed_share) == (3, 0, 3, None)
    assert empty.payers() == []
