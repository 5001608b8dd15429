"""A settlement as figure tables: groups of students down, standards and amounts across."""

from collections.abc import Iterator, Sequence

from kernel.messages import Language
from simulate.language.catalogue import spoken
from simulate.output.deliverable.figure_table import (
    FigureColumn,
    FigureLine,
    FigureTable,
    ungrouped,
)
from simulate.report.chapters.form_figures import figure, key_of, unit_of
from simulate.report.chapters.form_sums import name_in, terms_of
from simulate.report.forms.form import Form, Line, Section
from simulate.report.forms.settlement import BY_LEVEL
from simulate.report.forms.settlement_table import GROUP, LEVEL, heading_of


def settlement_figures(form: Form, language: Language) -> Iterator[FigureTable]:
    """Yield for each year what is due for each group of students, then who pays it when."""
    for at, column in enumerate(form.columns):
        levels = [one for one in form.sections if one.name.startswith(BY_LEVEL)]
        groups = [one for one in form.sections if one not in levels]
        for corner, sections in ((GROUP, groups), (LEVEL, levels)):
            yield FigureTable(
                key=key_of(form, f"{sections[-1].name}.{column.year}"),
                title=spoken(column.heading, language),
                corner=spoken(corner, language),
                columns=_columns(form, sections, language),
                groups=ungrouped(_rows(sections, at, language)),
            )


def _lines(sections: Sequence[Section]) -> dict[str, Line]:
    return {line.name: line for section in sections for line in section.lines}


def _columns(
    form: Form, sections: Sequence[Section], language: Language
) -> tuple[FigureColumn, ...]:
    """Return a column for each line; what is due is the sum of those of the payers."""
    lines, first = _lines(sections), sections[0]
    names = [name_in(first.name, name) for name in lines]
    return tuple(
        FigureColumn(
            spoken(heading_of(line), language),
            tuple((sign, names.index(part)) for sign, part in terms_of(form, first, line)),
            unit=unit_of(line),
        )
        for line in lines.values()
    )


def _rows(sections: Sequence[Section], at: int, language: Language) -> Iterator[FigureLine]:
    """Yield a row for each section, the last one the sum of the others."""
    names = [*_lines(sections)]
    *parts, _ = sections
    for section in sections:
        own = {line.name: figure(line, line.amounts[at]) for line in section.lines}
        is_total = section is sections[-1]
        yield FigureLine(
            section.name,
            spoken(section.heading, language),
            tuple(own.get(name) for name in names),
            depth=0 if is_total else 1,
            adds=tuple((1, part.name) for part in parts) if is_total else (),
        )
