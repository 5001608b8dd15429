"""Which of the entries of a place gives the value in a year, and what others make of it."""

from collections.abc import Iterable

from kernel.entries import Entry
from kernel.relative_entries import RelativeEntry


def in_force_among(
    entries: Iterable[Entry],
    unit: str,
    *,
    year: int | None = None,
    cohort: int | None = None,
    study_year: int | None = None,
) -> Entry | None:
    """Return the entry that gives the value, moved by relative ones after it; None for none.

    Where none holds, the last one of an earlier year or cohort stays.

    Args:
        entries: of a place, those that give way before those that they give way to.
        unit: of their values.
        year: insurance year, of what differs by it.
        cohort: of what is decided on entry.
        study_year: counted from 1.
    """
    about = [entry for entry in entries if entry.study_year in (None, study_year)]
    holding = [e for e in about if e.holds_for(year, cohort=cohort, study_year=study_year)]
    found = None
    if all(isinstance(entry, RelativeEntry) for entry in holding):
        found = _last_before(about, (cohort if year is None else year) or 0)
    for entry in holding:
        if not isinstance(entry, RelativeEntry):
            found = entry
        elif found is not None:
            found = entry.over(found, unit)
    return found


def _last_before(entries: Iterable[Entry], when: int) -> Entry | None:
    """Return the last of the entries for one year or cohort before another, None for none."""
    before = {
        date: entry
        for entry in entries
        for date in (entry.year or entry.cohort or 0,)
        if 0 < date < when and not isinstance(entry, RelativeEntry)
    }
    return before[max(before)] if before else None
