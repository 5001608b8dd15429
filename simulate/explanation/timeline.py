"""Draws the way through an insurance year in the terminal: a line of blocks for each span."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from rich.console import RenderableType
from rich.table import Table

from kernel.clauses import Text
from simulate.explanation.spans import Span
from simulate.output.words import Language, spoken

_MONTHS: Final = Text("Month", "月份")

_SPANS: Final[Mapping[str, Text]] = {
    "drive": Text("enrolment period", "集中参保缴费期"),
    "payment": Text("payment", "缴费"),
    "arrival": Text("arrival of the payment", "到账"),
    "wait": Text("wait", "待遇等待期"),
    "cover": Text("cover", "待遇享受期"),
    "benefits": Text("benefits", "可享待遇"),
    "leaving": Text("leaving", "终止学籍"),
    "application": Text("application for a refund", "退费申请"),
    "cut_off": Text("cut-off of a refund", "退费截止"),
}

_MONTH: Final = 4
"""Characters for a month."""


def timeline(spans: Sequence[Span], year: int, language: Language) -> RenderableType:
    """Return the spans against the sixteen months from the September before the insurance year.

    What lies outside is drawn at the edge; its dates stand behind the line.
    """
    first, last = date(year - 1, 9, 1), date(year, 12, 31)
    end = _place(last + timedelta(1), first)
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column(spoken(_MONTHS, language), no_wrap=True)
    table.add_column(_scale(year), no_wrap=True)
    table.add_column("")
    for span in spans:
        start = min(_place(max(span.first, first), first), end - 1)
        stop = _place(min(span.last, last) + timedelta(1), first)
        line = " " * start + "█" * max(stop - start, 1)
        dates = span.first.isoformat()
        if span.last != span.first:
            dates += f" – {span.last.isoformat()}"
        table.add_row(spoken(_SPANS[span.name], language), line, dates)
    return table


def _scale(year: int) -> str:
    """Return the years, and below them the months by number."""
    years = str(year - 1).ljust(4 * _MONTH) + str(year)
    return (
        years + "\n" + "".join(str(month).ljust(_MONTH) for month in (*range(9, 13), *range(1, 13)))
    )


def _place(day: date, first: date) -> int:
    """Return the column of a day: months are equally wide, days lie evenly within them."""
    months = (day.year - first.year) * 12 + day.month - first.month
    return months * _MONTH + (day.day - 1) * _MONTH // 31
