"""The loss ratio below the cost of benefits: by year, in all, with its interval."""

from typing import Final

import pytest

from simulate.output.console import rendered
from simulate.output.presentation import Presentation
from simulate.output.units import YUAN
from simulate.output.words import LOSS_RATIO
from simulate.projection.facts import shown_years
from simulate.projection.forecast import Forecast
from simulate.projection.ledger import CASH
from simulate.report.first_tables import years_table
from simulate.report.forecast_table import forecast_table
from simulate.report.headline import Headline
from simulate.uncertainty.drawn_cohorts import spread_of
from simulate.uncertainty.trial import Trial
from tests.simulate.certain import PREPAID
from tests.simulate.making import forecast_of, under
from tests.simulate.output.reading import WIDE, Shown, sections_of, tables_in

LOOK: Final = Presentation("en", YUAN)

COST: Final = "Cost of benefits"
RATIO: Final = str(LOSS_RATIO)


def made(*options: str, region: str = "changsha") -> Forecast:
    """Forecast a thousand students of four years who prepay, all of them insured before."""
    settings = (*PREPAID, "insured_on_entry_share=1", "benefit_cost=25", *options)
    return forecast_of(under(region, *settings))


def first_table(headline: Headline) -> Shown:
    """Return the table of insurance years."""
    (table,) = tables_in(rendered(years_table(headline, (), LOOK), WIDE))
    return table


def test_by_hand() -> None:
    """12 months at 25.75, 26.52, 27.32 and 28.14 yuan of 1050, 1080, 1104 and 1134 a head."""
    rows = first_table(Headline([made()])).rows
    assert rows[COST] == [
        "309,000.00", "318,240.00", "327,840.00", "337,680.00", "1,292,760.00",
    ]  # fmt: skip
    assert rows[RATIO] == ["29.4%", "29.5%", "29.7%", "29.8%", "29.6%"]


def test_every_figure_of_the_forecast_has_it_too() -> None:
    """Under a heading of its own; in the autumn before entry nothing is earned, so it is blank."""
    bridged = made("insured_on_entry_share=0", region="zhengzhou")
    table = forecast_table([bridged], accounting="", by=(), horizon=None, look=LOOK)
    section = sections_of(table)["Benefits, accrual"]
    assert [*section] == [COST, RATIO]
    assert section[COST][0] == "100,000.00"
    assert section[RATIO][0] == ""
    assert section[RATIO][1].endswith("%")


def test_what_is_paid_before_the_first_column_is_said() -> None:
    """4 months of the autumn of entry are in the sum of all years; without them not."""
    bridged = made("insured_on_entry_share=0", region="zhengzhou")
    said = "holds that of the months before"
    assert said in " ".join(rendered(years_table(Headline([bridged]), (), LOOK), WIDE).split())
    assert said not in rendered(years_table(Headline([made()]), (), LOOK), WIDE)


def test_without_a_cost_and_in_cash_there_is_none() -> None:
    """No line, not even among those that are left out."""
    without = forecast_of(under("changsha", *PREPAID))
    for headline in (Headline([without]), Headline([made()], CASH)):
        assert not {COST, RATIO} & {*first_table(headline).rows}


def test_benefits_that_cost_nothing_are_left_out_and_counted() -> None:
    """Both lines are zero throughout."""
    headlines = [
        Headline([forecast_of(under("changsha", *PREPAID, *options))])
        for options in ((), ("benefit_cost=0",))
    ]
    texts = [rendered(years_table(headline, (), LOOK), WIDE) for headline in headlines]
    counts = [int(text.split("zero throughout: ")[1].split(".")[0]) for text in texts]
    assert counts[1] == counts[0] + 2


def test_a_ratio_of_what_moves_together_scatters_less_than_its_parts() -> None:
    """A cost without a range: within a point; one from 10.86 to 40.73 yuan: 15 and more."""
    options = (*PREPAID, "insured_on_entry_share=1", "tariff_rise=0", "fiscal_rise=30")
    setup = under("changsha", *options, "benefit_cost=25", "benefit_cost_trend=0.03")
    dear = under("changsha", *options, "benefit_cost=quarter", "benefit_cost_trend=0.03")
    for one, widths in ((setup, (0, 1)), (dear, (15, 35))):
        own = forecast_of(one)
        spread = spread_of(Trial(one, 2024, 1000), 20).over(shown_years(own))
        headline = Headline([own], spread=spread)
        lines = [line for line in first_table(headline).lines if line]
        at = [label for label, _ in lines].index(RATIO)
        ratio, low, high = ([*map(percent, cells)] for _, cells in lines[at : at + 3])
        assert [label.strip() for label, _ in lines[at + 1 : at + 3]] == ["5%", "95%"]
        for year, least, most in zip(ratio, low, high, strict=True):
            assert least <= year <= most
            assert widths[0] <= most - least <= widths[1]


def percent(cell: str) -> float:
    """Return a share as it is written."""
    return float(cell.removesuffix("%"))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_unit_of_money_does_not_concern_it(language: str) -> None:
    """A percentage in either language."""
    table = years_table(Headline([made()]), (), Presentation("zh" if language == "zh" else "en"))
    assert " 29.4%" in rendered(table, WIDE)
