"""A file of amounts by year and line, in 万元, as a budget office supplies them."""

import csv
from collections.abc import Iterator, Mapping
from decimal import Decimal
from io import BytesIO, StringIO
from pathlib import Path
from typing import Final, NoReturn

from attrs import frozen

from kernel.errors import RequestError
from kernel.filefaults import reason_of
from kernel.messages import Text, listed, message
from kernel.quantities import amount_of
from simulate.output.deliverable.printed_form import CROSSED_OUT
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
class GivenAmount:
    """An amount of a file.

    Attributes:
        row: its number below the headers.
        label: of the line, as it stands there.
        fen: None for a blank, which is not known.
    """

    path: Path
    row: int
    year: int
    label: str
    fen: int | None

    def fail(self, column: str, found: object, expected: Text) -> NoReturn:
        """Raise RequestError about a cell of its row."""
        _fail(self.path, self.row, column, found, expected)


def read_amounts(path: Path, option: str) -> list[GivenAmount]:
    """Read a file with the columns year, line and amount; empty and crossed-out rows are left out.

    Args:
        path: of the file.
        option: that asked for it.

    Raises:
        RequestError: with file and row, for whatever is not so.
    """
    return list(_amounts(path, option))


def fen_of(text: str) -> int:
    """Return an amount in 万元 as fen. Raises RequestError for what is none, or splits a fen."""
    wan = amount_of(text)
    if wan is None or abs(wan) > _LARGEST or wan * FEN_OF_WAN % 1:
        raise RequestError(
            "found {text!r}, expected an amount in 万元, to the fen at most", text=text
        )
    return int(wan * FEN_OF_WAN)


def wan_of(fen: int) -> str:
    """Write fen as 万元, to the fen where it has to be."""
    return f"{(Decimal(fen) / FEN_OF_WAN).normalize():f}"


def _amounts(path: Path, option: str) -> Iterator[GivenAmount]:
    try:
        file = BytesIO(path.read_bytes())  # a pipe cannot be read twice
    except OSError as error:
        raise RequestError(
            "{option} {path}: cannot be read: {reason}",
            option=option,
            path=path,
            reason=reason_of(error),
        ) from None
    with open_text(str(path), file, _score) as text:
        header, cells = max(text.head, key=lambda row: _score([row]))
        at = _columns(path, [cell.strip() for cell in cells])
        body = b"".join(block for _, block in text.below(header)).decode()
    lines = csv.reader(StringIO(body, newline=""), delimiter=text.mark)
    for number, cells in enumerate(lines, start=1):
        row = {name: cells[i].strip() if i < len(cells) else "" for name, i in at.items()}
        if any(cell.strip() for cell in cells) and row["line"] != CROSSED_OUT:
            year = _year(path, number, row["year"])
            yield GivenAmount(path, number, year, row["line"], _fen(path, number, row["amount"]))


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


def _year(path: Path, number: int, text: str) -> int:
    if not (text.isascii() and text.isdecimal()):
        _fail(path, number, "year", text, message("a year such as 2025"))
    return int(text)


def _fen(path: Path, number: int, text: str) -> int | None:
    if text in ("", CROSSED_OUT):
        return None
    try:
        return fen_of(text)
    except RequestError as fault:
        raise RequestError(
            "{path}: row {number}: amount: {fault}", path=path, number=number, fault=fault
        ) from None


def _fail(path: Path, number: int, column: str, found: object, expected: Text) -> NoReturn:
    raise RequestError(
        "{path}: row {number}: {column}: found {found!r}, expected {expected}",
        path=path,
        number=number,
        column=column,
        found=found,
        expected=expected,
    )
