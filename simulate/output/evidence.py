"""What a forecast rests on: every value of the law and every assumption about people."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from attrs import evolve, frozen

from kernel.codes import Basis
from kernel.entries import Entry
from kernel.parameters import Parameter
from kernel.relative_entries import RelativeEntry
from simulate.output.formats import Record
from simulate.projection.drivers import affected_by, assumptions_of
from simulate.projection.left_out import IN_SCHOOL
from simulate.scenario.assumptions import MIXES
from simulate.scenario.setup import Setup
from simulate.scenario.values import label_of

_APART: Final = ("entrants", IN_SCHOOL)
"""What is given by cohort, and what no figure rests on."""


@frozen
class Evidence:
    """Values with source and basis, as records ready for a file.

    Attributes:
        parameters: the law's dated values.
        assumptions: what is assumed about people, with ranges and the totals that rest on it.
        changed: every value of what settings change, as it is: those of files and, marked as set,
            those put over them. The others say what comes of both.
    """

    parameters: tuple[Record, ...]
    assumptions: tuple[Record, ...]
    changed: tuple[Record, ...] = ()


def evidence_of(
    setups: Sequence[Setup], cohorts: Sequence[int], students: int | None = None
) -> Evidence:
    """Collect the values and assumptions of regions, in the order of their files.

    Args:
        setups: the regions.
        cohorts: whose entrants are asked for.
        students: how many a user has enter instead, divided as the region's own are.
    """
    parameters: list[Record] = []
    assumptions: list[Record] = []
    for setup in setups:
        region = setup.rules.name
        law, rises = setup.rules.law, setup.rules.law.rises
        parameters += records_of(region, [p for p in law.parameters.values() if p not in rises])
        assumptions += records_of(region, rises)
        for cohort in cohorts:
            own = [*setup.assumptions.entrants(cohort).values()]
            named = setup.assumptions.parameter("entrants")
            if students is not None:
                own.append(evolve(_drawn(students), cohort=cohort))
            assumptions += [_record(region, named, entry) for entry in own]
        people = [p for n, p in setup.assumptions.parameters.items() if n not in _APART]
        assumptions += records_of(region, people)
    affected = {
        (setup.rules.name, p.name): affected_by(p)
        for setup in setups
        for p in assumptions_of(setup)
    }
    affecting = [{**a, "bears_on": affected[a["region"], a["name"]]} for a in assumptions]
    changed = [record for setup in setups for record in _changed(setup)]
    return Evidence(tuple(parameters), tuple(affecting), tuple(changed))


def records_of(region: str, parameters: Iterable[Parameter]) -> list[Record]:
    """Return every entry in force of some parameters as a record."""
    return [_record(region, p, entry) for p in parameters for entry in p.effective]


def _changed(setup: Setup) -> Iterator[Record]:
    """Yield the values of what settings change; entrants are recorded cohort by cohort."""
    region, named = setup.rules.name, {**setup.rules.law.parameters, **setup.assumptions.parameters}
    for parameter in named.values():
        if parameter.overrides and parameter.name not in _APART:
            for entry in parameter.entries:
                yield _record(region, parameter, entry)
            for entry in parameter.overrides:
                yield {**_record(region, parameter, entry), **_change(entry), "set": True}


def _change(entry: Entry) -> Record:
    """Return what a relative entry says beside its value."""
    if not isinstance(entry, RelativeEntry):
        return {}
    return {"sign": entry.sign, "amount": float(entry.amount)}


def _drawn(students: int) -> Entry:
    """Return the number of entrants that a user asked for, as an assumption that says so."""
    origin = f"--students {students}"
    return Entry(students, Basis.ASSUMED, origin, low=students, high=students)


def _record(region: str, parameter: Parameter, entry: Entry) -> Record:
    record: dict[str, Any] = {
        "region": region,
        "name": parameter.name,
        "label": label_of(parameter, entry),
        "unit": parameter.unit,
    }
    for key in ("year", "since", "cohort", "study_year"):
        if getattr(entry, key) is not None:
            record[key] = getattr(entry, key)
    record |= {dimension: list(words) for dimension, words in entry.keys.items()}
    if parameter.name in MIXES:
        record["entry"] = entry.entry
    return {
        **record,
        "value": entry.value,
        "low": entry.low,
        "high": entry.high,
        "basis": entry.basis.word,
        "source": entry.source,
        "note": entry.note,
    }
