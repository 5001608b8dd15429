"""A settlement as a person reads it: a row for each group of students, then one for each level."""

from collections.abc import Iterator, Sequence
from typing import Final

from rich.console import Group, RenderableType

from kernel.messages import Language, Text, message
from simulate.language.catalogue import spoken
from simulate.output.grid import Grid, Row
from simulate.output.layout import bullets, heading, stacked
from simulate.output.presentation import Presentation
from simulate.output.units import Unit
from simulate.report.account_lines import ROUNDED
from simulate.report.forms.form import Form, Line, Section
from simulate.report.forms.line_cells import cell_of, ends_of
from simulate.report.forms.settlement import ALL, BY_LEVEL

GROUP: Final = message("Students")
LEVEL: Final = message("Payer")
_A_HEAD: Final = message("{what} (yuan a head)")


def settlement_table(form: Form, look: Presentation) -> RenderableType:
    """Return a settlement, year by year; a dash is zero, a blank is not known."""
    language, unit = look.language, form.shown_in(look.unit)
    tables: list[RenderableType] = []
    for at, column in enumerate(form.columns):
        if len(form.columns) > 1:
            tables.append(heading(spoken(column.heading, language)))
        groups = [one for one in form.sections if not one.name.startswith(BY_LEVEL)]
        levels = [one for one in form.sections if one.name.startswith(BY_LEVEL)]
        tables.append(_table(GROUP, groups, at, unit, language))
        tables.append(_table(LEVEL, levels, at, unit, language))
    heads = [heading(spoken(text, language)) for text in (form.title, *form.head_in(unit))]
    notes = bullets(spoken(text, language) for text in (*form.notes, ROUNDED))
    return Group(stacked(*heads, *tables), notes)


def _table(
    corner: Text, sections: Sequence[Section], at: int, unit: Unit, language: Language
) -> Grid:
    """Return sections as rows, their lines as columns, in one year.

    The ends of intervals stand below what is no single group of students.
    """
    columns = {line.name: line for section in sections for line in section.lines}
    rows = []
    for section in sections:
        cells = {line.name: cell_of(line.amounts[at], line, unit) for line in section.lines}
        is_total = section is sections[-1]
        label = spoken(section.heading, language)
        rows.append(Row(label, [cells.get(n, "") for n in columns], bold=is_total, ruled=is_total))
        if section.name == ALL or section.name.startswith(BY_LEVEL):
            rows += _ends(section, [*columns], at, unit, language)
    headings = [spoken(heading_of(line), language) for line in columns.values()]
    return Grid(spoken(corner, language), headings, rows)


def _ends(
    section: Section, columns: Sequence[str], at: int, unit: Unit, language: Language
) -> Iterator[Row]:
    """Yield a row for either end of the intervals of a section's lines, where there are any."""
    ends: dict[str, dict[str, str]] = {}
    for line in section.lines:
        for label, end in ends_of(line, language):
            ends.setdefault(label, {})[line.name] = cell_of(end[at], line, unit)
    for label, cells in ends.items():
        yield Row(f"  {label}", [cells.get(name, "") for name in columns])


def heading_of(line: Line) -> Text:
    """Return what stands above the amounts of a line, which is a column here."""
    return _A_HEAD.filled(what=line.label) if line.is_per_head else line.label
