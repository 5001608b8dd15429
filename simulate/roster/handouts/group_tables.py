"""Groups of a roster as an answer: rows for data files, a table for a person."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import groupby
from typing import Final

import numpy as np
from rich.console import RenderableType

from kernel.columns import called
from kernel.figures import Array
from kernel.messages import Language, Pair, Text, listed, message, message_in
from simulate.language.catalogue import spoken
from simulate.output.grid import Grid, Row
from simulate.output.presentation import Presentation
from simulate.output.record import Grounds
from simulate.output.result import Result
from simulate.output.table_figures import Figures
from simulate.output.words import term
from simulate.roster.handouts.groups import (
    AMOUNTS,
    NO_CATEGORY,
    NOT_ASSESSED,
    PERSONS,
    RELIEF,
    Groups,
    categories_of,
)
from simulate.roster.writing.workbook_sink import FurtherSheet

_BLANK: Final = message_in("a cell", "(blank)")
_SHEET: Final = message_in("a sheet", "groups")
_NOT_ASSESSED: Final = message("not assessed")
_TEXTS: Final[Mapping[str, Text]] = {**PERSONS, **AMOUNTS}


def groups_result(groups: Groups, language: Language, grounds: Grounds | None = None) -> Result:
    """Return groups as an answer that can be printed or written.

    Args:
        groups: of all pages.
        language: of the table where none is asked for.
        grounds: the record of the run, for JSON.
    """
    document = {} if grounds is None else grounds.document()
    return Result(
        columns=groups.columns,
        made_rows=groups.records,
        made_document=lambda rows: {**document, "rows": [*rows]},
        view=lambda look: groups_table(groups, look),
        language=language,
        grounds=grounds,
    )


def groups_sheet(groups: Groups, language: Language) -> FurtherSheet:
    """Return groups as a sheet of a workbook, money in yuan; in English as data files have them."""
    headers, records = [*groups.columns], groups.records()
    if language != "en":
        words = {**_TEXTS, RELIEF: called(RELIEF)}
        headers = [spoken(words[name], language) if name in words else name for name in headers]
        records = [
            {**record, RELIEF: _category(groups, bits, language)}
            for record, ((_, bits), _) in zip(records, groups.in_order(), strict=True)
        ]
    rows = [
        [Decimal(value).scaleb(-2) if name in AMOUNTS else value for name, value in record.items()]
        for record in records
    ]
    return FurtherSheet(spoken(_SHEET, language), headers, rows)


def groups_table(groups: Groups, look: Presentation) -> RenderableType:
    """Return a line for each group, and the total; what is nothing everywhere has no column."""
    totals, language = groups.totals, look.language
    shown = [name for name in _TEXTS if totals[name] or name == "students"]
    figures = Figures.of(look, [totals[name] for name in AMOUNTS])

    def cells(values: Mapping[str, int]) -> list[str]:
        return [figures.number(values[name], is_money=name in AMOUNTS) for name in shown]

    rows = [Row(label, cells(sums)) for label, sums in _lines(groups, language)]
    rows.append(Row(term("total", language), cells(totals), bold=True, ruled=True))
    headings = [spoken(_TEXTS[name], language) for name in shown]
    return Grid(spoken(figures.unit.text, language), headings, rows)


def _lines(groups: Groups, language: Language) -> Iterator[tuple[str, dict[str, int]]]:
    """Yield what stands before each line of the table, with its sums.

    Above the categories of students whose cells are the same, all of them have a line together.
    """
    for cells, group in groupby(groups.in_order(), key=lambda one: one[0][0]):
        shared = " · ".join(cell or spoken(_BLANK, language) for cell in cells)
        parts = [(_category(groups, bits, language), own) for (_, bits), own in group]
        if len(parts) == 1 or not cells:
            for category, own in parts:
                yield " · ".join(filter(None, (shared, category))), _named(own)
            continue
        yield shared, _named(np.sum([own for _, own in parts], axis=0))
        for category, own in parts:
            yield f"  {category}", _named(own)


def _named(sums: Array) -> dict[str, int]:
    return dict(zip(_TEXTS, sums.tolist(), strict=True))


def _category(groups: Groups, bits: int, language: Language) -> str:
    """Return relief categories in words."""
    words: list[Text] = [
        Pair(one.word, one.chinese[0]) for one in categories_of(groups.rules, bits)
    ]
    return spoken(
        _NOT_ASSESSED if bits == NOT_ASSESSED else listed(words or [NO_CATEGORY]), language
    )
