"""A check in the unit of its figures, with formulas that read them from their cells."""

from collections.abc import Sequence
from fractions import Fraction

from attrs import frozen

from simulate.output.deliverable.checks import Check, Place
from simulate.output.deliverable.figure_table import Number
from simulate.output.spreadsheet.cell_sums import Term, sum_formula
from simulate.output.spreadsheet.table_cells import CellsByTable, fen_of
from simulate.output.units import Unit


@frozen(eq=False)
class LiveCheck:
    """A check as a row of a sheet has it.

    Attributes:
        check: the program's own total, and what has to come to it.
        placed: where the figures stand.
        sheet: in which the formulas stand.
    """

    check: Check
    placed: CellsByTable
    sheet: str

    @property
    def money(self) -> Unit | None:
        """The unit of its money; None of what is none."""
        at = self.check.stands or self.check.parts[0][1]
        table = self.placed[at.table]
        return table.money(table.table.by_name[at.line], at.column)

    @property
    def stated(self) -> float:
        """The program's own total as it is shown."""
        return self._shown(self.check.stated)

    @property
    def found(self) -> float:
        """The sum of the parts as it is shown."""
        return self._shown(self.check.found)

    @property
    def sum_of_parts(self) -> str:
        """The formula of that sum."""
        return self._formula(self.check.parts)

    @property
    def total_in_cell(self) -> str | None:
        """The formula that reads the total where it stands, if it does."""
        return self._formula([(1, self.check.stands)]) if self.check.stands else None

    def _shown(self, figure: Number) -> float:
        return float(Fraction(figure) / fen_of(self.money))

    def _formula(self, parts: Sequence[tuple[int, Place]]) -> str:
        return sum_formula([self._term(sign, place) for sign, place in parts], self.sheet)

    def _term(self, sign: int, place: Place) -> Term:
        """Return a figure, brought to the unit of this check where its own is another."""
        table = self.placed[place.table]
        own = table.money(table.table.by_name[place.line], place.column)
        factor = Fraction(sign * fen_of(own), fen_of(self.money))
        return factor, table.cell(place.line, place.column)
