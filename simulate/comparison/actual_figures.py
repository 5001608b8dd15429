"""Actual figures of past years: receipts, persons, subsidies, from a CSV file."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Final

from attrs import frozen

from kernel.entries import FIRST_YEAR
from kernel.errors import RequestError, nearest
from kernel.messages import Text, message
from kernel.quantities import amount_of
from kernel.registry import region_named
from simulate.output.recognition import KINDS
from simulate.projection.ledger import CASH, Account
from simulate.projection.measures import MEASURES, account_of
from simulate.roster.reading.named_columns import named_rows
from simulate.scenario.selection import LAST_COHORT, year_named

_HEADERS: Final[Mapping[str, tuple[str, ...]]] = {
    "region": ("region", "地区"),
    "year": ("year", "年度"),
    "measure": ("measure", "项目"),
    "payer": ("payer", "负担方", "出资方"),
    "accounting": ("accounting", "记账基础"),
    "unit": ("unit", "单位"),
    "value": ("value", "实际数", "金额"),
    "source": ("source", "来源"),
}
_REQUIRED: Final = ("region", "year", "measure", "unit", "value")

_MONEY: Final = {
    "fen": 1,
    "分": 1,
    "yuan": 100,
    "元": 100,
    "wan": 10**6,
    "万元": 10**6,
    "yi": 10**10,
    "亿元": 10**10,
}
_UNITS: Final[Mapping[str, Mapping[str, int]]] = {
    "fen": _MONEY,
    "students": {"students": 1, "persons": 1, "人": 1, "万人": 10_000},
    "person-months": {"person-months": 1, "人月": 1},
    "person-days": {"person-days": 1, "人天": 1},
    "months": {"months": 1, "月": 1},
}
"""In which units a file may give a figure, and how many of the program's own each is."""

_LARGEST: Final = 10**15
"""Ten million million yuan in fen: more than any fund of the country holds."""


@frozen
class ActualFigure:
    """An actual figure of a region and a year.

    Attributes:
        place: the file and the row, for messages.
        value: in fen, or as it is counted.
        source: who says so; may be blank.
    """

    place: Text
    region: str
    year: int
    account: Account
    value: int
    source: str


def read_actual_figures(path: Path) -> list[ActualFigure]:
    """Read a file of actual figures, one a row.

    Without a payer the total is meant, or the only payer there is; without an accounting basis, of
    two, cash: what was received and paid in the calendar year.

    Raises:
        FileFault: the file is missing or cannot be read.
        RequestError: with file and row, for a cell that cannot be, or a figure that is there twice.
    """
    figures: list[ActualFigure] = []
    for number, cells in named_rows(path, _HEADERS, _REQUIRED):
        figure = _figure(message("{path}: row {number}", path=path, number=number), cells)
        if any(_same(figure, other) for other in figures):
            raise RequestError(
                "{place}: {measure} of {region} in {year} stands in an earlier row; expected every "
                "figure once",
                place=figure.place,
                measure=figure.account.measure,
                region=figure.region,
                year=figure.year,
            )
        figures.append(figure)
    if not figures:
        raise RequestError("{path}: found no row, expected an actual figure a row", path=path)
    return figures


def _same(one: ActualFigure, other: ActualFigure) -> bool:
    return (one.region, one.year, one.account) == (other.region, other.year, other.account)


def _figure(place: Text, cells: Mapping[str, str]) -> ActualFigure:
    def of(column: str) -> Text:
        return message("{place}: {column}", place=place, column=column)

    def named(kind: str) -> str | None:
        return KINDS[kind].name_of(cells[kind], of(kind)) if cells.get(kind) else None

    measure = KINDS["measure"].name_of(cells["measure"], of("measure"))
    basis = CASH if CASH in MEASURES[measure].bases else None
    payer, accounting = named("payer"), named("accounting") or basis
    try:
        region = region_named(cells["region"])
        account = account_of(measure, payer, accounting)
    except RequestError as fault:
        raise RequestError("{place}: {fault}", place=place, fault=fault) from None
    value = _value(of("value"), cells["value"], _size(of("unit"), cells["unit"], account))
    return ActualFigure(
        place, region, _year(of("year"), cells["year"]), account, value, cells.get("source", "")
    )


def _year(place: Text, text: str) -> int:
    last = min(date.today().year, LAST_COHORT - 1)  # what is to come is no actual figure
    try:
        year = year_named(text)
    except ValueError:
        year = 0
    if not FIRST_YEAR <= year <= last:
        raise RequestError(
            "{place}: found {text!r}, expected a year from {first} to {last}",
            place=place,
            text=text,
            first=FIRST_YEAR,
            last=last,
        )
    return year


def _size(place: Text, text: str, account: Account) -> int:
    """Return how many of the program's own unit a unit is."""
    units = _UNITS[MEASURES[account.measure].unit]
    if text.lower() not in units:
        raise RequestError(
            "{place}: found {text!r}, expected a unit of {measure}; {hint}",
            place=place,
            text=text,
            measure=account.measure,
            hint=nearest(text, units),
        )
    return units[text.lower()]


def _value(place: Text, text: str, size: int) -> int:
    number = amount_of(text)
    value = None if number is None else number * size
    if value is None or not 0 <= value <= _LARGEST or value % 1:
        raise RequestError(
            "{place}: found {text!r}, expected a number of 0 or more, to the fen or the person at "
            "most",
            place=place,
            text=text,
        )
    return int(value)
