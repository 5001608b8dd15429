"""What is said of settings that may not do what was meant: they revert, or they move nothing."""

from collections.abc import Iterator, Mapping
from typing import Final

from attrs import evolve

from kernel.entries import Entry
from kernel.messages import LIST, Language, Text, listed, message
from kernel.parameters import Parameter
from kernel.relative_entries import RelativeEntry, number
from simulate.language.catalogue import spoken
from simulate.output.labels import of_place
from simulate.report.idle_settings import Run, idle_settings
from simulate.scenario.assumptions import MIXES
from simulate.scenario.setup import Setup
from simulate.scenario.values import label_of

_ALONE: Final = message(
    "{name} holds for {year} alone: {next} has a value of its own, {value}. {since} would hold "
    "from {year} on."
)
_ABOVE_RESIDENTS: Final = message(
    "The students' contribution (tariff) is above that of other residents (resident_tariff) in "
    "{years}."
)

_BEYOND: Final = message(
    "{setting} moves {values} beyond what is possible; it was cut at the nearest value that is."
)

_STUDENTS: Final = "tariff"
_RESIDENTS: Final = "resident_tariff"
"""The contribution of other residents, in a region that has both."""


def said_of_settings(runs: Mapping[str, Run], language: Language) -> list[str]:
    """Return what is said of the settings of regions, behind what each is called."""
    return [
        of_place(region, spoken(text, language), language)
        for region, run in runs.items()
        for text in setting_warnings(run)
    ]


def setting_warnings(run: Run) -> Iterator[Text]:
    """Return what is said of the settings of a region; nothing where nothing is set."""
    setup = run.setup
    if not setup.settings:
        return
    for parameter in (*setup.rules.law.parameters.values(), *setup.assumptions.parameters.values()):
        yield from _alone(parameter)
        yield from _cut(parameter)
    yield from idle_settings(run)
    yield from _above_residents(setup, run.years)


def _alone(parameter: Parameter) -> Iterator[Text]:
    """Say which values hold for one year, since the files have another one for the next."""
    of_files = [entry for entry in parameter.effective if entry in parameter.entries]
    for entry in parameter.overrides if parameter.name not in MIXES else ():
        year = entry.year or entry.cohort
        if year is None:
            continue
        following = [one for one in of_files if one.begins == year + 1 and entry.meets(one)]
        if following:
            since = evolve(entry, year=None, cohort=None, since=year)
            yield _ALONE.filled(
                name=label_of(parameter, entry),
                year=year,
                next=year + 1,
                value=listed(dict.fromkeys(str(one.value) for one in following), LIST),
                since=label_of(parameter, since),
            )


def _cut(parameter: Parameter) -> Iterator[Text]:
    """Say which changes move a value beyond what is possible."""
    for place, change in enumerate(parameter.overrides):
        if not isinstance(change, RelativeEntry):
            continue
        before = evolve(parameter, overrides=parameter.overrides[:place]).effective
        values = [one.value for one in before if one.says_a_value and _changes(change, one)]
        beyond = [v for v in values if change.goes_beyond(number(v), parameter.unit)]
        if beyond:
            yield _BEYOND.filled(
                setting=f"{label_of(parameter, change)}={change.value}",
                values=listed(dict.fromkeys(str(one) for one in beyond), LIST),
            )


def _changes(change: RelativeEntry, other: Entry) -> bool:
    """Say whether there is a year or cohort, and words, in which a change is one of an entry."""
    when, own = change.year or change.cohort, other.year or other.cohort
    if when is None:
        is_then = change.since is None or own is None or own >= change.since
    else:
        is_then = own in (None, when) and (other.since is None or other.since <= when)
    return is_then and change.meets(other)


def _above_residents(setup: Setup, years: range) -> Iterator[Text]:
    """Say in which years a student pays more than another resident, who pays no less elsewhere."""
    law = setup.rules.law
    if not {_STUDENTS, _RESIDENTS} <= law.parameters.keys():
        return
    own, others = (law.table(law.parameters[name]) for name in (_STUDENTS, _RESIDENTS))
    above = [
        year
        for year in years
        if max(own.values_in(year), default=0) > max(others.values_in(year), default=0)
    ]
    if above:
        yield _ABOVE_RESIDENTS.filled(years=listed(above, LIST))
