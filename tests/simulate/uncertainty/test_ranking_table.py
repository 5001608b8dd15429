"""The ranking as a person reads it, and as data."""

import csv
import io
from typing import Final

import pytest
from rich.console import Console, RenderableType

from kernel.codes import Basis
from kernel.entries import Entry
from kernel.messages import Language
from simulate.output.formats import as_csv
from simulate.projection.ledger import Account
from simulate.uncertainty.effects import Effect
from simulate.uncertainty.ranking_table import (
    COLUMNS,
    Ranking,
    ranking_records,
    ranking_table,
)
from tests.simulate.making import plain
from tests.simulate.output.making import result_with


def entry(low: float, value: float, high: float, year: int | None = None) -> Entry:
    """Return an assumed value with its range."""
    return Entry(value, Basis.ASSUMED, "made up", low=low, high=high, year=year)


EFFECTS: Final = (
    Effect("uptake", (entry(0.4, 0.5, 1.0),), -8_000_00, 16_000_00),
    Effect(
        "fiscal", (entry(1, 2, 3, 2023), entry(4, 5, 6, 2026), entry(7, 8, 9, 2050)), None, 4_000_00
    ),
    Effect("tariff", (entry(3, 4, 5),), 1_000_49, -1_000_50),
    Effect("leave_rate", (entry(0.1, 0.2, 0.3),), 0, 0),
    Effect("late_share", (entry(0.1, 0.2, 0.3),), 0, 0),
)

COST: Final = Account("government_cost", "total", "accrual")


def ranking(
    account: Account = COST, year: int | None = 2024, cohorts: tuple[int, ...] = (2024,)
) -> Ranking:
    """Return the ranking of Changsha; the default is a hundred thousand yuan and some fen."""
    return Ranking(plain("changsha"), cohorts, account, year, 100_000_49, EFFECTS)


def read(shown: RenderableType) -> list[str]:
    """Return the lines that a wide terminal shows."""
    console = Console(width=160, record=True, file=io.StringIO())
    console.print(shown)
    return console.export_text().splitlines()


def cells(lines: list[str], name: str) -> list[str]:
    """Return the cells of an assumption's line."""
    line = next(line for line in lines if line.startswith(f"│ {name} "))
    return [cell.strip() for cell in line[1:].split("│")]


@pytest.fixture
def lines() -> list[str]:
    """Return the table in English."""
    return read(ranking_table(ranking(), "en"))


def test_each_assumption_with_its_range_and_both_changes(lines: list[str]) -> None:
    """Money in whole yuan, with a sign."""
    assert cells(lines, "uptake")[1:4] == ["0.4 – 0.5 – 1.0", "-8,000", "+16,000"]
    assert cells(lines, "tariff")[1:4] == ["3 – 4 – 5", "+1,000", "-1,000"]


def test_an_end_that_contradicts_is_shown(lines: list[str]) -> None:
    """No number, and no dash that would pass for a zero."""
    assert cells(lines, "fiscal")[2:4] == ["contradicts", "+4,000"]


def test_values_of_years_that_do_not_affect_the_cohort_are_not_shown(lines: list[str]) -> None:
    """Of the cohort of 2024 those of the year before its first and of its eight years."""
    assert cells(lines, "fiscal")[1] == "2023: 1 – 2 – 3; 2026: 4 – 5 – 6"
    later = read(ranking_table(ranking(cohorts=(2025, 2026)), "en"))
    assert cells(later, "fiscal")[1] == "2026: 4 – 5 – 6"


def test_the_last_value_given_affects_all_later_cohorts() -> None:
    """It is held, or extended by a rise: of 2060 that of 2050 is shown."""
    later = read(ranking_table(ranking(year=None, cohorts=(2060,)), "en"))
    assert cells(later, "fiscal")[1] == "2050: 7 – 8 – 9"


def test_bars_are_drawn_to_scale(lines: list[str]) -> None:
    """The largest change, 16,000 yuan, is sixteen characters; 8,000 are eight, 4,000 four."""
    bars = {
        name: next(one for one in lines if one.startswith(f"│ {name} "))
        for name in ("uptake", "fiscal")
    }
    assert "│         ░░░░░░░░│████████████████ │" in bars["uptake"]
    assert "│                 │████             │" in bars["fiscal"]


def test_both_bars_are_seen_where_they_go_the_same_way() -> None:
    """The shorter one stands over the longer one."""
    both = (Effect("a", (entry(1, 2, 3),), 4_00, 16_00),)
    shown = read(ranking_table(Ranking(plain("changsha"), (2024,), COST, None, 0, both), "en"))
    assert "│░░░░████████████ │" in next(line for line in shown if line.startswith("│ a "))


def test_those_without_effect_are_named_below(lines: list[str]) -> None:
    """By name, without a line of their own."""
    assert "Without effect on this figure: leave_rate, late_share" in lines
    assert not any(line.startswith("│ leave_rate") for line in lines)


def test_where_nothing_matters_there_is_no_line() -> None:
    """The names only; and where everything does, no list."""
    idle = Ranking(plain("changsha"), (2024,), COST, None, 0, EFFECTS[3:])
    shown = read(ranking_table(idle, "en"))
    assert not any("░" in line and "low end" not in line for line in shown)
    assert any("leave_rate, late_share" in line for line in shown)
    busy = Ranking(plain("changsha"), (2024,), COST, None, 0, EFFECTS[:2])
    assert not any("Without effect" in line for line in read(ranking_table(busy, "en")))


TITLES: Final[dict[Language, str]] = {
    "en": "Changsha, 2024–2025: Government cost · total · accrual · programme, 100,000 yuan, "
    "with one assumption at a time at the ends of its range",
    "zh": "长沙，2024–2025参保年度新生敏感性分析："
    "财政及医疗救助支出 · 合计 · 权责发生制 · 全程合计，100,000 元；每次将一项假设取至其范围两端",
}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_title_says_what_is_ranked(language: Language) -> None:
    """Region, cohorts, figure and default, in both languages."""
    shown = read(ranking_table(ranking(year=None, cohorts=(2024, 2025)), language))
    title = "".join(shown).partition("┏")[0]
    assert title.replace(" ", "") == TITLES[language].replace(" ", "")


def test_what_is_no_money_is_counted() -> None:
    """Months to the month, without yuan."""
    shown = read(ranking_table(ranking(Account("covered_months"), 2026), "en"))
    assert " ".join(shown).startswith("Changsha, 2024: Covered months · 2026, 10,000,049, with")
    assert cells(shown, "uptake")[2:4] == ["-800,000", "+1,600,000"]


def test_rows_stand_in_the_order_of_the_ranking() -> None:
    """A blank is an end that cannot be, and the sum of all years; money in fen."""
    rows = [*ranking_records(ranking())]
    assert [row["rank"] for row in rows] == [1, 2, 3, 4, 5]
    assert [row["assumption"] for row in rows[:2]] == ["uptake", "fiscal"]
    assert (rows[1]["change_low"], rows[1]["change_high"]) == (None, 400_000)
    assert (rows[0]["default"], rows[0]["unit"], rows[0]["year"]) == (10_000_049, "fen", 2024)
    assert rows[3]["change_low"] == 0
    (first, *_) = ranking_records(ranking(Account("covered_months"), None))
    assert (first["payer"], first["accounting"], first["year"]) == (None, None, None)


def test_csv_has_the_columns_of_the_contract() -> None:
    """Blank where nothing is said."""
    result = result_with(COLUMNS, [*ranking_records(ranking(year=None))])
    header, first, *_ = csv.reader(as_csv(result).splitlines())
    assert ",".join(header) == (
        "region,year,measure,payer,accounting,unit,rank,assumption,range,default,change_low,"
        "change_high"
    )
    assert first[:2] == ["changsha", ""]
