"""The first tables: income, cost and people by insurance year, and cash by calendar year."""

import re
from collections.abc import Sequence

import pytest

from simulate.output.console import rendered
from simulate.output.presentation import Presentation
from simulate.output.units import YUAN
from simulate.projection.facts import accounts
from simulate.projection.forecast import Forecast
from simulate.projection.ledger import CASH
from simulate.report.first_tables import cash_table, years_table
from simulate.report.headline import Headline
from tests.simulate.certain import PREPAID
from tests.simulate.making import EVENTFUL, figures, forecast_of, under
from tests.simulate.output.reading import WIDE, Shown, tables_in
from tests.simulate.report.test_headline import drawn

LOOK = Presentation("en", YUAN)


def prepaid(*options: str, cohorts: Sequence[int] = (2024,)) -> list[Forecast]:
    """Forecast a thousand students of four years in Changsha of each cohort, who prepay."""
    setup = under("changsha", *PREPAID, *options)
    return [forecast_of(setup, cohort, by=["relief"]) for cohort in cohorts]


def printed(headline: Headline, by: Sequence[str] = (), look: Presentation = LOOK) -> str:
    """Return the table of insurance years as text."""
    return rendered(years_table(headline, by, look), WIDE)


def years_of(headline: Headline, by: Sequence[str] = ()) -> Shown:
    """Return the table of insurance years."""
    (table,) = tables_in(printed(headline, by))
    return table


def cash_of(headline: Headline) -> Shown:
    """Return the table of calendar years."""
    (table,) = tables_in(rendered(cash_table(headline, LOOK), WIDE))
    return table


class TestYears:
    """Income by payer, cost by who bears it, what stands beside, people."""

    def test_by_hand(self) -> None:
        """380 a year from each of a thousand; the total stands above what it is made of."""
        table = years_of(Headline(prepaid()))
        assert [*table.headings] == ["2024", "2025", "2026", "2027", "all years"]
        assert table.labels == [
            "Fund income",
            "  student",
            "  central budget",
            "  provincial budget",
            "  municipal budget",
            "Government cost",
            "Cost to students",
            "Top-up (tariff difference): unfunded",
            "Students in school (persons)",
            "Insured (persons)",
        ]
        assert table.rows["Fund income"] == [
            "1,050,000.00", "1,080,000.00", "1,104,000.00", "1,134,000.00", "4,368,000.00",
        ]  # fmt: skip
        assert table.rows["student"] == [*["380,000.00"] * 4, "1,520,000.00"]
        assert table.rows["Top-up (tariff difference): unfunded"] == [
            "–", *["20,000.00"] * 3, "60,000.00",
        ]  # fmt: skip
        assert table.rows["Insured (persons)"] == [*["1,000"] * 4, ""]

    def test_payers_add_up_to_the_total(self) -> None:
        """To the fen, in every column, with relief and an institution's aid."""
        rows = years_of(Headline([forecast_of(under("zhengzhou", *EVENTFUL))])).rows
        amounts = {
            label: [round(100 * float(c.replace(",", "").replace("–", "0"))) for c in cells]
            for label, cells in [*rows.items()][: [*rows].index("Government cost")]
        }
        total = amounts.pop("Fund income")
        assert len(amounts) > 4
        assert [sum(column) for column in zip(*amounts.values(), strict=True)] == total

    def test_it_holds_the_figures_of_the_data(self) -> None:
        """Line by line, on the basis that is asked for: in cash with the autumn before entry."""
        found = figures(under("changsha", *EVENTFUL))
        made = [forecast_of(under("changsha", *EVENTFUL))]
        for accounting, years in (("accrual", range(2024, 2029)), (CASH, range(2023, 2029))):
            rows = years_of(Headline(made, accounting)).rows
            for label, measure, payer in (
                ("Fund income", "fund_income", "total"),
                ("student", "fund_income", "student"),
                ("Government cost", "government_cost", "total"),
                ("Cost to students", "student_cost", "student"),
            ):
                expected = found.over(years, measure, payer, accounting)
                cells = rows[label][:-1]
                shown = [round(100 * float(c.replace(",", "").replace("–", "0"))) for c in cells]
                assert shown == expected, (label, accounting)

    def test_lines_of_zeros_are_left_out_and_counted(self) -> None:
        """With those that are shown they are as many as there are payers and measures."""
        made = prepaid()
        text = printed(Headline(made))
        (count,) = re.findall(r"^Lines left out, being zero throughout: (\d+)\.", text, re.M)
        known = [*accounts(*made)]
        on_accrual = [one for one in known if one.accounting == "accrual"]
        payers = [one for one in on_accrual if one.measure == "fund_income"]
        beside = [one for one in known if one.measure in ("top_up", "refund_exposure")]
        both_costs, both_counts = 2, 2
        whole = len(payers) + both_costs + len(beside) + both_counts
        assert len(years_of(Headline(made)).labels) + int(count) == whole

    def test_the_unit_stands_in_the_corner_once(self) -> None:
        """With the accounting basis; it keeps the largest amount short."""
        text = printed(Headline(prepaid()), look=Presentation("zh"))
        assert text.startswith("万元，权责发生制 ")
        assert text.count("万元") == 1
        (table,) = tables_in(text)
        assert table.rows["基金收入"][-1] == "436.80"

    def test_a_breakdown_stands_below_each_line(self) -> None:
        """And adds up to it."""
        table = years_of(Headline(prepaid("assisted_share=0.5")), ["relief"])
        lines = [line for line in table.lines if line]
        at = [label for label, _ in lines].index("Insured (persons)")
        parts = [int(cells[0]) for label, cells in lines[at + 1 :] if label.startswith("    ")]
        assert len(parts) == 6
        assert sum(parts) == 1000

    def test_intervals_stand_below_totals_alone(self) -> None:
        """Both ends of income, cost and people; a payer's are a detail."""
        made, spread = drawn(2023)
        table = years_of(Headline([made], spread=spread))
        below = {
            label.strip()
            for label, following in zip(table.labels, table.labels[1:], strict=False)
            if following.strip() == "5%"
        }
        assert below == {
            "Fund income",
            "Government cost",
            "Cost to students",
            "Exposed, no refund rule",
            "Students in school (persons)",
            "Insured (persons)",
        }
        assert table.labels.count("      5%") == table.labels.count("      95%") == 6

    def test_a_horizon_is_no_programme(self) -> None:
        """One year and the sum of it."""
        table = years_of(Headline(prepaid(), horizon=1))
        assert [*table.headings] == ["2024", "total"]
        assert table.rows["Fund income"] == ["1,050,000.00", "1,050,000.00"]


class TestCash:
    """Years down: what moves, and the prepaid balance at the end of the year."""

    def test_by_hand(self) -> None:
        """1,520 comes in the autumn of 2023 and is earned in four years; nothing is left."""
        table = cash_of(Headline(prepaid()))
        assert table.rows["2023"] == ["1,520,000.00", "–", "1,520,000.00", "1,520,000.00"]
        assert table.rows["2024"] == ["670,000.00", "670,000.00", "–", "1,140,000.00"]
        assert table.rows["2027"] == ["754,000.00", "754,000.00", "–", "–"]
        assert table.rows["all years"] == ["4,368,000.00", "2,848,000.00", "1,520,000.00", ""]

    @pytest.mark.parametrize("horizon", [None, 2])
    def test_every_calendar_year_has_a_line(self, horizon: int | None) -> None:
        """Of several cohorts, from the first autumn to the last year that is shown."""
        headline = Headline(prepaid(cohorts=(2023, 2025)), horizon=horizon)
        table = cash_of(headline)
        assert [*table.rows][:-1] == [str(year) for year in headline.years]
        assert [*table.rows][-1] == ("total" if horizon else "all years")

    def test_what_comes_back_is_explained(self) -> None:
        """Relief of those who prepaid, claimed year by year; where nobody has any, nothing is."""
        assisted = (*PREPAID, "assisted_share=1", "relief=tekun")
        headline = Headline([forecast_of(under("changsha", *assisted))])
        assert cash_of(headline).rows["2025"][2] == "-380,000.00"
        said = "Cost to students is below zero in a year in which more comes back to them"
        shown = rendered(cash_table(headline, Presentation("en")), WIDE)
        assert shown.rstrip().splitlines()[-1].startswith(said)
        assert said not in rendered(cash_table(Headline(prepaid()), Presentation("en")), WIDE)

    def test_in_chinese_with_its_unit_above(self) -> None:
        """Which the table's amounts are in."""
        text = rendered(cash_table(Headline(prepaid()), Presentation("zh")), WIDE)
        assert text.startswith("收付实现制，按公历年度，万元\n")
        (table,) = tables_in(text)
        assert table.rows["2023"][0] == "152.00"
