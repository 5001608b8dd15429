"""A region as it is written: its law, and the decision tables of its layers, none of them run."""

from collections.abc import Iterator
from functools import cached_property
from typing import Final

from attrs import frozen

from kernel.entries import FIRST_YEAR
from kernel.errors import FileFault
from kernel.filefaults import reason_of
from kernel.law import Law
from kernel.layers import Layer, RegionFacts
from kernel.registry import load_region
from kernel.ruleset import Ruleset
from kernel.writtentables import WrittenTable, written_tables

RULES: Final = "rules.py"


@frozen(eq=False)
class WrittenRegion:
    """A region as its files have it.

    Attributes:
        own: its own layer; below: the layers under it, the highest first.
    """

    name: str
    facts: RegionFacts
    law: Law
    own: Layer
    below: tuple[Layer, ...]

    @classmethod
    def of(cls, rules: Ruleset) -> "WrittenRegion":
        """Take a region that is loaded, without the reforms over it."""
        *below, own = rules.layers
        return cls(rules.name, rules.facts, rules.law, own, tuple(reversed(below)))

    @cached_property
    def tables(self) -> tuple[WrittenTable, ...]:
        """The tables of the region's own rules."""
        return tables_of(self.own)

    @cached_property
    def newest_year(self) -> int:
        """The last insurance year for which the region has values, or documents, of its own."""
        years = [year for year in self._years() if year is not None]
        return max(years, default=FIRST_YEAR)

    def _years(self) -> Iterator[int | None]:
        label = self.own.label("parameters.toml")
        for parameter in self.law.parameters.values():
            if parameter.label == label:
                for entry in parameter.entries:
                    yield from (entry.year, entry.since)
        for clause in self.own.clauses().values():
            if clause.document:
                yield clause.document.first_year


def installed(name: str) -> WrittenRegion:
    """Take an installed region. Raises as `kernel.registry.load_region` does."""
    return WrittenRegion.of(load_region(name))


def tables_of(layer: Layer) -> tuple[WrittenTable, ...]:
    """Return the tables of a layer's rules. Raises FileFault where there is no such file."""
    try:
        return written_tables(layer.path(RULES))
    except OSError as error:
        raise FileFault(
            "{label}: cannot be read: {reason}", label=layer.label(RULES), reason=reason_of(error)
        ) from None
