"""Why two results differ: what made each of them, and the values that they rest on."""

import json
import shlex
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from attrs import frozen

from simulate.output.formats import Record
from simulate.output.saved import Saved

_SAID: Final = ("value", "low", "high", "basis")
"""What a value says; its citation and note are not compared."""

_NO_WORDS: Final = frozenset({*_SAID, "label", "unit", "source", "note", "bears_on"})
"""The cells of a value's record that do not say of what it is."""

_OF_REGIONS: Final = ("plugins", "parameter_files", "switches")
"""The parts of a record that hold something for each region."""


@frozen
class Cause:
    """One thing about two runs that is not the same.

    Attributes:
        kind: the part of the record, e.g. `seed`, `parameter_files`, or `regions`, `cohorts`, `by`.
        name: which one of the kind, e.g. a file; empty where there is one.
        before, after: as they are written; None where a run does not have it or does not say it.
    """

    kind: str
    name: str
    before: str | None
    after: str | None


@frozen
class DifferingValue:
    """A value of a region that is not the same in two results.

    Attributes:
        region, label: whose it is, and its name with words and years, e.g. `tariff.anshan.2026`.
        before, after: its record; None where a result does not have it.
    """

    region: str
    label: str
    before: Record | None
    after: Record | None


def causes_of(before: Saved, after: Saved) -> list[Cause]:
    """Return in what two runs differ, in the order of their records.

    Where they are of different regions, what only one of them records of a region is left out.
    """
    one, other = _recorded(before), _recorded(after)
    # An empty list says what a record says that does not have it.
    differing = [key for key in {**one, **other} if one.get(key, "") != other.get(key, "")]
    if ("regions",) in differing:
        differing = [k for k in differing if k[0] not in _OF_REGIONS or (k in one and k in other)]
    return [Cause(k[0], " ".join(k[1:]), one.get(k), other.get(k)) for k in differing]


def differing_values(before: Saved, after: Saved) -> list[DifferingValue]:
    """Return the values that differ, of regions and cohorts that both results have.

    Of two values for the same words and years the later one is in force.
    """
    one, other = _values(before), _values(after)
    differing = []
    for key in dict.fromkeys([*one, *other]):
        record = other.get(key) or one[key]
        if _said(one.get(key)) != _said(other.get(key)) and all(
            _concerns(saved, record) for saved in (before, after)
        ):
            place, label = str(record.get("region")), _label(record)
            differing.append(DifferingValue(place, label, one.get(key), other.get(key)))
    return differing


def _recorded(saved: Saved) -> dict[tuple[str, ...], str]:
    """Return what a record says of a run, and of what it is the forecast, by kind and name."""
    about: dict[str, Sequence[object]] = {"by": list(saved.by)}
    if saved.facts:
        about = {
            "regions": list(dict.fromkeys(fact.region for fact in saved.facts)),
            "cohorts": sorted({fact.cohort for fact in saved.facts}),
            **about,
        }
    said = {kind: value for kind, value in saved.run.items() if kind != "started"}
    return dict(_written({**about, **said}))


def _written(value: object, *name: str) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _written(inner, *name, str(key))
    elif isinstance(value, list):
        yield name, shlex.join(str(word) for word in value)
    elif value is not None:
        yield name, str(value)


def _values(saved: Saved) -> dict[str, Record]:
    """Return the values of a result by what they are of: region, name, words and years."""
    return {
        json.dumps({key: cell for key, cell in record.items() if key not in _NO_WORDS}): record
        for record in (*saved.parameters, *saved.assumptions)
    }


def _label(record: Record) -> str:
    """Return the name of a value with words and years; earlier versions wrote the bare name."""
    return str(record.get("label", record.get("name")))


def _said(record: Record | None) -> Sequence[object]:
    return [record.get(key) for key in _SAID] if record else []


def _concerns(saved: Saved, record: Record) -> bool:
    """Say whether a result is about the region of a value and, where it has one, its cohort.

    One without rows is about all that it rests on.
    """
    if not saved.facts:
        return True
    cohorts = {fact.cohort for fact in saved.facts if fact.region == record.get("region")}
    return bool(cohorts) and record.get("cohort") in {None, *cohorts}
