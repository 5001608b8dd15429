"""The number formats of the cells of an `.xlsx` workbook."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Final

from attrs import frozen

from simulate.roster.workbooks.number_formats import Kind, NumberFormat, built_in, number_format
from simulate.roster.workbooks.xlsx_workbook import Workbook

_UNDERSTOOD: Final[Mapping[type, Kind]] = {float: Kind.NUMBER, timedelta: Kind.ELAPSED}
"""How a number is shown for which calamine gives a value of a type; any other is a moment."""


@frozen
class Styles:
    """The styles of a workbook's cells, by their number.

    Attributes:
        formats: the number format of each.
        otherwise: the styles that calamine takes for something else.
    """

    formats: Mapping[int, NumberFormat]
    otherwise: frozenset[int]

    @classmethod
    def of(cls, workbook: Workbook) -> "Styles":
        """Read the styles of a workbook, and ask calamine what it makes of each."""
        if not workbook.package.holds(workbook.part("styles")):
            return cls({}, frozenset())
        formats = dict(enumerate(_formats(workbook)))
        shown = _as_calamine_shows(workbook, len(formats)) if formats else iter(())
        kinds = [_UNDERSTOOD.get(kind, Kind.DAY) for kind in shown]
        return cls(
            formats,
            frozenset(style for style, form in formats.items() if form.kind is not kinds[style]),
        )


def _formats(workbook: Workbook) -> Iterator[NumberFormat]:
    codes: dict[str, str] = {}
    for within, name, attributes in workbook.package.elements(workbook.part("styles")):
        if within == "numFmts" and name == "numFmt":
            codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif within == "cellXfs" and name == "xf":
            number = attributes.get("numFmtId", "0")
            yield number_format(codes[number]) if number in codes else built_in(int(number))


def _as_calamine_shows(workbook: Workbook, styles: int) -> Iterator[type]:
    """Yield the types of what calamine gives for the same number in each style."""
    from python_calamine import CalamineWorkbook

    cells = "".join(f'<c s="{style}"><v>45214.25</v></c>' for style in range(styles))
    content = workbook.with_one_sheet("styles", [f"<row>{cells}</row>".encode()], ["styles"])
    sheet = CalamineWorkbook.from_filelike(content).get_sheet_by_index(0)
    return map(type, next(iter(sheet.iter_rows())))
