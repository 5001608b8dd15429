"""Whether checks hold, as live cells say it: a result behind each check, a verdict on all."""

from collections.abc import Sequence
from typing import Final

from attrs import frozen
from xlsxwriter.utility import xl_range_abs

from kernel.messages import Language, message
from simulate.language.catalogue import spoken
from simulate.output.spreadsheet.cell_styles import BEHIND, VERDICT
from simulate.output.spreadsheet.cell_sums import on_sheet
from simulate.output.spreadsheet.sheet_writer import SheetWriter

_HOLDS: Final = message("holds")
_FAILS: Final = message("does not hold")
_ALL_HOLD: Final = message("Checks: all {count} hold")
_SOME_FAIL: Final = message("Checks: {failed} of {count} do not hold")


@frozen
class Verdict:
    """Whether all checks hold, as a cell says it.

    Attributes:
        formula: counts the checks that hold; empty where there is none.
        value: what it comes to.
        good: what it comes to where all hold.
    """

    formula: str
    value: str
    good: str


@frozen
class Results:
    """The cells of a sheet in which the results of checks stand, below each other.

    Attributes:
        sheet: its name.
        first: the row of the first one.
        column: in which they stand.
        count: how many there are.
    """

    sheet: str
    first: int
    column: int
    count: int

    @property
    def cells(self) -> tuple[int, int, int, int]:
        """First row and column, last row and column."""
        return self.first, self.column, self.first + self.count - 1, self.column

    def verdict(self, failed: int, language: Language) -> Verdict:
        """Return the formula that counts the checks that hold, with what it comes to now."""
        cells = on_sheet(self.sheet, xl_range_abs(*self.cells))
        held = f'COUNTIF({cells},"{spoken(_HOLDS, language)}")'
        good = spoken(_ALL_HOLD.filled(count=self.count), language)
        some = spoken(_SOME_FAIL.filled(failed="#", count=self.count), language)
        before, after = some.split("#")
        formula = f'=IF({held}={self.count},"{good}","{before}"&({self.count}-{held})&"{after}")'
        return Verdict(formula, f"{before}{failed}{after}" if failed else good, good)

    def colour(self, writer: SheetWriter, language: Language) -> None:
        """Colour the results by whether they hold."""
        writer.highlight(self.cells, f'"{spoken(_HOLDS, language)}"')


def write_result(
    writer: SheetWriter,
    column: int,
    differences: Sequence[str],
    language: Language,
    *,
    holds: bool,
) -> None:
    """Write the result of a check, which holds where some cells of differences are nothing."""
    good, bad = spoken(_HOLDS, language), spoken(_FAILS, language)
    are_nothing = ",".join(f"{cell}=0" for cell in differences)
    formula = f'=IF(AND({are_nothing}),"{good}","{bad}")'
    writer.formula(column, formula, good if holds else bad, BEHIND)


def write_verdict(writer: SheetWriter, verdict: Verdict) -> None:
    """Write a verdict over all columns of the row."""
    if not verdict.formula:
        writer.paragraph(verdict.value, VERDICT)
        return
    columns, row = len(writer.widths), writer.row
    writer.formula(0, verdict.formula, verdict.value, VERDICT, span=columns)
    writer.highlight((row, 0, row, columns - 1), f'"{verdict.good}"')
    writer.end_row()
