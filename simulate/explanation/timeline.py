"""Draws the way through an insurance year in the terminal: a line of blocks for each span."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from rich.console import RenderableType
from rich.table import Table

from kernel.messages import Language, Text, message
from simulate.explanation.spans import Span
from simulate.language.catalogue import spoken

_MONTHS: Final = message("Month")

_SPANS: Final[Mapping[str, Text]] = {
    "drive": message("enrolment period"),
    "payment": message("payment"),
    "arrival": message("arrival of the payment"),
    "wait": message("wait"),
    "cover": message("cover"),
    "benefits": message("benefits"),
    "leaving": message("leaving"),
    "application": message("application for a refund"),
    "cut_off": message("cut-off of a refund"),
}

_MONTH: Final = 4
"""Characters for a month."""


def timeline(spans: Sequence[Span], begins: date, ends: date, language: Language) -> RenderableType:
    """Return the spans against the months from the September of entry to the insurance year's end.

    What lies outside is drawn at the edge; its dates stand behind the line.

    Args:
        spans: what lies on the way.
        begins: the first day of the insurance year.
        ends: its last day.
        language: of the words.
    """
    first, last = min(begins.replace(day=1), date(ends.year - 1, 9, 1)), ends
    end = _place(last + timedelta(1), first)
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column(spoken(_MONTHS, language), no_wrap=True)
    table.add_column(_scale(first, end // _MONTH), no_wrap=True)
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


def _scale(first: date, count: int) -> str:
    """Return the years, each above its first month, and below them the months by number."""
    months = [divmod(first.month - 1 + passed, 12) for passed in range(count)]
    starts = {0, *(place for place, (_, month) in enumerate(months) if month == 0)}
    named = [first.year + years if at in starts else "" for at, (years, _) in enumerate(months)]
    rows = (named, [month + 1 for _, month in months])
    return "\n".join("".join(f"{word:<{_MONTH}}" for word in row) for row in rows)


def _place(day: date, first: date) -> int:
    """Return the column of a day: months are equally wide, days lie evenly within them."""
    months = (day.year - first.year) * 12 + day.month - first.month
    return months * _MONTH + (day.day - 1) * _MONTH // 31
