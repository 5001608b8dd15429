"""The sheet of checks: the program's own totals beside live sums of the cells, one a line."""

from collections.abc import Sequence
from typing import Final

from kernel.messages import Language, message
from simulate.language.catalogue import spoken
from simulate.output.deliverable.checks import Check
from simulate.output.spreadsheet.cell_styles import (
    HEADER,
    HEADER_BEHIND,
    NOTE,
    NUMBER_HEADER,
    PLAIN,
    TITLE,
    Style,
    dashed_format,
)
from simulate.output.spreadsheet.live_check import LiveCheck
from simulate.output.spreadsheet.sheet_writer import SheetWriter
from simulate.output.spreadsheet.table_cells import CellsByTable, fen_of
from simulate.output.spreadsheet.verdict import Results, Verdict, write_result

CHECKS: Final = message("Checks")
CHECK_WIDTHS: Final = (60, 14, 16, 16, 12, 16, 12, 14)

_WHAT, _UNIT, _STATED, _PARTS, _OFF, _CELL, _CELL_OFF, _RESULT = range(8)
_HEADINGS: Final = (
    message("What is compared"),
    message("Unit of money"),
    message("Total of the program"),
    message("Sum of the parts"),
    message("Difference"),
    message("Total in its cell"),
    message("Difference"),
    message("Result"),
)

_ABOUT: Final = message(
    "The totals of the program are numbers; the sums, and the totals in their cells, are read from "
    "the other sheets: a figure that is changed there shows here."
)
_NONE: Final = message("Checks: no figure is the sum of others")

_PLACES: Final = 6
"""Decimals to which totals are compared; of a unit of which a fen is less, as many as that has."""


def write_checks(
    writer: SheetWriter, checks: Sequence[Check], placed: CellsByTable, language: Language
) -> Verdict:
    """Write a line a check; return what says whether all of them hold."""
    writer.paragraph(spoken(CHECKS, language), TITLE)
    writer.paragraph(spoken(_ABOUT, language), NOTE)
    for column, heading in enumerate(_HEADINGS):
        style = HEADER if column < _STATED else NUMBER_HEADER if column < _RESULT else HEADER_BEHIND
        writer.text(column, spoken(heading, language), style)
    writer.end_headings()
    writer.keep_headings()
    if not checks:
        return Verdict("", spoken(_NONE, language), "")
    results = Results(writer.name, writer.row, _RESULT, len(checks))
    for check in checks:
        _write_check(writer, LiveCheck(check, placed, writer.name), language)
    results.colour(writer, language)
    return results.verdict(sum(not check.holds for check in checks), language)


def _write_check(writer: SheetWriter, live: LiveCheck, language: Language) -> None:
    money = live.money
    figure: Style = {"valign": "vcenter", "num_format": dashed_format(live.check.unit)}
    writer.text(_WHAT, live.check.words, PLAIN)
    writer.text(_UNIT, spoken(money.text, language) if money else "", PLAIN)
    writer.number(_STATED, live.stated, figure)
    writer.formula(_PARTS, live.sum_of_parts, live.found, figure)
    _write_difference(writer, _PARTS, _OFF, live, live.stated - live.found)
    if live.total_in_cell:
        writer.formula(_CELL, live.total_in_cell, live.stated, figure)
        _write_difference(writer, _CELL, _CELL_OFF, live, 0)
    off, cell_off = (writer.address(column) for column in (_OFF, _CELL_OFF))
    write_result(writer, _RESULT, (off, cell_off), language, holds=live.check.holds)
    writer.end_row()


def _write_difference(
    writer: SheetWriter, compared: int, column: int, live: LiveCheck, value: float
) -> None:
    places = max(_PLACES, len(str(fen_of(live.money))) - 1)
    formula = f"=ROUND({writer.address(_STATED)}-{writer.address(compared)},{places})"
    look: Style = {"valign": "vcenter", "num_format": f'0.{"0" * places};-0.{"0" * places};"–"'}
    writer.formula(column, formula, round(value, places), look)
