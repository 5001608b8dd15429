"""What two scenarios rest on differently: values, interpretations and reforms."""

from collections.abc import Iterator, Mapping

from attrs import frozen

from kernel.parameters import Parameter
from simulate.comparison.steps import RULES, STEPS, declared_steps
from simulate.scenario.settings import REFORMS
from simulate.scenario.setup import Setup
from simulate.scenario.values import label_of

Said = int | float | str


@frozen
class Change:
    """One value that differs.

    Attributes:
        step: of the analysis of change, to which it belongs.
        name: as an option would write it, e.g. tariff.2027.
        unit: of the values; empty for interpretations and reforms.
        before, after: None where it is not said, so that a value for all years or words holds.
    """

    region: str
    step: str
    name: str
    unit: str
    before: Said | None
    after: Said | None


def changes_between(before: Mapping[str, Setup], after: Mapping[str, Setup]) -> list[Change]:
    """Return what differs, region by region, in the order of the steps."""
    return [change for region, setup in before.items() for change in _changes(setup, after[region])]


def _changes(before: Setup, after: Setup) -> list[Change]:
    one, other = dict(_said(before)), dict(_said(after))
    steps = declared_steps(before)
    found = [
        _change(before.rules.name, label, one, other, steps)
        for label in dict.fromkeys([*one, *other])
        if one.get(label) != other.get(label)
    ]
    return sorted(found, key=lambda change: STEPS.index(change.step))


def _change(
    region: str,
    label: str,
    one: Mapping[str, tuple[Said, str]],
    other: Mapping[str, tuple[Said, str]],
    steps: Mapping[str, str],
) -> Change:
    (before, _), (after, _) = one.get(label, (None, "")), other.get(label, (None, ""))
    unit = (other.get(label) or one[label])[1]
    step = steps.get(label.partition(".")[0], RULES)
    return Change(region, step, label, unit, before, after)


def _said(setup: Setup) -> Iterator[tuple[str, tuple[Said, str]]]:
    """Return every value in force by its name, with its unit."""
    law = setup.rules.law
    for parameter in (*law.parameters.values(), *setup.assumptions.parameters.values()):
        yield from _values(parameter)
    for switch in law.switches.values():
        yield switch.name, (switch.chosen, "")
    if setup.rules.reforms:
        yield REFORMS, (", ".join(layer.name for layer in setup.rules.reforms), "")


def _values(parameter: Parameter) -> Iterator[tuple[str, tuple[Said, str]]]:
    for entry in parameter.effective:
        yield label_of(parameter, entry), (entry.value, parameter.unit)
