"""Actual figures of a past year (执行数), from a CSV file of the budget table's lines."""

import csv
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from io import StringIO
from pathlib import Path
from typing import Final, NoReturn

from attrs import frozen

from kernel.errors import RequestError, nearest
from kernel.filefaults import reason_of
from kernel.messages import AND, listed, message
from simulate.report.forms.sheet import ITEMS, Sheet, completed, contradictions
from simulate.roster.reading.textfile import Rows, open_text

FEN_OF_WAN: Final = 10**6
"""Fen in a 万元."""

_HEADERS: Final[Mapping[str, tuple[str, ...]]] = {
    "year": ("year", "年度"),
    "line": ("line", "项目"),
    "amount": ("amount", "金额"),
}
_LARGEST: Final = Decimal(10**9)
"""Ten million million yuan in 万元: more than any fund of the country holds."""


@frozen
class Actuals:
    """A column of actual figures, with its totals."""

    year: int
    sheet: Sheet


def read_actuals(path: Path) -> Actuals:
    """Read a file with the columns year, line and amount, in 万元; a blank amount is not known.

    Lines are named by their Chinese label; totals may be left out.

    Raises:
        RequestError: with file and row, for whatever is not so, and for totals that do not add.
    """
    rows = list(_rows(path))
    years = {year for _, year, _, _ in rows}
    if len(years) != 1:
        found = listed(sorted(years), AND) if years else message("no row")
        raise RequestError(
            "{path}: year: found {found}, expected rows of one year", path=path, found=found
        )
    sheet: dict[str, int | None] = {}
    for number, _, label, amount in rows:
        names = {item.name for item in ITEMS if item.zh == label}
        if not names:
            hint = nearest(label, {item.zh for item in ITEMS})
            _fail(path, number, "line", label, "a line of the table; {hint}", hint=hint)
        if names & set(sheet):
            _fail(path, number, "line", label, "every line once")
        sheet |= dict.fromkeys(names, amount)
    whole = completed(sheet)
    _check(path, whole)
    return Actuals(years.pop(), whole)


def fen_of(text: str) -> int:
    """Return an amount in 万元 as fen. Raises RequestError for what is none, or splits a fen."""
    try:
        wan = Decimal(text.strip().replace(",", ""))
    except InvalidOperation:
        wan = Decimal("nan")
    if not wan.is_finite() or abs(wan) > _LARGEST or wan * FEN_OF_WAN % 1:
        raise RequestError(
            "found {text!r}, expected an amount in 万元, to the fen at most", text=text
        )
    return int(wan * FEN_OF_WAN)


def wan_of(fen: int) -> str:
    """Write fen as 万元, to the fen where it has to be."""
    return f"{(Decimal(fen) / FEN_OF_WAN).normalize():f}"


def _rows(path: Path) -> Iterator[tuple[int, int, str, int | None]]:
    """Return number, year, label and amount of each row; empty rows are passed over."""
    try:
        file = path.open("rb")
    except OSError as error:
        raise RequestError(
            "--previous {path}: cannot be read: {reason}", path=path, reason=reason_of(error)
        ) from None
    with file, open_text(str(path), file, _score) as text:
        header, cells = max(text.head, key=lambda row: _score([row]))
        at = _columns(path, [cell.strip() for cell in cells])
        body = b"".join(block for _, block in text.below(header)).decode()
    lines = csv.reader(StringIO(body, newline=""), delimiter=text.mark)
    for number, cells in enumerate(lines, start=1):
        if not any(cell.strip() for cell in cells):
            continue
        row = {name: cells[i].strip() if i < len(cells) else "" for name, i in at.items()}
        if not row["year"].isdecimal():
            _fail(path, number, "year", row["year"], "a year such as 2025")
        label = row["line"].removeprefix("其中：").removeprefix("其中:").strip()
        yield number, int(row["year"]), label, _amount(path, number, row["amount"])


def _score(rows: Rows) -> int:
    """Return how many of the columns the best header among rows has."""
    words = {word for headers in _HEADERS.values() for word in headers}
    return max(
        (len(words & {cell.strip().lower() for cell in cells}) for _, cells in rows), default=0
    )


def _columns(path: Path, header: list[str]) -> dict[str, int]:
    """Return where each column stands; others are passed over."""
    at: dict[str, int] = {}
    for name, words in _HEADERS.items():
        found = [i for i, cell in enumerate(header) if cell.lower() in words]
        if len(found) != 1:
            raise RequestError(
                "{path}: header: found {header}, expected the columns {columns}, each once",
                path=path,
                header=", ".join(header),
                columns=listed(f"{name} ({words[1]})" for name, words in _HEADERS.items()),
            )
        at[name] = found[0]
    return at


def _amount(path: Path, number: int, text: str) -> int | None:
    if not text:
        return None
    try:
        return fen_of(text)
    except RequestError as fault:
        raise RequestError(
            "{path}: row {number}: amount: {fault}", path=path, number=number, fault=fault
        ) from None


def _check(path: Path, sheet: Sheet) -> None:
    """Refuse totals that are not the sum of their lines."""
    for name, found, due in contradictions(sheet):
        label = next(item.zh for item in ITEMS if item.name == name)
        raise RequestError(
            "{path}: {label}: found {found} 万元, but the lines that make it up come to {due} 万元",
            path=path,
            label=label,
            found=wan_of(found),
            due=wan_of(due),
        )


def _fail(
    path: Path, number: int, column: str, found: str, expected: str, /, **values: object
) -> NoReturn:
    raise RequestError(
        "{path}: row {number}: {column}: found {found!r}, expected {expected}",
        path=path,
        number=number,
        column=column,
        found=found,
        expected=message(expected, **values),
    )
