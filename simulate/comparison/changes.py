"""What two scenarios rest on differently: values, interpretations and reforms."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from attrs import evolve, frozen

from kernel.messages import Text, message
from simulate.comparison.steps import RULES, STEPS, declared_steps
from simulate.output.assumption_words import called, words_of
from simulate.scenario.settings import REFORMS
from simulate.scenario.setup import Setup
from simulate.scenario.values import label_of

Said = int | float | str

_REFORMS: Final = message("Reforms")


@frozen
class Change:
    """One value that differs.

    Attributes:
        step: of the analysis of change, to which it belongs.
        name: as an option would write it, e.g. tariff.2027.
        unit: of the values; empty for interpretations and reforms.
        before, after: None where it is not said, so that a value for all years or words holds.
        text: what it is called, with its name.
    """

    region: str
    step: str
    name: str
    unit: str
    before: Said | None
    after: Said | None
    text: Text


@frozen
class _Named:
    """A value with its unit and what it is called."""

    value: Said
    unit: str
    words: Text


def changes_between(before: Mapping[str, Setup], after: Mapping[str, Setup]) -> list[Change]:
    """Return what differs, region by region, in the order of the steps."""
    return [change for region, setup in before.items() for change in _changes(setup, after[region])]


def merged(changes: Sequence[Change]) -> list[Change]:
    """Return changes as people read them.

    A value for all years takes the place of those that were said of some: what was before is
    theirs.
    """
    replaced = {one: _replaced(one, changes) for one in changes if one.before is None}
    gone = {old for own in replaced.values() for old in own}
    return [
        evolve(one, before=_together(replaced[one])) if replaced.get(one) else one
        for one in changes
        if one not in gone
    ]


def _replaced(new: Change, changes: Sequence[Change]) -> list[Change]:
    """Return the values that are said no longer, of years or words of another one's name."""
    return [
        old
        for old in changes
        if old.region == new.region and old.after is None and old.name.startswith(f"{new.name}.")
    ]


def _together(replaced: Sequence[Change]) -> Said | None:
    """Return what was before: one value, or several one after the other."""
    values = [*dict.fromkeys(old.before for old in replaced)]
    return values[0] if len(values) == 1 else ", ".join(map(str, values))


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
    one: Mapping[str, _Named],
    other: Mapping[str, _Named],
    steps: Mapping[str, str],
) -> Change:
    named = other.get(label) or one[label]
    before, after = (ends[label].value if label in ends else None for ends in (one, other))
    step = steps.get(label.partition(".")[0], RULES)
    text = called(named.words, label)
    return Change(region, step, label, named.unit, before, after, text)


def _said(setup: Setup) -> Iterator[tuple[str, _Named]]:
    """Return every value in force by its name."""
    law = setup.rules.law
    for parameter in (*law.parameters.values(), *setup.assumptions.parameters.values()):
        for entry in parameter.effective:
            words = words_of(parameter, entry, setup.rules)
            yield label_of(parameter, entry), _Named(entry.value, parameter.unit, words)
    for switch in law.switches.values():
        yield switch.name, _Named(switch.chosen, "", switch.text)
    if setup.rules.reforms:
        names = ", ".join(layer.name for layer in setup.rules.reforms)
        yield REFORMS, _Named(names, "", _REFORMS)
