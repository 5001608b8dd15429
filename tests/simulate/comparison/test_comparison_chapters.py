"""What the chapters hold of a region, and checks of figures that stand in several tables."""

from typing import Final

from attrs import evolve

from simulate.comparison.compared_region import ComparedRegion
from simulate.comparison.comparison_chapters import region_blocks, region_checks
from simulate.comparison.comparison_headline import ComparisonHeadline
from simulate.output.deliverable.figure_table import FigureTable
from simulate.output.units import WAN
from tests.simulate.certain import ANNUAL
from tests.simulate.comparison.making import compared
from tests.simulate.making import plain

FOUND: Final = compared("changsha", ANNUAL, (*ANNUAL, "tariff.2026=410", "tariff.2027=420"))
REGION: Final = ComparedRegion(
    ComparisonHeadline("changsha", FOUND.differences, FOUND.steps, FOUND.types, FOUND.changes),
    FOUND.differences,
    plain("changsha").rules,
)
BLOCKS: Final = region_blocks(REGION, WAN, "en")
TABLES: Final = [b for own in BLOCKS.values() for b in own if isinstance(b, FigureTable)]
COST: Final = "Cost to students · student · accrual"


def where(words: str) -> list[str]:
    """Return in which tables a figure is checked."""
    found = (check.words for check in region_checks(REGION, TABLES, "en"))
    return [one.removeprefix(f"{words} · ") for one in found if one.startswith(f"{words} · ")]


def test_a_change_is_compared_with_every_table_that_shows_it() -> None:
    """By year, step by step, and by type of student."""
    assert where(COST) == [
        "Changsha: change by year and over all years",
        "Changsha: Analysis of change, all years",
        "Changsha: All students of each type together, over the programme",
    ]
    assert where("Covered months") == where(COST)
    assert where("Fund income · student · accrual") == where(COST)[:1]


def test_all_of_them_hold() -> None:
    """30,000 yuan more of students."""
    checks = [*region_checks(REGION, TABLES, "en")]
    assert all(check.holds for check in checks)
    assert {c.stated for c in checks if c.words.startswith(COST)} == {30_000_00}


def test_a_fen_more_in_one_of_the_tables_shows() -> None:
    """A fen more in one year breaks the sum over years alone."""
    first, *others = FOUND.differences
    assert first.measure == "students"
    wrong = [
        evolve(d, after=(d.after or 0) + 1)
        if (d.measure, d.accounting, d.year) == ("student_cost", "accrual", 2026)
        else d
        for d in (first, *others)
    ]
    checks = region_checks(evolve(REGION, differences=wrong), TABLES, "en")
    assert len([check for check in checks if not check.holds]) == 3


def test_types_of_other_years_are_not_compared() -> None:
    """Where the results show some years alone, types are of all."""
    region = evolve(REGION, types_are_of_its_years=False)
    keys = {at.table for check in region_checks(region, TABLES, "en") for _, at in check.parts}
    assert keys == {"changsha.differences", "changsha.change"}


def test_what_is_not_known_has_no_chapter() -> None:
    """Of saved results that cannot be computed again."""
    headline = ComparisonHeadline("changsha", FOUND.differences)
    blocks = region_blocks(ComparedRegion(headline, FOUND.differences), WAN, "en")
    assert {key: len(own) for key, own in blocks.items()} == {"differences": 1, "change": 0}
