"""An empty roster of a region: its columns, the words they accept, and what a blank means."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from kernel.columns import HEADERS, REQUIRED
from kernel.dates import Day
from kernel.domains import Domain, EntryYear, Percent, Whole
from kernel.messages import NOTHING, Language, Pair, Text, message
from kernel.ruleset import Ruleset
from kernel.wordlists import Categories
from simulate.language.catalogue import spoken
from simulate.language.wrapping import width_of
from simulate.output.files import whole_file
from simulate.output.formats import check_output
from simulate.output.ownership import check_own
from simulate.roster.handouts.template_words import NOTES, RegionColumns
from simulate.roster.workbooks.sheet_parts import ROWS

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_NOTES_SHEET: Final = message("Notes")
_ROSTER_SHEET: Final = message("Students")
_NOT_READ: Final = message("This sheet is not read. It says what each column may hold.")
_HEADINGS: Final = (message("Column"), message("Accepted"), message("Meaning"))
_NO_WORD: Final = message("Expected one of the words of the list.")
_SEVERAL: Final = message("Several categories are joined by semicolons.")
_NO_DAY: Final = message("Expected a date such as 2023-09-01.")
_NO_NUMBER: Final = message("Expected a whole number from {first} to {last}.")
_REQUIRED: Final = message("Required.")

WRITTEN: Final = message(
    "An empty roster is in {path}; its second sheet says what each column may hold."
)
"""What is said where a template was written."""

_PASSED_THROUGH: Final = {
    Pair("name", "姓名"): message("Passed through, and printed on payment slips."),
    Pair("college", "学院"): message("Passed through; --by adds students and money up by it."),
    Pair("class", "班级"): message("Passed through; slips of a class stand together."),
}
"""Columns that no rule looks at, and that a school has use for."""

_FIRST_ROW, _LAST_ROW = 1, ROWS - 1
_FIRST_DAY, _LAST_DAY = date(2000, 1, 1), date(2199, 12, 31)
_NARROWEST: Final = 11
_ROOM: Final = 4
_OF_REQUIRED, _OF_OTHERS = "#FCE4D6", "#DDEBF7"
_WORD_COLUMN: Final = 1


@frozen
class _Column:
    """A column of the template: its header, its note, what it holds and its accepted words."""

    header: Text
    note: Text
    domain: Domain | None
    words: Sequence[Text]
    required: bool = False


def write_template(
    output: Path, rules: Ruleset, language: Language, *, force: bool = False
) -> None:
    """Write an empty roster as a workbook: a sheet for students, and one that says what to enter.

    Args:
        output: an .xlsx file.
        rules: the region.
        language: of headers, words and notes; both are read.
        force: whether a file that stands there is overwritten.

    Raises:
        RequestError: it has another extension or no folder, stands there, or cannot be written.
    """
    from xlsxwriter import Workbook  # only who writes a workbook waits for it

    check_output(output, [".xlsx"])
    check_own(output, output, force=force)
    columns = _columns(rules)
    with whole_file(output) as draft, Workbook(draft) as book:
        students = book.add_worksheet(spoken(_ROSTER_SHEET, language))
        notes = book.add_worksheet(spoken(_NOTES_SHEET, language))
        ranges = _write_notes(book, notes, columns, language)
        students.freeze_panes(1, 0)
        for place, column in enumerate(columns):
            _write_column(book, students, place, column, ranges[place], language)


def _columns(rules: Ruleset) -> list[_Column]:
    domains, own = rules.domains, RegionColumns.of(rules)
    columns = [
        _Column(
            Pair(name, HEADERS[name][0]),
            NOTES[name],
            domains.get(name),
            own.words(name),
            name in REQUIRED,
        )
        for name in own.names
    ]
    passed = [_Column(header, note, None, ()) for header, note in _PASSED_THROUGH.items()]
    return [columns[0], *passed, *columns[1:]]


def _write_notes(
    book: "Workbook", sheet: "Worksheet", columns: Sequence[_Column], language: Language
) -> list[str]:
    """Write what each column may hold, a word a line; return where the words of each stand."""
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True})
    sheet.set_column(0, _WORD_COLUMN, 24)
    sheet.set_column(2, 2, 80, wrapped)
    sheet.write_string(0, 0, spoken(_NOT_READ, language), bold)
    sheet.write_row(1, 0, [spoken(text, language) for text in _HEADINGS], bold)
    line, ranges = 2, []
    for column in columns:
        header, first = spoken(column.header, language), line
        sheet.write_string(line, 2, spoken(column.note, language))
        for word in column.words or [NOTHING]:
            sheet.write_string(line, 0, header)
            sheet.write_string(line, _WORD_COLUMN, spoken(word, language))
            line += 1
        ranges.append(f"='{sheet.get_name()}'!$B${first + 1}:$B${line}")
    return ranges


def _write_column(
    book: "Workbook",
    sheet: "Worksheet",
    place: int,
    column: _Column,
    words: str,
    language: Language,
) -> None:
    """Write a header with its note, and say what the cells below it may hold."""
    header, note = spoken(column.header, language), spoken(column.note, language)
    if column.required:
        note = f"{spoken(_REQUIRED, language)} {note}"
    colour = _OF_REQUIRED if column.required else _OF_OTHERS
    heading = {"bold": True, "text_wrap": True, "bg_color": colour}
    sheet.write_string(0, place, header, book.add_format(heading))
    sheet.write_comment(0, place, note, {"x_scale": 2, "y_scale": 1.5})
    shape = "yyyy-mm-dd" if isinstance(column.domain, Day) else "@"
    if _numbers(column.domain):
        shape = "0"
    longest = max(width_of(spoken(one, language)) for one in (column.header, *column.words))
    width = max(_NARROWEST, longest + _ROOM)
    sheet.set_column(place, place, width, book.add_format({"num_format": shape}))
    check = _check(column, words, language)
    if check:
        sheet.data_validation(_FIRST_ROW, place, _LAST_ROW, place, check)


def _check(column: _Column, words: str, language: Language) -> dict[str, Any]:
    """Return what a spreadsheet checks in a column; nothing where anything may stand."""
    domain = column.domain
    if column.words:
        # Several categories in one cell are none of the list, and right.
        several = isinstance(domain, Categories)
        said = spoken(_SEVERAL if several else _NO_WORD, language)
        kind = "information" if several else "stop"
        return {"validate": "list", "source": words, "error_type": kind, "error_message": said}
    if isinstance(domain, Day):
        said = spoken(_NO_DAY, language)
        return _between("date", _FIRST_DAY, _LAST_DAY, said)
    numbers = _numbers(domain)
    if numbers:
        first, last = numbers[0], numbers[-1]
        said = spoken(_NO_NUMBER.filled(first=first, last=last), language)
        return _between("integer", first, last, said)
    return {}


def _numbers(domain: Domain | None) -> range | None:
    """Return the whole numbers that a column holds, if it holds such."""
    if isinstance(domain, EntryYear):
        return domain.years.numbers
    if isinstance(domain, Percent):
        return range(101)
    return domain.numbers if isinstance(domain, Whole) else None


def _between(kind: str, first: date | int, last: date | int, said: str) -> dict[str, Any]:
    """Return the check of a range."""
    limits = {"minimum": first, "maximum": last}
    return {"validate": kind, "criteria": "between", **limits, "error_message": said}
