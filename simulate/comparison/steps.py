"""The steps of an analysis of change: which of two scenarios' settings each of them takes over."""

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from simulate.scenario.settings import Setting

_NAMES: Final = {
    "data": (
        "entrants",
        "programme_years",
        "institution_type",
        "affiliation",
        "relief",
        "locality",
        "assisted_share",
        "insured_on_entry_share",
    ),
    "tariffs": ("tariff", "prepayment_tariff", "resident_tariff", "tariff_rise"),
    "fiscal_standards": (
        "fiscal",
        "fiscal_standard",
        "fiscal_floor",
        "fiscal_share",
        "fiscal_rise",
    ),
}

RULES: Final = "rules"
BEHAVIOUR: Final = "behaviour"

STEPS: Final = (*_NAMES, RULES, BEHAVIOUR)
"""The steps in their order: who enters, what is paid, what is added, by which rules, and what
people do. Rules are the remaining parameters, readings and reforms; behaviour is whatever else is
assumed about people."""


def step_of(name: str, people: Collection[str]) -> str:
    """Return the one step to which a parameter, switch, reform or assumption belongs.

    Args:
        name: without years and words.
        people: the names of the assumptions about people.
    """
    for step, names in _NAMES.items():
        if name in names:
            return step
    return BEHAVIOUR if name in people else RULES


def walk(
    before: Sequence[Setting], after: Sequence[Setting], people: Collection[str]
) -> Iterator[tuple[str, list[Setting] | None]]:
    """Go from one scenario to another, step by step.

    Yields:
        Each step, with the settings that hold after it: those of `after` up to this step, those of
        `before` for the steps to come; None where the step changes nothing.
    """
    for at, step in enumerate(STEPS):
        if _said(before, step, people) == _said(after, step, people):
            yield step, None
        else:
            taken = [s for s in after if STEPS.index(step_of(s.head, people)) <= at]
            left = [s for s in before if STEPS.index(step_of(s.head, people)) > at]
            yield step, [*taken, *left]


def _said(settings: Sequence[Setting], step: str, people: Collection[str]) -> list[object]:
    return [(s.name, s.value) for s in settings if step_of(s.head, people) == step]
