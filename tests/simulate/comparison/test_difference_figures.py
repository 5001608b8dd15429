"""Differences as a table of figures: exact, and every total the sum of its parts."""

from typing import Final

from attrs import evolve

from kernel.messages import Language
from simulate.comparison.difference_figures import difference_figures
from simulate.comparison.differences import Difference
from simulate.output.deliverable.checks import sum_checks
from simulate.output.deliverable.figure_table import FigureTable
from tests.simulate.comparison.test_difference_tables import income, insured

CENTRAL: Final = evolve(income(2024, 500, 400), payer="central")
TOTAL: Final = evolve(income(2024, 600, 520), payer="total")
NOBODY: Final = evolve(income(2024, 0, 0), payer="municipal")
PAYERS: Final = (insured(2024, 7, 9), income(2024, 100, 120), CENTRAL, NOBODY, TOTAL)


def made(*differences: Difference, language: Language = "en") -> FigureTable:
    """Return the table of Changsha."""
    return difference_figures("changsha", differences, language)


def test_columns_are_years_then_all_years() -> None:
    """In both languages."""
    assert [column.heading for column in made(*PAYERS).columns] == [
        "2024",
        "Before, all years",
        "After, all years",
        "Difference, all years",
        "Relative change",
    ]
    assert made(*PAYERS, language="zh").title == "长沙：各年变动及全部年度合计"


def test_figures_are_exact() -> None:
    """To the fen; a fifth more, a fifth less, and of both together 80 of 600 less."""
    lines = made(*PAYERS).by_name
    assert lines["fund_income.student.cash"].cells == (20, 100, 120, 20, 0.2)
    assert lines["fund_income.central.cash"].cells == (-100, 500, 400, -100, -0.2)
    assert lines["fund_income.total.cash"].cells == (-80, 600, 520, -80, -80 / 600)
    assert (lines["insured"].cells, lines["insured"].unit) == (
        (2, None, None, None, None),
        "students",
    )


def test_lines_stand_in_the_sections_of_the_terminal() -> None:
    """Who never pays has no line."""
    groups = {g.heading: [line.label for line in g.lines] for g in made(*PAYERS).groups}
    assert groups == {
        "People": ["Insured (persons)"],
        "Fund income, cash": ["student", "central budget", "total"],
    }


def test_a_total_is_the_sum_of_its_payers() -> None:
    """In each column but the relative one, and after less before is the difference."""
    checks = [*sum_checks(made(*PAYERS))]
    assert all(one.holds for one in checks)
    assert len(checks) == 4 + 3


def test_a_wrong_total_shows() -> None:
    """A fen more after the change: in the year, after, and in the difference."""
    wrong = made(*PAYERS[:-1], evolve(TOTAL, after=521))
    failing = [one.words.split(" · ")[-1] for one in sum_checks(wrong) if not one.holds]
    assert failing == ["2024", "After, all years", "Difference, all years"]


def test_a_line_is_the_sum_of_its_labels() -> None:
    """Of a breakdown that both results have."""
    table = made(income(2024, 10, 12, "b"), income(2024, 5, 3, "a"))
    names = [line.name for line in table.lines]
    assert names == ["fund_income.student.cash" + label for label in ("", ".a", ".b")]
    assert [line.depth for line in table.lines] == [1, 2, 2]
    assert table.lines[0].adds == ((1, names[1]), (1, names[2]))
    assert all(one.holds for one in sum_checks(table))
