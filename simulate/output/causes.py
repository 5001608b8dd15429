"""Why two results differ: what made each of them, and the values that they rest on."""

import shlex
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from attrs import frozen

from simulate.output.evidence import Record
from simulate.output.saved import Saved

_OF_REGIONS: Final = ("plugins", "parameter_files", "switches")
"""The parts of a record that hold something for each region."""

_LISTED: Final = ("locality", "category", "affiliation", "level", "institution_type")
"""The dimensions of which a value names several words, in the order of an option."""


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
    one, other = _told(before), _told(after)
    differing = [key for key in dict.fromkeys([*one, *other]) if one.get(key) != other.get(key)]
    if ("regions",) in differing:
        differing = [k for k in differing if k[0] not in _OF_REGIONS or (k in one and k in other)]
    return [Cause(k[0], " ".join(k[1:]), one.get(k), other.get(k)) for k in differing]


def differing_values(before: Saved, after: Saved) -> list[DifferingValue]:
    """Return the values that differ, of regions and cohorts that both results have.

    Of two values for the same words and years the later one is in force. Citations and notes are
    not compared.
    """
    one, other = _values(before), _values(after)
    return [
        DifferingValue(*key, one.get(key), other.get(key))
        for key in dict.fromkeys([*one, *other])
        if _said(one.get(key)) != _said(other.get(key))
        and all(_concerns(saved, one.get(key) or other[key]) for saved in (before, after))
    ]


def _told(saved: Saved) -> dict[tuple[str, ...], str]:
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


def _values(saved: Saved) -> dict[tuple[str, str], Record]:
    records = (*saved.parameters, *saved.assumptions)
    return {(str(record.get("region")), _label(record)): record for record in records}


def _label(record: Record) -> str:
    """Return the name of a value as an option would write it, see `evidence.label_of`."""
    words = ["+".join(map(str, record[key])) for key in _LISTED if key in record]
    words += [record["entry"]] if record.get("entry") else []
    words += [f"{record['since']}…"] if "since" in record else []
    years = [str(record[key]) for key in ("year", "cohort", "study_year") if key in record]
    return ".".join([str(record.get("name")), *words, *years])


def _said(record: Record | None) -> Sequence[object]:
    return [record.get(key) for key in ("value", "low", "high", "basis")] if record else []


def _concerns(saved: Saved, record: Record) -> bool:
    """Say whether a result is about the region of a value and, where it has one, its cohort.

    One without rows is about all that it rests on.
    """
    if not saved.facts:
        return True
    cohorts = {fact.cohort for fact in saved.facts if fact.region == record.get("region")}
    return bool(cohorts) and record.get("cohort") in {None, *cohorts}
