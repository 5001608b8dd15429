"""Yuan per insured student by basis: of a cohort, of several, by year and in all."""

import pytest

from tests.conftest import Simulate
from tests.simulate.certain import PREPAID
from tests.simulate.making import YUAN, figures, under
from tests.simulate.report.test_forecast_table import CHANGSHA, cells_of

CHANGSHA_OF_FOUR_YEARS = (*CHANGSHA, "--lang", "en")


def tables(text: str) -> list[dict[str, dict[str, list[str]]]]:
    """Return the cells of each table of yuan per head, by measure and basis."""
    found: list[dict[str, dict[str, list[str]]]] = []
    measure = ""
    for part in text.split("Yuan per insured student")[1:]:
        table: dict[str, dict[str, list[str]]] = {}
        for line in part[: part.index("└")].splitlines():
            if line.startswith("│"):
                label, *cells = cells_of(line)
                measure = measure if any(cells) else label
                table.setdefault(measure, {})
                table[measure] |= {label: cells} if any(cells) else {}
        found.append(table)
    return found


def test_yuan_by_basis_and_year(simulate: Simulate) -> None:
    """380 a year printed from the student; with the subsidy of 670, 700, 724, 754 in all."""
    (table,) = tables(simulate(*CHANGSHA_OF_FOUR_YEARS).out)
    student = table["Cost to students"]
    assert student["explicit"] == ["380.00"] * 5
    assert student["inferred"] == student["assumed"] == ["–"] * 5
    income = table["Fund income"]
    assert income["total"] == ["1,050.00", "1,080.00", "1,104.00", "1,134.00", "1,092.00"]
    assert income["explicit"] == ["380.00"] * 5


def test_bases_add_up_to_the_total(simulate: Simulate) -> None:
    """To the fen that rounding leaves, in each column."""
    (table,) = tables(simulate(*CHANGSHA_OF_FOUR_YEARS).out)
    for rows in table.values():
        numbers = [
            [float(cell.replace(",", "").replace("–", "0")) for cell in rows[basis]]
            for basis in ("explicit", "inferred", "assumed", "total")
        ]
        for *parts, total in zip(*numbers, strict=True):
            assert sum(parts) == pytest.approx(total, abs=0.02)


def test_each_cohort_and_all_together(simulate: Simulate) -> None:
    """The sum divides what both cohorts bring by those insured in both."""
    words = list(CHANGSHA_OF_FOUR_YEARS)
    words[words.index("2024")] = "2023:2024"
    one, other, both = tables(simulate(*words).out)
    cohorts = [figures(under("changsha", *PREPAID), cohort) for cohort in (2023, 2024)]
    fen = sum(cohort.at("fund_income", 2024, "total", "accrual") for cohort in cohorts)
    assert both["Fund income"]["total"][1] == f"{fen / YUAN / 2000:,.2f}"
    assert [len(t["Fund income"]["total"]) for t in (one, other, both)] == [5, 5, 6]


def test_a_horizon_cuts_years_off(simulate: Simulate) -> None:
    """Two insurance years of the cohort, and both together."""
    (table,) = tables(simulate(*CHANGSHA_OF_FOUR_YEARS, "--horizon", "2").out)
    assert table["Fund income"]["total"] == ["1,050.00", "1,080.00", "1,065.00"]


def test_nobody_insured_has_nothing_per_head(simulate: Simulate) -> None:
    """No division by zero."""
    (table,) = tables(simulate(*CHANGSHA_OF_FOUR_YEARS, "--set", "uptake=0").out)
    assert table["Fund income"]["total"] == ["–"] * 5
