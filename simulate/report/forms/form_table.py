"""A form as it is filed: a table for a person, or data, a row for each amount of a line."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from rich.console import Group, RenderableType

from kernel.messages import Language, message
from simulate.language.catalogue import spoken
from simulate.output.deliverable.printed_form import CROSSED_OUT
from simulate.output.formats import Record
from simulate.output.grid import Grid, Row
from simulate.output.layout import bullets, heading, stacked
from simulate.output.presentation import Presentation
from simulate.output.units import Unit
from simulate.output.words import WHOLE_PROGRAMME
from simulate.report.account_lines import ROUNDED
from simulate.report.forms.form import FEN, Form, Line
from simulate.report.forms.line_cells import cell_of, ends_of

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
    "number": str,
    "low": int,
    "high": int,
}

_INCOMPLETE: Final = "incomplete"
"""The column of the cohorts that a year of a form lacks; of complete forms there is none."""

_LINE: Final = message("Line")
"""Above the labels of a form that says its unit in its head."""

_ENDS: Final = (message("Low"), message("High"))
"""Above the ends of the intervals of a year."""

_FEW: Final = 3
"""Behind so many years the ends of intervals have room."""

_INDENT: Final = "  "

_PARTIAL: Final = "*"
"""Before a total that leaves out lines that are not known."""


def form_table(form: Form, look: Presentation) -> RenderableType:
    """Return a form for a person to read; a dash is zero, a blank is not known."""
    language, unit = look.language, form.shown_in(look.unit)
    rows: list[Row] = []
    for section in form.sections:
        rows.append(Row(spoken(section.heading, language), bold=True, ruled=bool(rows)))
        rows += [row for line in section.lines for row in _rows(line, form, unit, language)]
    sum_of = [WHOLE_PROGRAMME] if form.is_summed else []
    headings = [
        heading
        for at, column in enumerate(form.columns)
        for heading in (column.heading, *(_ENDS if _has_ends_beside(form, at) else ()))
    ]
    columns = [spoken(one, language) for one in (*headings, *sum_of)]
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
            **({"locality": form.locality} if form.locality else {}),
            "title": spoken(form.title, language),
            "head": [spoken(text, language) for text in form.head_in(form.unit)],
            "notes": [spoken(text, language) for text in form.notes],
            "partial": [
                {"line": line.name, "year": year}
                for line in form.lines
                for year in sorted(line.partial)
            ],
            **_missing(form),
        }
        for form in forms
    ]


def _missing(form: Form) -> Record:
    """Return which cohorts are missing, where any are, and what those too early leave out."""
    lacking = [{"year": year, "cohorts": [*own]} for year, own in form.incomplete.items()]
    early = [
        {
            "year": one.year,
            "cohorts": [*one.cohorts],
            "students": one.students,
            "published": one.stock,
        }
        for one in form.left_out
    ]
    return {**({_INCOMPLETE: lacking} if lacking else {}), **({"left_out": early} if early else {})}


def columns_of(forms: Sequence[Form]) -> Mapping[str, type]:
    """Return the columns of forms."""
    lacking = any(form.incomplete for form in forms)
    return {**COLUMNS, _INCOMPLETE: str} if lacking else COLUMNS


def form_records(forms: Sequence[Form], language: Language) -> Iterator[Record]:
    """Return a row for each amount of a line, money in fen; a blank value is not known."""
    columns = columns_of(forms)
    for form in forms:
        for row in _records(form, language):
            yield {name: row[name] for name in columns}


def _records(form: Form, language: Language) -> Iterator[Record]:
    for section in form.sections:
        for line in section.lines:
            nothing = [None] * len(form.columns)
            ends = (line.low or nothing, line.high or nothing)
            for column, amount, low, high in zip(form.columns, line.amounts, *ends, strict=True):
                lacking = form.incomplete.get(column.year, ())
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
                    "number": line.number or None,
                    "low": low,
                    "high": high,
                    _INCOMPLETE: ";".join(map(str, lacking)) or None,
                }


def _rows(line: Line, form: Form, unit: Unit, language: Language) -> Iterator[Row]:
    """Return a line, below the rows that the printed form crosses out above it.

    The ends of its intervals stand beside its amounts or, where years are many, below a total.
    """
    # Numbered lines stand below each other, totals among them.
    depth = max(line.depth, 1) if line.number else line.depth
    ends = [*ends_of(line, language)]
    cells = []
    for at, (column, amount) in enumerate(zip(form.columns, line.amounts, strict=True)):
        cells.append(_PARTIAL * (column.year in line.partial) + cell_of(amount, line, unit))
        if _has_ends_beside(form, at):
            cells += [cell_of(end[at], line, unit) for _, end in ends]
    if form.is_summed:
        cells.append(cell_of(_sum(line), line, unit))
    crossed = Row(_INDENT * 2 + CROSSED_OUT, [CROSSED_OUT] * len(cells))
    yield from [crossed] * line.crossed_above
    label = _INDENT * (depth + 1) + line.number + spoken(line.label, language)
    yield Row(label, cells, bold=not line.depth)
    if not (line.depth or _is_narrow(form)):
        for name, end in ends:
            of_years = [cell_of(amount, line, unit) for amount in end]
            yield Row(_INDENT * 3 + name, [*of_years, *[""] * form.is_summed])


def _is_narrow(form: Form) -> bool:
    """Say whether there is room for ends of intervals beside each year."""
    return len(form.columns) <= _FEW and not form.is_summed


def _has_ends_beside(form: Form, at: int) -> bool:
    """Say whether the ends of intervals stand behind a year: not where it has none."""
    return _is_narrow(form) and any(one.low and one.low[at] is not None for one in form.lines)


def _sum(line: Line) -> int | None:
    """Return what a line of money comes to over the years."""
    known = [amount for amount in line.amounts if amount is not None]
    return sum(known) if known and line.unit == FEN else None
