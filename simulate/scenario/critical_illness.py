"""What critical illness insurance costs the fund a head, where somebody assumes it."""

from typing import Final

from simulate.scenario.assumptions import Assumptions

PREMIUM: Final = "critical_illness_premium"


def critical_illness_premium(assumptions: Assumptions, year: int) -> int | None:
    """Return the premium of an insured person and year, in fen; None where nobody assumes one."""
    parameter = assumptions.parameters.get(PREMIUM)
    entry = None if parameter is None else parameter.in_force(year=year)
    return None if parameter is None or entry is None else parameter.number(entry.value)
