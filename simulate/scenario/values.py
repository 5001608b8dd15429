"""The values that a region stands on: which entries are in force, and how people write them."""

from collections.abc import Iterator

from kernel.codes import Basis
from kernel.entries import Entry, Parameter


def entries_of(parameter: Parameter) -> Iterator[Entry]:
    """Return the entries in force: what a user laid over, and what it does not replace whole."""
    overrides = parameter.overrides
    for entry in parameter.entries:
        if not any(_replaces(over, entry) for over in overrides):
            yield entry
    for index, entry in enumerate(overrides):
        if not any(_replaces(over, entry) for over in overrides[index + 1 :]):
            yield entry


def _replaces(over: Entry, entry: Entry) -> bool:
    """Say whether an entry that is laid over another leaves nothing of it."""
    words = entry.keys
    return all(
        dimension in words and set(words[dimension]) <= set(given)
        for dimension, given in over.keys.items()
    ) and all(
        getattr(over, date) in (None, getattr(entry, date))
        for date in ("year", "since", "cohort", "study_year")
    )


def label_of(parameter: Parameter, entry: Entry) -> str:
    """Return the name of an entry as an option would write it, e.g. tariff.shenyang.2024."""
    return ".".join([parameter.name, *entry.restriction])


def name_of(parameter: Parameter, entry: Entry) -> str:
    """Return the name of an entry in all its years, e.g. tariff.shenyang."""
    return ".".join([parameter.name, *("+".join(words) for words in entry.keys.values())])


def range_of(entry: Entry) -> str:
    """Return the range of an assumption as people write it, empty for any other basis."""
    if entry.basis != Basis.ASSUMED or entry.low == entry.high:
        return ""
    return f"{written(entry.low)}–{written(entry.high)}"


def written(value: object) -> str:
    """Return a value as people write it, thousands apart."""
    return f"{value:,}" if isinstance(value, int) else f"{value}"
