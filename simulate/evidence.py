"""What a forecast rests on: every value of the law and every assumption about people."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import frozen

from kernel.codes import Basis
from kernel.entries import Entry, Parameter
from simulate.assumptions import MIXES
from simulate.forecast import Setup

_RISES = ("tariff_rise", "fiscal_rise")
"""Assumptions that stand among the parameters because the law needs them."""

Record = Mapping[str, Any]


@frozen
class Evidence:
    """Values with source and basis, as records ready for a file.

    Attributes:
        parameters: the law's dated values.
        assumptions: what is assumed about people, with ranges.
    """

    parameters: tuple[Record, ...]
    assumptions: tuple[Record, ...]


def evidence_of(setups: Sequence[Setup], cohorts: Sequence[int]) -> Evidence:
    """Collect the values and assumptions of regions, in the order of their files."""
    parameters: list[Record] = []
    assumptions: list[Record] = []
    for setup in setups:
        region = setup.rules.name
        for name, parameter in setup.rules.law.parameters.items():
            target = assumptions if name in _RISES else parameters
            target += [_record(region, parameter, entry) for entry in entries_of(parameter)]
        for cohort in cohorts:
            found = setup.assumptions.entrants(cohort).items()
            named = setup.assumptions.parameter("entrants")
            assumptions += [
                {**_record(region, named, entry), "cohort": cohort, "institution_type": [word]}
                for word, entry in found
            ]
        for name, parameter in setup.assumptions.parameters.items():
            if name != "entrants":
                assumptions += [_record(region, parameter, e) for e in entries_of(parameter)]
    return Evidence(tuple(parameters), tuple(assumptions))


def entries_of(parameter: Parameter) -> Iterator[Entry]:
    """Return the entries in force: what a user laid over, and what it does not replace whole."""
    whole = [e for e in parameter.overrides if not e.is_restricted]
    yield from () if whole else parameter.entries
    yield from (
        parameter.overrides[parameter.overrides.index(whole[-1]) :]
        if whole
        else (parameter.overrides)
    )


def range_of(entry: Entry) -> str:
    """Return the range of an assumption as people write it, empty for any other basis."""
    if entry.basis != Basis.ASSUMED or entry.low == entry.high:
        return ""
    return f"{entry.low}–{entry.high}"


def _record(region: str, parameter: Parameter, entry: Entry) -> Record:
    record: dict[str, Any] = {"region": region, "name": parameter.name, "unit": parameter.unit}
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
