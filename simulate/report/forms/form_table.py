"""A form as it is filed: a table for a person, or data, a row for each amount of a line."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text as Words

from kernel.messages import Language
from simulate.language.catalogue import spoken
from simulate.output.formats import Record
from simulate.output.layout import heading, stacked
from simulate.output.words import yuan
from simulate.report.forms.form import MONEY, PERCENT, Form, Line

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

_WAN: Final = 6
"""A fen is the sixth decimal of 万元."""


def form_table(form: Form, language: Language) -> RenderableType:
    """Return a form for a person to read; a dash is zero, a blank is not known."""
    table = Table(pad_edge=False)
    table.add_column(spoken(MONEY[form.unit], language), no_wrap=True)
    for column in form.columns:
        table.add_column(spoken(column.heading, language), justify="right", no_wrap=True)
    decimals = _decimals(form)
    for section in form.sections:
        table.add_row(Words(spoken(section.heading, language), style="bold"))
        for line in section.lines:
            label = "  " * (line.depth + 1) + spoken(line.label, language)
            cells = [_shown(amount, line, form.unit, decimals) for amount in line.amounts]
            table.add_row(label, *cells, style="" if line.depth else "bold")
        table.add_section()
    head = "\n".join(spoken(text, language) for text in form.head)
    # Behind a space the whole of a Chinese sentence would begin a new line.
    bullet = "＊" if language == "zh" else "* "
    notes = "\n".join(f"{bullet}{spoken(text, language)}" for text in form.notes)
    title = heading(spoken(form.title, language))
    return stacked(title, *([heading(head)] if head else []), table, notes)


def page_records(forms: Sequence[Form], language: Language) -> list[Record]:
    """Return what stands above and below each form."""
    return [
        {
            "form": form.name,
            "region": form.region,
            "title": spoken(form.title, language),
            "head": [spoken(text, language) for text in form.head],
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


def _shown(amount: int | None, line: Line, unit: str, decimals: int) -> str:
    if amount is None:
        return ""
    if line.unit == PERCENT:
        return f"{amount} %"
    return yuan(amount) if unit == "yuan" else _wan_yuan(amount, decimals)


def _decimals(form: Form) -> int:
    """Return the fewest decimals of 万元, two or more, that show every amount to the fen."""
    amounts = [
        fen for s in form.sections for line in s.lines for fen in line.amounts if fen is not None
    ]
    exact = (d for d in range(2, _WAN) if all(fen % 10 ** (_WAN - d) == 0 for fen in amounts))
    return next(exact, _WAN)


def _wan_yuan(amount: int, decimals: int) -> str:
    """Write fen as 万元, thousands apart."""
    if amount == 0:
        return "–"
    whole, rest = divmod(abs(amount), 10**_WAN)
    sign = "-" if amount < 0 else ""
    return f"{sign}{whole:,}.{rest // 10 ** (_WAN - decimals):0{decimals}d}"
