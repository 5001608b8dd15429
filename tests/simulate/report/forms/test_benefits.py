"""What is said of benefits below a form: months, their cost, and what part of income they are."""

from collections.abc import Mapping
from typing import Final

from simulate.projection.student_body import StudentBody
from simulate.report.forms.benefits import cost_notes
from tests.simulate.making import CERTAIN, forecast_of, under

WHOLE: Final = {"tertiary": 1.0}
HALVES: Final = {"tertiary": 0.5, "secondary_vocational": 0.5}


def said(*options: str, types: Mapping[str, float] = WHOLE) -> str:
    """Return the notes of 2024 and 2050 on a thousand students of Changsha."""
    settings = (
        *CERTAIN,
        "programme_years=4",
        "insured_on_entry_share=1",
        "benefit_cost_trend=0",
        *options,
    )
    body = StudentBody(
        [forecast_of(under("changsha", *settings, mixes={"institution_type": types}))]
    )
    return " ".join(map(str, cost_notes(body, [2024, 2050])))


def test_nothing_without_a_cost() -> None:
    """Neither of months nor of income."""
    assert said() == ""


def test_one_cost_for_everybody() -> None:
    """12 months of a thousand at 25 yuan, 300 of 1,050 yuan a head; nothing of another year."""
    text = said("benefit_cost=25")
    assert (
        "Benefits of 2024: 12,000 covered person-months × 25.00 yuan, paid in the year in which "
        "they arise. Loss ratio of 2024: benefits are 28.6% of fund income, accrual." in text
    )
    assert "2050" not in text


def test_costs_that_differ_are_given_as_their_average() -> None:
    """Half of them are at secondary vocational schools, at 20 yuan: about 22.50."""
    costs = ("benefit_cost=25", "benefit_cost.secondary_vocational=20")
    assert "× 25.00 yuan, paid" in said(*costs)
    text = said(*costs, types=HALVES)
    average = float(text.split(" yuan on average, paid")[0].split("× ")[-1])
    assert 22 < average < 23
