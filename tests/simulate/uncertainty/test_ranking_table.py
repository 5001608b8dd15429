"""The ranking as a person reads it, and as data."""

import csv
import re
from typing import Final

import pytest

from kernel.codes import Basis
from kernel.entries import Entry
from kernel.messages import Language
from simulate.output.console import rendered
from simulate.output.formats import as_csv
from simulate.output.presentation import Presentation
from simulate.output.units import YUAN, Unit
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
from tests.simulate.output.reading import WIDE, figures_in, tables_in, widest


def entry(low: float, value: float, high: float, year: int | None = None) -> Entry:
    """Return an assumed value with its range."""
    return Entry(value, Basis.ASSUMED, "made up", low=low, high=high, year=year)


EFFECTS: Final = (
    Effect("uptake", (entry(0.4, 0.5, 1.0),), -8_000_00, 16_000_00),
    Effect(
        "fiscal_standard",
        (entry(1, 2, 3, 2023), entry(4, 5, 6, 2026), entry(7, 8, 9, 2050)),
        None,
        4_000_00,
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


def printed(
    made: Ranking,
    language: Language = "en",
    unit: Unit | None = YUAN,
    *,
    charts: bool = True,
    width: int = WIDE,
) -> str:
    """Return what a person is shown, in a wide window, in yuan unless said otherwise."""
    look = Presentation(language, unit, charts=charts, width=width)
    return rendered(ranking_table(made, look), width)


def lines(made: Ranking, unit: Unit | None = YUAN) -> dict[str, tuple[str, list[str]]]:
    """Return range and changes by the name that sets an assumption."""
    (table,) = tables_in(printed(made, unit=unit, charts=False))
    found = {}
    for label, cells in filter(None, table.lines):
        words, span = label.split("  ", 1)
        found[words.split()[-1].strip("()")] = (span, cells)
    return found


def test_each_assumption_with_its_range_and_both_changes() -> None:
    """Money with a sign, to the fen."""
    found = lines(ranking())
    assert found["uptake"] == ("0.4 – 0.5 – 1.0", ["-8,000.00", "+16,000.00"])
    assert found["tariff"] == ("3 – 4 – 5", ["+1,000.49", "-1,000.50"])


def test_an_assumption_has_words_beside_its_name() -> None:
    """In the language asked for; the name that sets it is the same in both."""
    assert "Share of students who enrol at the place of study (uptake)  0.4" in printed(ranking())
    assert "在学籍地参保的学生比例（uptake）  0.4" in printed(ranking(), "zh")


def test_money_is_in_a_unit_that_keeps_it_short() -> None:
    """As the largest change has it: 1.6 million yuan are 160 万元."""
    large = (Effect("uptake", (entry(0.4, 0.5, 1.0),), -8_000_50_00, 1_600_000_00), *EFFECTS[2:])
    made = Ranking(plain("changsha"), (2024,), COST, 2024, 0, large)
    found = lines(made, None)
    assert found["uptake"][1] == ["-80.01", "+160.00"]
    assert found["tariff"][1] == ["+0.10", "-0.10"]
    assert "万元" in printed(made, unit=None)


def test_an_end_that_contradicts_is_shown() -> None:
    """No number, and no dash that would pass for a zero."""
    assert lines(ranking())["fiscal_standard"][1] == ["contradicts", "+4,000.00"]


def test_values_of_years_that_do_not_affect_the_cohort_are_not_shown() -> None:
    """Of the cohort of 2024 those of the year before its first and of its eight years."""
    assert lines(ranking())["fiscal_standard"][0] == "2023: 1 – 2 – 3; 2026: 4 – 5 – 6"
    later = lines(ranking(cohorts=(2025, 2026)))
    assert later["fiscal_standard"][0] == "2026: 4 – 5 – 6"


def test_the_last_value_given_affects_all_later_cohorts() -> None:
    """It is held, or extended by a rise: of 2060 that of 2050 is shown."""
    later = lines(ranking(year=None, cohorts=(2060,)))
    assert later["fiscal_standard"][0] == "2050: 7 – 8 – 9"


def bar_of(made: Ranking, name: str) -> str:
    """Return the bar of an assumption."""
    lines = printed(made).splitlines()
    line = next(one for one in lines if f"({name})  " in one and "│" in one)
    return re.split(r"\d  +(?=[ ░█]*│)|contradicts +\S+  ", line)[-1].strip()


def test_bars_are_drawn_to_scale() -> None:
    """The largest change, 16,000 yuan, is sixteen characters; 8,000 are eight, 4,000 four."""
    assert bar_of(ranking(), "uptake") == "░░░░░░░░│████████████████"
    assert bar_of(ranking(), "fiscal_standard") == "│████"


def test_in_a_narrow_window_a_bar_is_half_as_long() -> None:
    """Fewer than a hundred characters: the figures keep their room."""
    text = printed(ranking(), width=99)
    assert "░░░░│████████" in text
    assert "████████████████" not in text
    assert widest(text) <= 99


def test_both_bars_are_seen_where_they_go_the_same_way() -> None:
    """The shorter one stands over the longer one."""
    both = (Effect("uptake", (entry(1, 2, 3),), 4_00, 16_00),)
    made = Ranking(plain("changsha"), (2024,), COST, None, 0, both)
    assert bar_of(made, "uptake") == "│░░░░████████████"


def test_without_charts_there_are_no_bars() -> None:
    """The figures are the same."""
    text = printed(ranking(), charts=False)
    assert "│" not in text
    assert figures_in(printed(ranking())) == figures_in(text)


def test_those_without_effect_are_named_below() -> None:
    """In words and by name, without a line of their own."""
    text = printed(ranking())
    assert "\nWithout effect on this figure: Share of students who leave " in text
    assert "(leave_rate); Share of payers who pay after the window (late_share)\n" in text
    assert {"uptake", "fiscal_standard", "tariff"} == set(lines(ranking()))


def test_where_nothing_matters_there_is_no_line() -> None:
    """The names only; and where everything does, no list."""
    text = printed(Ranking(plain("changsha"), (2024,), COST, None, 0, EFFECTS[3:]))
    assert "│" not in text
    assert "(leave_rate); " in text
    busy = Ranking(plain("changsha"), (2024,), COST, None, 0, EFFECTS[:2])
    assert "Without effect" not in printed(busy)


TITLES: Final[dict[Language, str]] = {
    "en": "Changsha, 2024–2025: Government cost · total · accrual · all years, 100,000.49 yuan "
    "with as many students as are expected, with one assumption at a time at the ends of its range",
    "zh": "长沙，2024–2025参保年度新生敏感性分析："
    "政府负担 · 合计 · 权责发生制 · 全程合计，100,000.49 元（按期望人数，不抽样）；"
    "每次将一项假设取至其范围两端",
}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_title_says_what_is_ranked(language: Language) -> None:
    """Region, cohorts, figure and default, in both languages."""
    title, _, _ = printed(ranking(year=None, cohorts=(2024, 2025)), language).partition("\n\n")
    assert title.replace(" ", "") == TITLES[language].replace(" ", "")


def test_what_is_no_money_is_counted() -> None:
    """Months to the month, without yuan."""
    made = ranking(Account("covered_months"), 2026)
    text = printed(made)
    assert text.startswith("Changsha, 2024: Covered months · 2026, 10,000,049 with as many ")
    assert "yuan" not in text
    assert lines(made)["uptake"][1] == ["-800,000", "+1,600,000"]


def test_rows_stand_in_the_order_of_the_ranking() -> None:
    """A blank is an end that cannot be, and the sum of all years; money in fen."""
    rows = [*ranking_records(ranking())]
    assert [row["rank"] for row in rows] == [1, 2, 3, 4, 5]
    assert [row["assumption"] for row in rows[:2]] == ["uptake", "fiscal_standard"]
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
