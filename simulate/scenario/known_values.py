"""The values of a region that were known before an insurance year began.

What is dated later is left out, so that rises and holding fill it as they do after today's values.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from attrs import evolve, frozen

from kernel.entries import Entry
from kernel.parameters import Parameter
from simulate.scenario.setup import Setup
from simulate.scenario.values import label_of

_FISCAL_STANDARDS: Final = "fiscal_standards"
"""The step of what the national notice of the summer sets for the year that it is in."""


@frozen
class UnknownValue:
    """A value that was not known.

    Attributes:
        name: with its year.
        year: the first year or cohort that it is for.
        value: what it is today.
    """

    name: str
    year: int
    value: int | float | str

    @classmethod
    def of(cls, parameter: Parameter, entry: Entry) -> "UnknownValue":
        """Take an entry of a parameter."""
        return cls(label_of(parameter, entry), _begins(entry), entry.value)


@frozen(eq=False)
class KnownValues:
    """A region as it was known at the end of an enrolment period.

    Attributes:
        setup: the region without the values that were not known.
        unknown: those, in the order of their files.
    """

    setup: Setup
    unknown: tuple[UnknownValue, ...]


def known_before(setup: Setup, year: int) -> KnownValues:
    """Return a region as it was known on 31 December before an insurance year.

    Known are the values up to the year, which the enrolment period announced; of fiscal standards
    and of entrants, which are set and counted during the year, those up to the year before. Of
    values that all begin later the first one is kept, for there is none to go on from.
    """
    unknown: list[UnknownValue] = []

    def known(parameters: Mapping[str, Parameter]) -> dict[str, Parameter]:
        changed = {}
        for name, parameter in parameters.items():
            kept = _known_entries(parameter, year)
            left_out = [entry for entry in parameter.entries if entry not in kept]
            if left_out:
                changed[name] = evolve(parameter, entries=kept)
                unknown.extend(UnknownValue.of(parameter, entry) for entry in left_out)
        return changed

    law, people = setup.rules.law, setup.assumptions
    rules = setup.rules.under(law.exchanged(known(law.parameters)))
    parameters = {**people.parameters, **known(people.parameters)}
    return KnownValues(Setup(rules, evolve(people, parameters=parameters)), tuple(unknown))


def _known_entries(parameter: Parameter, year: int) -> tuple[Entry, ...]:
    """Return the entries that were known, and the first of those for whose words none was."""
    is_later = parameter.role.step == _FISCAL_STANDARDS or parameter.unit == "persons"
    last = year - 1 if is_later else year
    kept = [entry for entry in parameter.entries if _begins(entry) <= last]
    later = [entry for entry in parameter.entries if _begins(entry) > last]
    for entry in sorted(later, key=_begins):
        if not any(_covers(other, entry) for other in kept):
            kept.append(entry)
    return tuple(entry for entry in parameter.entries if entry in kept)


def _begins(entry: Entry) -> int:
    """Return the first year or cohort that an entry is for; 0 for every one."""
    return entry.year or entry.since or entry.cohort or 0


def _covers(one: Entry, other: Entry) -> bool:
    """Say whether an entry is for all the words of another one, whatever their years."""
    words: Mapping[str, Sequence[str]] = other.keys
    return all(
        dimension in words and set(words[dimension]) <= set(given)
        for dimension, given in one.keys.items()
    )
