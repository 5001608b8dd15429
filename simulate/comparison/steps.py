"""The steps of an analysis of change: which of a region's values each of them takes over."""

from collections.abc import Iterator, Mapping
from typing import Final

from attrs import evolve

from kernel.errors import nearest
from kernel.layers import Layer
from kernel.parameters import Parameter, Switch
from simulate.projection.drivers import assumptions_of
from simulate.scenario.setup import Setup

Parameters = Mapping[str, Parameter]

RULES: Final = "rules"
BEHAVIOUR: Final = "behaviour"
METHOD: Final = "method"
PROGRAM: Final = "program_version"
REMAINDER: Final = "remainder"

STEPS: Final = ("data", "tariffs", "fiscal_standards", RULES, BEHAVIOUR)
"""The steps in their order: who enters, what is paid, what is added, by which rules, and what
people do. A parameter or an assumption declares its step; otherwise parameters, interpretations and
reforms are rules, and what is assumed about people is behaviour."""

SAVED_STEPS: Final = (*STEPS, METHOD, PROGRAM, REMAINDER)
"""Those between two saved results: then how students were drawn, which program did it, and what
their records leave open."""


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


def takeovers(before: Setup, after: Setup) -> Iterator[tuple[str, Setup]]:
    """Go from a region under some values to the same under others, step by step.

    Yields:
        Each step, with the region after it; the same object as before it where nothing changes.
    """
    now, steps = before, {**declared_steps(before), **declared_steps(after)}
    for at, step in enumerate(STEPS):
        now = _taken_over(now, after, at, steps)
        yield step, now


def _taken_over(now: Setup, after: Setup, at: int, steps: Mapping[str, str]) -> Setup:
    """Take the values of a step over; with the rules also reforms and interpretations."""
    rules, assumptions = now.rules, now.assumptions

    def differing(own: Parameters, other: Parameters) -> Parameters:
        return {
            name: other[name]
            for name in own.keys() & other.keys()
            if steps[name] == STEPS[at] and own[name] != other[name]
        }

    if STEPS[at] == RULES and _interpreted(now) != _interpreted(after):
        own, law = rules.law.parameters, after.rules.law
        later = {n for n in own.keys() & law.parameters.keys() if STEPS.index(steps[n]) > at}
        rules = after.rules.under(law.exchanged({name: own[name] for name in later}))
    elif values := differing(rules.law.parameters, after.rules.law.parameters):
        rules = rules.under(rules.law.exchanged(values))
    if people := differing(assumptions.parameters, after.assumptions.parameters):
        assumptions = evolve(assumptions, parameters={**assumptions.parameters, **people})
    changed = Setup(rules, assumptions)
    return now if changed == now else changed


def _interpreted(setup: Setup) -> tuple[Mapping[str, Switch], tuple[Layer, ...]]:
    """Return what rules there are: interpretations and reforms."""
    return setup.rules.law.switches, setup.rules.reforms
