"""A parameter spread out over its words and years, so that a column of codes is one look-up."""

from collections.abc import Collection, Iterable, Mapping
from itertools import product

import numpy as np
from attrs import frozen

from kernel.entries import FIRST_YEAR, YEARS
from kernel.errors import FileFault, PluginFault, RequestError
from kernel.figures import Array, Figure
from kernel.messages import COMMA, NO_NAMES, Text, listed, message
from kernel.parameters import Parameter
from kernel.tablefilling import Filling, Source


@frozen(eq=False)
class ValueTable:
    """Values and bases over (word of each dimension …, year).

    Attributes:
        value, basis: columns of shape (words of the first dimension, …, years).
        known: where there is a value.
        origin: which of the sources gives it.
    """

    parameter: Parameter
    dimensions: Mapping[str, tuple[str, ...]]
    value: Array
    basis: Array
    known: Array
    origin: Array
    sources: list[Source]

    @classmethod
    def of(
        cls,
        parameter: Parameter,
        dimensions: Mapping[str, tuple[str, ...]],
        below: "ValueTable | None",
        rise: Figure | None,
    ) -> "ValueTable":
        """Spread a parameter out.

        Args:
            parameter: its entries and overrides.
            dimensions: the words of each of its dimensions but the year.
            below: the table that answers where the parameter has no entry.
            rise: added per year after the last exact year, until a value holds since a later one.
        """
        table = Filling.begun(parameter, dimensions, below).filled(rise)
        return cls(
            parameter,
            dimensions,
            table.value,
            table.basis,
            table.known,
            table.origin,
            table.sources,
        )

    def look_up(self, year: Array | int, place: Mapping[str, Array | int]) -> Figure:
        """Return the figure at a place in a year.

        Raises:
            RequestError: there is none.
            PluginFault: a code is none of its dimension's.
        """
        cell = self._cell(year, place)
        known = self.known.take(cell)
        if not np.all(known):
            row = np.argmin(known)
            one = {d: int(np.broadcast_to(c, known.shape).flat[row]) for d, c in place.items()}
            self._missing(int(np.broadcast_to(year, known.shape).flat[row]), one)
        return Figure(self.value.take(cell), self.basis.take(cell))

    def values_in(self, year: int) -> list[int]:
        """Return every value that there is in a year, in whichever place."""
        at = (..., YEARS.index(year))
        values: list[int] = self.value[at][self.known[at]].tolist()
        return values

    def source(self, year: Array | int, place: Mapping[str, Array | int]) -> Source:
        """Return where the one value at a place in a year comes from. Raises as `look_up` does."""
        self.look_up(year, place)
        return self.sources[int(self.origin.take(self._cell(year, place)).ravel()[0])]

    def _cell(self, year: Array | int, place: Mapping[str, Array | int]) -> Array:
        """Return where in the columns a place in a year stands."""
        at = np.asarray(year) - YEARS[0]
        if np.any((at < 0) | (at >= len(YEARS))):
            outside = np.asarray(year).ravel()[np.argmax((at < 0) | (at >= len(YEARS)))]
            self._missing(int(outside), {})
        cell: Array = np.zeros((), np.int64)
        for dimension, words in self.dimensions.items():
            code = np.asarray(place[dimension])
            # A code beyond its words would read another word's value.
            if code.min(initial=0) < 0 or code.max(initial=0) >= len(words):
                raise PluginFault(
                    "law.at({name!r}): a code of {dimension} is none of 0 to {last}",
                    name=self.parameter.name,
                    dimension=dimension,
                    last=len(words) - 1,
                )
            cell = cell * len(words) + code
        return np.asarray(cell * len(YEARS) + at)

    def check_covered(self) -> None:
        """Refuse a gap: a word without a value in a year in which another word has one.

        Raises:
            FileFault: the first gap, with file, parameter, word and year.
        """
        answered = self.known[..., FIRST_YEAR - YEARS[0] :]
        by_year = answered.reshape(-1, answered.shape[-1])
        years = np.flatnonzero(by_year.any(axis=0))
        if not len(years):
            return
        span = by_year[:, years[0] : years[-1] + 1]
        if not span.all():
            words, gap = np.argwhere(~span)[0]
            place = list(product(*self.dimensions.values()))[words]
            raise FileFault(
                "{label}: {name}: no value for {place}, expected one for every word and year",
                label=self.parameter.label,
                name=self.parameter.name,
                place=_place(zip(self.dimensions, place, strict=True), FIRST_YEAR + years[0] + gap),
            )

    def _missing(self, year: int, codes: Mapping[str, int]) -> None:
        words = ((dimension, self.dimensions[dimension][code]) for dimension, code in codes.items())
        raise RequestError(
            "{label}: {name}: no value for {place}, and no assumption that fills it",
            label=self.parameter.label,
            name=self.parameter.name,
            place=_place(words, year),
        )


def _place(words: Iterable[tuple[str, str]], year: int) -> Text:
    """Return words by dimension, and the insurance year."""
    named = [f"{dimension} {word!r}" for dimension, word in words]
    return listed([*named, message("insurance year {year}", year=year)], COMMA)


def misplaced(name: str, found: Collection[str], dimensions: Collection[str]) -> PluginFault:
    """Return the fault of a rule that looks a parameter up by other dimensions than it has."""
    return PluginFault(
        "law.at({name!r}): found {codes}, expected {dimensions}: law.at({name!r}, year{words})",
        name=name,
        codes=listed(found) if found else message("no dimension"),
        dimensions=listed(dimensions) if dimensions else NO_NAMES,
        words="".join(f", {one}=…" for one in dimensions),
    )
