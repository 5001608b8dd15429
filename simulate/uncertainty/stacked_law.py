"""The law of several worlds at once: the same clauses, under values that differ by world.

A batch that holds the students of many worlds walks through the hooks once, not once a world.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from attrs import field, frozen

from kernel.entries import Parameter
from kernel.figures import Array, Figure
from kernel.law import Law
from kernel.valuetables import ValueTable


@frozen(eq=False)
class Worlds(Law):
    """The law of a batch whose rows lie in different worlds.

    What the law gives as one number is a column here.

    Attributes:
        laws: of each world; they differ in the entries of parameters only.
        world: of each row of the batch, as a position in `laws`.
    """

    laws: tuple[Law, ...] = field(kw_only=True, repr=False)
    world: Array = field(kw_only=True, repr=False)
    _stacked: dict[str, ValueTable] = field(factory=dict, kw_only=True, repr=False)

    @classmethod
    def of(cls, laws: Sequence[Law], world: Array) -> "Worlds":
        """Lay laws side by side."""
        first = laws[0]
        return cls(
            first.localities,
            first.clauses,
            first.parameters,
            first.switches,
            laws=tuple(laws),
            world=world,
        )

    def look_up(
        self, parameter: Parameter, year: Array | int, place: Mapping[str, Array | int]
    ) -> Figure:
        """Look a parameter up, in the world of each row where worlds differ."""
        if parameter.name not in self._stacked:
            tables = [law.table(law.parameters[parameter.name]) for law in self.laws]
            if all(table is tables[0] for table in tables):
                return tables[0].look_up(year, place)
            self._stacked[parameter.name] = _stacked(tables)
        return self._stacked[parameter.name].look_up(year, {"world": self.world, **place})


def _stacked(tables: Sequence[ValueTable]) -> ValueTable:
    """Return tables as one whose first dimension is the world."""
    first = tables[0]
    names = tuple(str(number) for number in range(1, len(tables) + 1))
    return ValueTable(
        first.parameter,
        {"world": names, **first.dimensions},
        np.stack([table.value for table in tables]),
        np.stack([table.basis for table in tables]),
        np.stack([table.known for table in tables]),
    )
