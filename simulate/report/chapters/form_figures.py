"""A form as a figure table: its sections as groups, the sums it is made of as sums of lines."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from kernel.messages import COMMA, Language, Text, listed, message
from simulate.language.catalogue import spoken
from simulate.output.deliverable.figure_table import (
    FEN,
    PER_HEAD,
    SHARE,
    FigureColumn,
    FigureGroup,
    FigureLine,
    FigureTable,
    Number,
)
from simulate.output.words import WHOLE_PROGRAMME
from simulate.report.chapters.form_sums import given_in, name_in, terms_of
from simulate.report.forms.form import PERCENT, Form, Line, Section

LINE: Final = message("Item")
_INTERVALS: Final = message("{title}: low, as assumed, high")
_ENDS: Final = (message("Low"), message("High"))


def form_table_of(form: Form, names: Sequence[str], language: Language) -> FigureTable:
    """Return some sections of a form as one table; its title is the heading of a single one."""
    sections = [form.section(name) for name in names]
    columns = [FigureColumn(spoken(column.heading, language)) for column in form.columns]
    if form.is_summed:
        every = tuple((1, at) for at in range(len(columns)))
        columns.append(FigureColumn(spoken(WHOLE_PROGRAMME, language), every))
    is_single = len(sections) == 1
    return FigureTable(
        key=key_of(form, names[0]),
        title=spoken(sections[0].heading if is_single else form.title, language),
        corner=spoken(LINE, language),
        columns=tuple(columns),
        groups=tuple(_group(form, one, language, named=not is_single) for one in sections),
    )


def key_of(form: Form, section: str) -> str:
    """Return the key of the table that begins with a section of a form."""
    return ".".join(filter(None, (form.region, form.locality, form.name, section)))


def unit_of(line: Line) -> str:
    """Return the unit of a line's figures in a table."""
    if line.unit == PERCENT:
        return SHARE
    return PER_HEAD if line.is_per_head else line.unit


def figure(line: Line, amount: int | None) -> Number | None:
    """Return an amount of a line as a table has it."""
    if amount is None or line.unit != PERCENT:
        return amount
    return Fraction(amount, 100)


def interval_figures(form: Form, language: Language) -> FigureTable | None:
    """Return the lines of a form that have intervals, each year between its ends, if any have."""
    groups = []
    for section in form.sections:
        lines = tuple(
            FigureLine(
                name_in(section.name, line.name),
                f"{line.number}{spoken(line.label, language)}",
                tuple(
                    figure(line, amount)
                    for ends in zip(line.low, line.amounts, line.high, strict=True)
                    for amount in ends
                ),
                unit_of(line),
                line.depth,
            )
            for line in section.lines
            if line.low is not None and line.high is not None and any(line.low)
        )
        if lines:
            groups.append(FigureGroup(spoken(section.heading, language), lines))
    low, high = _ENDS
    columns = [
        FigureColumn(spoken(words, language))
        for column in form.columns
        for words in (_at(column.heading, low), column.heading, _at(column.heading, high))
    ]
    title = spoken(_INTERVALS.filled(title=form.title), language)
    key = key_of(form, "intervals")
    return FigureTable(key, title, "", tuple(columns), tuple(groups)) if groups else None


def _at(year: Text, end: Text) -> Text:
    return listed((year, end), COMMA)


def _group(form: Form, section: Section, language: Language, *, named: bool) -> FigureGroup:
    lines = []
    for line in section.lines:
        cells = [figure(line, amount) for amount in line.amounts]
        if form.is_summed:
            known = [amount for amount in line.amounts if amount is not None]
            cells.append(sum(known) if known and unit_of(line) == FEN else None)
        lines.append(
            FigureLine(
                name_in(section.name, line.name),
                spoken(line.label, language),
                tuple(cells),
                unit_of(line),
                line.depth,
                adds=terms_of(form, section, line),
                given=given_in(form, line),
                sums=unit_of(line) == FEN,
                number=line.number,
                crossed_above=line.crossed_above,
                marks=frozenset(
                    at for at, column in enumerate(form.columns) if column.year in line.partial
                ),
            )
        )
    return FigureGroup(spoken(section.heading, language) if named else "", tuple(lines))
