"""Types of student as figures that come to the totals."""

from simulate.comparison.type_figures import type_figures
from simulate.comparison.type_tables import all_types
from simulate.output.deliverable.checks import sum_checks
from tests.simulate.comparison.test_type_tables import RULES, TYPES


def test_each_type_and_their_sum() -> None:
    """600 yuan more and six months more, from whom they come."""
    table = type_figures("changsha", TYPES, RULES, "en")
    assert {line.label: line.cells for line in table.lines} == {
        "tertiary · 4 · changsha · none": (15_200_00, 15_800_00, 600_00, 480, 480, 0),
        "tertiary · 4 · changsha · dibao": (0, 0, 0, 90, 96, 6),
        "tertiary · 4 · changsha · tekun": (0, 0, 0, 144, 144, 0),
        "total": (15_200_00, 15_800_00, 600_00, 714, 720, 6),
    }
    assert [column.unit for column in table.columns] == ["fen"] * 3 + ["person-months"] * 3
    checks = [*sum_checks(table)]
    assert all(check.holds for check in checks)
    assert len(checks) == 6 + 4 * 2


def test_in_words_there_are_all_types() -> None:
    """Those that are untouched, too, under the name of the region."""
    table = all_types("changsha", TYPES, RULES, "zh")
    assert table.title.startswith("长沙：")
    assert [row[-2:] for row in table.rows] == [
        ("受损", "不变"),
        ("不变", "受益"),
        ("不变", "不变"),
    ]
    assert len(table.headings) == len(table.rows[0])
