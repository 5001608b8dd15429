"""Which totals depend on which assumptions, as their declarations say.

Tested by moving each assumption over its range.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from kernel.errors import nearest
from kernel.parameters import Parameter
from simulate.projection.forecast import Forecast
from simulate.projection.measures import MEASURES
from simulate.scenario.setup import Setup

ALL: Final = "all"
"""What stands for every measure in a declaration."""

_NEEDED: Final[Mapping[str, Callable[[Forecast], bool]]] = {
    "prepayment": lambda forecast: forecast.prepayable,
    "refunds": lambda forecast: forecast.refunds,
    "credits": lambda forecast: forecast.credits,
    "benefits": lambda forecast: forecast.benefits,
    "localities": lambda forecast: len(forecast.setup.rules.law.localities) > 1,
    "institution_types": lambda f: bool(
        f.setup.assumptions.mix("institution_type", cohort=f.cohort)
    ),
}
"""What an assumption may need, and how a forecast shows that it has it."""


def affected_by(parameter: Parameter) -> tuple[str, ...] | None:
    """Return the measures whose totals an assumption moves; None where nobody says.

    Raises:
        FileFault: its declaration names what is no measure.
    """
    role = parameter.role
    if role.affects is None:
        return None
    named = [*MEASURES] if role.affects == (ALL,) else _measures(parameter, "affects", role.affects)
    spared = _measures(parameter, "spares", role.spares)
    return tuple(measure for measure in named if measure not in spared)


def drivers_of(measure: str, forecast: Forecast) -> tuple[Parameter, ...]:
    """Return the assumptions that move the total of a measure in a forecast's region."""
    return tuple(p for p in _assumptions(forecast) if measure in (affected_by(p) or ()))


def dividers_of(measure: str, forecast: Forecast) -> tuple[Parameter, ...]:
    """Return the assumptions that only divide a measure over payers in a forecast's region."""
    return tuple(
        p for p in _assumptions(forecast) if measure in _measures(p, "divides", p.role.divides)
    )


def applies(assumption: Parameter, forecast: Forecast) -> bool:
    """Say whether an assumption affects anything in the region of a forecast.

    Raises:
        FileFault: its declaration needs what is not known here.
    """
    needs = assumption.role.needs
    if needs and needs not in _NEEDED:
        assumption.fail(
            ".needs", needs, "what a forecast may have; {hint}", hint=nearest(needs, _NEEDED)
        )
    return not needs or _NEEDED[needs](forecast)


def assumptions_of(setup: Setup) -> list[Parameter]:
    """Return what is assumed: about people, and of the law after the last known year."""
    return [*setup.assumptions.parameters.values(), *setup.rules.law.rises]


def _assumptions(forecast: Forecast) -> Iterator[Parameter]:
    return (p for p in assumptions_of(forecast.setup) if applies(p, forecast))


def _measures(parameter: Parameter, key: str, names: Sequence[str]) -> Sequence[str]:
    for name in names:
        if name not in MEASURES:
            parameter.fail(
                f".{key}",
                name,
                "a measure, or {every} alone; {hint}",
                every=ALL,
                hint=nearest(name, MEASURES),
            )
    return names
