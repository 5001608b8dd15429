"""A form as it is filed: a table for a person, or data, a row for each amount of a line."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from rich.console import Group, RenderableType

from kernel.messages import Language, message
from simulate.language.catalogue import spoken
from simulate.output.formats import Record
from simulate.output.grid import Grid, Row
from simulate.output.layout import bullets, heading, stacked
from simulate.output.presentation import Presentation
from simulate.output.units import Unit, shown
from simulate.output.words import WHOLE_PROGRAMME
from simulate.report.account_lines import ROUNDED
from simulate.report.forms.form import FEN, PERCENT, Form, Line

COLUMNS: Final[Mapping[str, type]] = {
    "form": str,
    "region": str,
    "section": str,
    "line": str,
    "label": str,
    "year": int,
    "status": str,
    "unit": str,
    "value": int,
}

_LINE: Final = message("Line")
"""Above the labels of a form that says its unit in its head."""


def form_table(form: Form, look: Presentation) -> RenderableType:
    """Return a form for a person to read; a dash is zero, a blank is not known."""
    language, unit = look.language, form.shown_in(look.unit)
    rows: list[Row] = []
    for section in form.sections:
        rows.append(Row(spoken(section.heading, language), bold=True, ruled=bool(rows)))
        for line in section.lines:
            label = "  " * (line.depth + 1) + spoken(line.label, language)
            cells = [_shown(amount, line, unit) for amount in line.amounts]
            if form.is_summed:
                cells.append(_shown(_sum(line), line, unit))
            rows.append(Row(label, cells, bold=not line.depth))
    sum_of = [WHOLE_PROGRAMME] if form.is_summed else []
    columns = [spoken(one, language) for one in (*(c.heading for c in form.columns), *sum_of)]
    corner = unit.text if form.unit is None else _LINE
    table = Grid(spoken(corner, language), columns, rows, bold=len(sum_of))
    heads = [heading(spoken(text, language)) for text in (form.title, *form.head_in(unit))]
    notes = (*form.notes, ROUNDED)
    return Group(stacked(*heads, table), bullets(spoken(text, language) for text in notes))


def page_records(forms: Sequence[Form], language: Language) -> list[Record]:
    """Return what stands above and below each form."""
    return [
        {
            "form": form.name,
            "region": form.region,
            "title": spoken(form.title, language),
            "head": [spoken(text, language) for text in form.head_in(form.unit)],
            "notes": [spoken(text, language) for text in form.notes],
        }
        for form in forms
    ]


def form_records(form: Form, language: Language) -> Iterator[Record]:
    """Return a row for each amount of a line, money in fen; a blank value is not known."""
    for section in form.sections:
        for line in section.lines:
            for column, amount in zip(form.columns, line.amounts, strict=True):
                yield {
                    "form": form.name,
                    "region": form.region,
                    "section": section.name,
                    "line": line.name,
                    "label": spoken(line.label, language),
                    "year": column.year,
                    "status": column.status or None,
                    "unit": line.unit,
                    "value": amount,
                }


def _sum(line: Line) -> int | None:
    """Return what a line of money comes to over the years."""
    known = [amount for amount in line.amounts if amount is not None]
    return sum(known) if known and line.unit == FEN else None


def _shown(amount: int | None, line: Line, unit: Unit) -> str:
    if amount is None:
        return ""
    return f"{amount}%" if line.unit == PERCENT else shown(amount, unit)
