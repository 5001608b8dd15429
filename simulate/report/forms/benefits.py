"""What benefits cost the fund, where somebody assumes it: nobody publishes it for students."""

from collections.abc import Iterator, Sequence
from typing import Final

from kernel.messages import NOTHING, Text, message
from simulate.projection.ledger import ACCRUAL, NONE
from simulate.projection.measure import TOTAL
from simulate.projection.student_body import StudentBody
from simulate.report.forms.assumed_notes import assumed_notes
from simulate.scenario.benefit_cost import cost_assumptions

_ON_AVERAGE: Final = message(" on average")


def cost_notes(body: StudentBody, years: Sequence[int]) -> Iterator[Text]:
    """Say on which assumption the benefits rest, and how they follow from it."""
    named = cost_assumptions(body.forecasts[0].setup.assumptions)
    yield from assumed_notes(named)
    for year in years:
        if named and year in body.years:
            yield from _notes_of(body, year)


def _notes_of(body: StudentBody, year: int) -> Iterator[Text]:
    """Say how a year's benefits follow from its months, and what they are of its income."""
    at = year - body.years.start
    months = int(body.amounts("covered_months")[at])
    cost = int(body.amounts("benefit_cost", NONE, ACCRUAL)[at])
    income = int(body.amounts("fund_income", TOTAL, ACCRUAL)[at])
    if months:
        yield message(
            "Benefits of {year}: {months:,} covered person-months × {yuan:.2f} yuan{average}, "
            "paid in the year in which they arise.",
            year=year,
            months=months,
            yuan=cost / months / 100,
            average=_ON_AVERAGE if cost % months else NOTHING,
        )
    if income:
        yield message(
            "Loss ratio of {year}: benefits are {share:.1%} of fund income, accrual.",
            year=year,
            share=cost / income,
        )
