"""How the entries of a parameter fill its table: those of files, a rise after them, overrides."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import TYPE_CHECKING

import numpy as np
from attrs import frozen

from kernel.codes import Basis
from kernel.days import relative_day
from kernel.entries import YEARS, Entry
from kernel.figures import Array, Figure
from kernel.parameters import Parameter
from kernel.quantities import PARTS
from kernel.relative_entries import RelativeEntry

if TYPE_CHECKING:
    from kernel.valuetables import ValueTable

Place = tuple[int, ...]
"""A word of each dimension, by code."""


@frozen
class Source:
    """Where a value comes from.

    Attributes:
        parameter: the one that answers, which may be another one below it.
        entry: the one that gives the value, or the last one, from which it rises year by year.
    """

    parameter: Parameter
    entry: Entry

    def is_extended_to(self, year: int) -> bool:
        """Say whether the entry is of an earlier year, from which the value is extended."""
        return self.entry.year is not None and self.entry.year != year


@frozen(eq=False)
class Filling:
    """A table while it is filled: columns of shape (words of the first dimension, …, years).

    Attributes:
        value, basis, known, origin, sources: as the table has them.
        follows: the years that no entry gives and that come after the last one given: they follow
            from the exact year before them.
    """

    parameter: Parameter
    dimensions: Mapping[str, tuple[str, ...]]
    value: Array
    basis: Array
    known: Array
    origin: Array
    follows: Array
    sources: list[Source]

    @classmethod
    def begun(
        cls,
        parameter: Parameter,
        dimensions: Mapping[str, tuple[str, ...]],
        below: "ValueTable | None",
    ) -> "Filling":
        """Begin with what answers where the parameter has no entry."""
        shape = (*(len(words) for words in dimensions.values()), len(YEARS))
        filling = cls(
            parameter,
            dimensions,
            value=np.zeros(shape, np.int64),
            basis=np.zeros(shape, np.int8),
            known=np.zeros(shape, np.bool_),
            origin=np.zeros(shape, np.int32),
            follows=np.zeros(shape, np.bool_),
            sources=[],
        )
        if below is not None and parameter.otherwise is not None:
            filling.value[:] = below.value
            filling.basis[:] = np.maximum(below.basis, parameter.otherwise.basis)
            filling.known[:] = below.known
            filling.origin[:] = below.origin
            filling.sources.extend(below.sources)
        return filling

    def filled(self, rise: Figure | None) -> "Filling":
        """Fill in what the files give, what follows from it, and what is set over it, in order."""
        for entry in sorted(self.parameter.entries, key=lambda entry: entry.precision):
            self._put(entry)
        # Tables are filled anew in every draw: what nothing can follow from is left out.
        if rise or any(entry.year is not None for entry in self.parameter.overrides):
            self._begin_to_follow(rise)
        for entry in self.parameter.overrides:
            self._put(entry)
            if entry.year is not None:
                for place in self._places(entry):
                    self._extend(place, entry.year - YEARS[0], rise)
        return self

    def _begin_to_follow(self, rise: Figure | None) -> None:
        """Say which years follow, and let them rise from the last exact year of files."""
        for place in self._places(None):
            own = self._own(place)
            last = max((entry.year for entry in own if entry.year), default=None) if rise else None
            self.follows[place] = self._left_open(place, own, last)
            if last is not None:
                self._extend(place, last - YEARS[0], rise)

    def _put(self, entry: Entry) -> None:
        """Give an entry's places and years its value."""
        self.sources.append(Source(self.parameter, entry))
        years = _years_of(entry)
        for place in self._places(entry):
            at: tuple[int | slice, ...] = (*place, years)
            if isinstance(entry, RelativeEntry):
                self.value[at] = self._moved(entry, self.value[at])
                self.basis[at] = np.maximum(self.basis[at], entry.basis)
            else:
                self.value[at] = self._values_of(entry)[years]
                self.basis[at] = entry.basis
                self.known[at] = True
            self.origin[at] = len(self.sources) - 1
            self.follows[at] &= ~self.known[at]

    def _places(self, entry: Entry | None) -> Iterator[Place]:
        """Go through the places that an entry is for, or through all."""
        keys = entry.keys if entry else {}
        codes = [
            [words.index(word) for word in keys.get(dimension, words)]
            for dimension, words in self.dimensions.items()
        ]
        return product(*codes)

    def _values_of(self, entry: Entry) -> Array:
        """Return what an entry gives in each of the years; a day falls elsewhere in every one."""
        if self.parameter.unit != "day":
            return np.full(len(YEARS), self.parameter.number(entry.value))
        day = self.parameter.relative_day(entry.value)
        return np.array([relative_day(*day, year) for year in YEARS])

    def _moved(self, entry: RelativeEntry, values: Array) -> Array:
        """Return counted values moved; each different one is worked out once."""
        unit, parts = self.parameter.unit, PARTS.get(self.parameter.unit, 1)
        different, where = np.unique(values, return_inverse=True)
        moved = [self.parameter.number(entry.moved(v / parts, unit)) for v in different.tolist()]
        return np.array(moved, np.int64)[where].reshape(values.shape)

    def _left_open(self, place: Place, own: Sequence[Entry], last: int | None) -> Array:
        """Return the years that follow at a place.

        Those after the last exact year from which values rise, until one holds since it or later;
        where none rises, those after the last year that is known.
        """
        years = np.array(YEARS)
        if last is None:
            known = years[self.known[place]]
            return np.asarray(years > known.max(initial=0))
        begins = (entry.since for entry in own if entry.since and entry.since >= last)
        return np.asarray((years > last) & (years < min(begins, default=YEARS[-1] + 1)))

    def _own(self, place: Place) -> list[Entry]:
        """Return the entries of files for a place."""
        named = zip(self.dimensions.items(), place, strict=True)
        words = {dimension: known[code] for (dimension, known), code in named}
        return [entry for entry in self.parameter.entries if entry.covers(words)]

    def _extend(self, place: Place, year: int, rise: Figure | None) -> None:
        """Let the years that follow an exact one rise from it, up to the next that is given."""
        after = self.follows[place][year + 1 :]
        count = int(np.argmin(after)) if not after.all() else len(after)
        later: tuple[int | slice, ...] = (*place, slice(year + 1, year + 1 + count))
        here = (*place, year)
        added = rise.value * np.arange(1, count + 1) if rise else 0
        self.value[later] = self.value[here] + added
        self.basis[later] = max(int(self.basis[here]), Basis.ASSUMED)
        self.known[later] = self.known[here]
        self.origin[later] = self.origin[here]


def _years_of(entry: Entry) -> slice:
    """Return where the years of an entry stand."""
    if entry.year is not None:
        return slice(entry.year - YEARS[0], entry.year - YEARS[0] + 1)
    return slice(entry.since - YEARS[0] if entry.since is not None else 0, None)
