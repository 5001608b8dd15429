"""What benefits cost the fund, where somebody assumes it: nobody publishes it for students."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from kernel.messages import NOTHING, Text, message
from kernel.parameters import Parameter
from simulate.projection.student_body import StudentBody
from simulate.scenario.assumptions import Assumptions
from simulate.scenario.values import label_of, range_of

PRICES_OF: Final = 2023
"""The year at whose prices a cost stands that is given without a year."""

_COST: Final = "benefit_cost"
_TREND: Final = "benefit_cost_trend"


def cost_assumptions(assumptions: Assumptions) -> tuple[Parameter, ...]:
    """Return the assumptions about cost; none where no cost is given, as by default."""
    cost = assumptions.parameters.get(_COST)
    if cost is None or not cost.effective:
        return ()
    return (cost, assumptions.parameter(_TREND))


def benefit_cost(assumptions: Assumptions, year: int) -> int | None:
    """Return the cost of a covered person-month in a calendar year, in fen; None where not given.

    The last cost given for the year or an earlier one rises by the trend for each year since, and
    is rounded to the fen; before the first one it falls by the trend.
    """
    named = cost_assumptions(assumptions)
    if not named:
        return None
    cost, trend = named
    dated = {entry.dates.get("year", PRICES_OF): entry for entry in cost.effective}
    given = max((y for y in dated if y <= year), default=min(dated))
    yearly = 1 + Fraction(str(trend.effective[-1].value))
    fen = cost.number(dated[given].value) * yearly ** (year - given)
    return int(fen + Fraction(1, 2))


def cost_notes(body: StudentBody, years: Sequence[int]) -> Iterator[Text]:
    """Say on which assumption the benefits rest, and how they follow from it."""
    assumptions = body.forecasts[0].setup.assumptions
    for parameter in cost_assumptions(assumptions):
        for entry in parameter.effective:
            said = f"{label_of(parameter, entry)} = {entry.value}"
            ends = range_of(entry)
            yield message(
                "Assumed: {name}: {said}{span}; {source}.",
                name=parameter.text,
                said=said,
                span=message(" (range {ends})", ends=ends) if ends else NOTHING,
                source=entry.source,
            )
    for year in years:
        cost = benefit_cost(assumptions, year)
        if cost is not None and year in body.years:
            months = int(body.amounts("covered_months")[year - body.years.start])
            yield message(
                "Benefits of {year}: {months:,} covered person-months × {yuan:.2f} yuan, paid in "
                "the year in which they arise.",
                year=year,
                months=months,
                yuan=cost / 100,
            )
