"""The law of several draws at once: the same clauses, under values that differ by draw.

A batch that holds the students of many draws passes through the hooks once, not once a draw.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from attrs import evolve, field, frozen

from kernel.figures import Array, Figure
from kernel.insuranceyears import Span
from kernel.law import Law
from kernel.parameters import Parameter
from kernel.valuetables import ValueTable


@frozen(eq=False)
class StackedLaw(Law):
    """The law of a batch whose rows lie in different draws.

    What the law gives as one number is a column here.

    Attributes:
        laws: of each draw; they differ in the entries of parameters only.
        draw: of each row of the batch, as a position in `laws`.
    """

    laws: tuple[Law, ...] = field(kw_only=True, repr=False)
    draw: Array = field(kw_only=True, repr=False)
    # The tables do not depend on the rows: what `over` gives shares them.
    _stacked: dict[str, ValueTable] = field(factory=dict, kw_only=True, repr=False)

    @classmethod
    def of(cls, laws: Sequence[Law]) -> "StackedLaw":
        """Lay laws side by side, a row for each."""
        first = laws[0]
        return cls(
            first.localities,
            first.clauses,
            first.parameters,
            first.switches,
            first.codes,
            laws=tuple(laws),
            draw=np.arange(len(laws)),
        )

    def over(self, draw: Array) -> "StackedLaw":
        """Return these laws for a batch whose rows lie in other draws."""
        return evolve(self, draw=draw)

    def span(self, year: int) -> Span:
        """Return the span of an insurance year, which is a fact in every draw."""
        return self.laws[0].span(year)

    def look_up(
        self, parameter: Parameter, year: Array | int, place: Mapping[str, Array | int]
    ) -> Figure:
        """Look a parameter up, in the draw of each row where draws differ."""
        if parameter.name not in self._stacked:
            tables = [law.table(law.parameters[parameter.name]) for law in self.laws]
            if all(table is tables[0] for table in tables):
                return tables[0].look_up(year, place)
            self._stacked[parameter.name] = _stacked(tables)
        return self._stacked[parameter.name].look_up(year, {"draw": self.draw, **place})


def _stacked(tables: Sequence[ValueTable]) -> ValueTable:
    """Return tables as one whose first dimension is the draw."""
    first = tables[0]
    names = tuple(str(number) for number in range(1, len(tables) + 1))
    return ValueTable(
        first.parameter,
        {"draw": names, **first.dimensions},
        np.stack([table.value for table in tables]),
        np.stack([table.basis for table in tables]),
        np.stack([table.known for table in tables]),
        np.stack([table.origin for table in tables]),
        first.sources,
    )
