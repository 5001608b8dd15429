"""What a covered person-month costs the fund, where somebody assumes it: nobody publishes it."""

from collections.abc import Sequence
from decimal import Decimal
from math import prod
from typing import Final

from attrs import evolve

from kernel.entries import Entry
from kernel.entries_in_force import in_force_among
from kernel.errors import RequestError
from kernel.parameters import Parameter
from kernel.quantities import nearest_possible
from simulate.scenario.assumptions import Assumptions

PRICES_OF: Final = 2023
"""The year at whose prices a cost stands that is given without a year."""

COST: Final = "benefit_cost"
TREND: Final = "benefit_cost_trend"


def cost_assumptions(assumptions: Assumptions) -> tuple[Parameter, ...]:
    """Return the assumptions about cost; none where no cost is given, as by default."""
    cost = assumptions.parameters.get(COST)
    if cost is None or not cost.effective:
        return ()
    return (cost, assumptions.parameter(TREND))


def benefit_cost(assumptions: Assumptions, year: int, institution_type: str) -> int:
    """Return the cost of a covered person-month of a calendar year, in fen.

    A cost rises by the trend of each year after the one at whose prices it stands, falls by it
    before, and is rounded to the fen; then what is set as a change of it applies.

    Raises:
        RequestError: no cost is given for students of that type of institution.
    """
    cost, trend = assumptions.parameter(COST), assumptions.parameter(TREND)

    def at_its_prices(entry: Entry) -> Entry:
        """Return a cost at the prices of the year."""
        base = entry.begins or PRICES_OF
        between = range(min(base, year) + 1, max(base, year) + 1)
        rises = (_in_force(trend, trend.standing, one, institution_type) for one in between)
        rise = prod((1 + _exact(one) for one in rises), start=Decimal(1))
        yuan = _exact(entry) * rise if year >= base else _exact(entry) / rise
        return evolve(entry, value=nearest_possible(cost.unit, yuan))

    costs = [at_its_prices(one) if one.says_a_value else one for one in cost.standing]
    return cost.number(_in_force(cost, costs, year, institution_type).value)


def _in_force(
    parameter: Parameter, entries: Sequence[Entry], year: int, institution_type: str
) -> Entry:
    """Return what holds in a year, or else the last value before it, or else the first one."""
    words = {"institution_type": institution_type}
    about = [entry for entry in entries if entry.covers(words)]
    values = [entry for entry in about if entry.says_a_value]
    if not values:
        raise RequestError(
            "{name}: no value for {word!r}; expected one for every type of institution",
            name=parameter.name,
            word=institution_type,
        )
    first = evolve(min(values, key=lambda one: one.begins or 0), year=None, since=None)
    found = in_force_among(about, parameter.unit, year=year)
    return found or in_force_among([first, *about], parameter.unit, year=year) or first


def _exact(entry: Entry) -> Decimal:
    return Decimal(str(entry.value))
