"""Mixes as tables of shares: which one counts for a type and a cohort, and another in its place."""

from collections.abc import Iterable, Iterator, Mapping

from attrs import evolve

from kernel.codes import Basis
from kernel.entries import Entry, Number
from kernel.entries_in_force import in_force_among
from kernel.parameters import Parameter
from kernel.tomlfiles import TomlFile


def table_in_force(
    parameter: Parameter, institution_type: str = "", cohort: int | None = None
) -> list[Entry]:
    """Return the entries of the table that counts for a type and a cohort; empty where none does.

    A table of a cohort or a type stands instead of the general one, whichever words are in it.
    """
    about = [entry for entry in parameter.standing if _is_about(entry, institution_type)]
    decides = in_force_among(about, parameter.unit, cohort=cohort)
    return [e for e in about if decides is not None and _table_of(e) == _table_of(decides)]


def tables_in_force(
    parameter: Parameter, types: Iterable[str], cohort: int
) -> dict[str, list[Entry]]:
    """Return the table that counts for each of some types in a cohort."""
    if not any(entry.institution_type for entry in (*parameter.entries, *parameter.overrides)):
        return dict.fromkeys(types, table_in_force(parameter, cohort=cohort))
    return {word: table_in_force(parameter, word, cohort) for word in types}


def tables_of(parameter: Parameter) -> Iterator[tuple[str, int | None]]:
    """Return for which types and from which cohorts a mix has tables; blank and None: for all."""
    given = (*parameter.entries, *parameter.overrides)
    types = {word for entry in given for word in entry.institution_type or ("",)} or {""}
    for word in sorted(types):
        cohorts = [entry.cohort or entry.since for entry in given if _is_about(entry, word)]
        for cohort in dict.fromkeys(cohorts or [None]):
            yield word, cohort


def with_table(
    parameter: Parameter, shares: Mapping[str, Number], key: Entry, origin: TomlFile
) -> Parameter:
    """Return a mix with a table of shares over those that it leaves nothing of.

    Args:
        parameter: the mix.
        shares: by word.
        key: the types, the cohort or the first cohort that the table is for.
        origin: where it is given.
    """
    table = tuple(
        evolve(key, value=share, low=share, high=share, entry=word)
        for word, share in shares.items()
    )
    return evolve(
        parameter,
        entries=tuple(_left_of(parameter.entries, key)),
        overrides=(*_left_of(parameter.overrides, key), *table),
        file=origin,
    )


def table_key(
    origin: TomlFile, institution_type: str, cohort: int | None, since: int | None
) -> Entry:
    """Return what the entries of a table that is given somewhere have in common."""
    types = (institution_type,) if institution_type else ()
    return Entry(0, Basis.ASSUMED, origin.label, cohort=cohort, since=since, institution_type=types)


def _left_of(entries: Iterable[Entry], key: Entry) -> Iterator[Entry]:
    """Return what a table leaves of earlier ones: other cohorts, and other types of institution."""
    for entry in entries:
        if not _is_later(entry, key) or (key.institution_type and not entry.institution_type):
            yield entry
            continue
        types = tuple(t for t in entry.institution_type if t not in key.institution_type)
        if key.institution_type and types:
            yield evolve(entry, institution_type=types)


def _is_later(entry: Entry, key: Entry) -> bool:
    """Say whether an entry holds for no cohort but those of a table."""
    if key.cohort is not None:
        return entry.cohort == key.cohort
    return key.since is None or (entry.cohort or entry.since or 0) >= key.since


def _is_about(entry: Entry, institution_type: str) -> bool:
    """Say whether an entry is for students of a type of institution; blank: of whichever."""
    return not entry.institution_type or institution_type in entry.institution_type


def _table_of(entry: Entry) -> tuple[bool, int | None, int | None]:
    return bool(entry.institution_type), entry.cohort, entry.since
