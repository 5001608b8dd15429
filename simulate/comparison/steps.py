"""The steps of an analysis of change: which of two scenarios' settings each of them takes over."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from kernel.errors import nearest
from simulate.projection.drivers import assumptions_of
from simulate.scenario.settings import Setting
from simulate.scenario.setup import Setup

RULES: Final = "rules"
BEHAVIOUR: Final = "behaviour"

STEPS: Final = ("data", "tariffs", "fiscal_standards", RULES, BEHAVIOUR)
"""The steps in their order: who enters, what is paid, what is added, by which rules, and what
people do. A parameter or an assumption declares its step; otherwise parameters, interpretations and
reforms are rules, and what is assumed about people is behaviour."""


def declared_steps(setup: Setup) -> dict[str, str]:
    """Return the step of each parameter and assumption of a region; whatever else is a rule.

    Raises:
        FileFault: a declaration names what is no step.
    """
    usual = dict.fromkeys(setup.rules.law.parameters, RULES)
    usual |= dict.fromkeys(setup.assumptions.parameters, BEHAVIOUR)
    steps = {}
    for parameter in (*setup.rules.law.parameters.values(), *assumptions_of(setup)):
        step = parameter.role.step or usual[parameter.name]
        if step not in STEPS:
            parameter.fail(".step", step, "a step; {hint}", hint=nearest(step, STEPS))
        steps[parameter.name] = step
    return steps


def transitions(
    before: Sequence[Setting], after: Sequence[Setting], steps: Mapping[str, str]
) -> Iterator[tuple[str, list[Setting] | None]]:
    """Go from one scenario to another, step by step.

    Args:
        before: the settings of one scenario.
        after: those of the other.
        steps: the step of each parameter and assumption; any other name is a rule.

    Yields:
        Each step, with the settings that hold after it: those of `after` up to this step, those of
        `before` for the steps to come; None where the step changes nothing.
    """

    def place(setting: Setting) -> int:
        return STEPS.index(steps.get(setting.head, RULES))

    for at, step in enumerate(STEPS):
        ours, theirs = (
            [(s.name, s.value) for s in settings if place(s) == at] for settings in (before, after)
        )
        if ours == theirs:
            yield step, None
        else:
            yield (
                step,
                [*(s for s in after if place(s) <= at), *(s for s in before if place(s) > at)],
            )
