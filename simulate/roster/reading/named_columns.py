"""A small table of text under headers of its own: what each row has in each column."""

import csv
from collections.abc import Collection, Iterator, Mapping, Sequence
from io import StringIO
from pathlib import Path

from kernel.errors import FileFault, RequestError
from kernel.filefaults import no_such_file, reason_of
from kernel.messages import listed
from simulate.roster.reading.textfile import Rows, open_text

Headers = Mapping[str, tuple[str, ...]]
"""What each column may be called, by its name; the second one stands beside it in messages."""


def named_rows(
    path: Path, headers: Headers, required: Collection[str]
) -> Iterator[tuple[int, dict[str, str]]]:
    """Return the number of each row, as a spreadsheet shows it, and its cells by column.

    Blank rows are passed over, and so are columns without one of the headers.

    Raises:
        FileFault: the file is missing or cannot be read.
        RequestError: it is no table, a required column is missing, or a column is there twice.
    """

    def score(rows: Rows) -> int:
        """Return how many of the columns the best header among rows has."""
        return max((len(_found(cells, headers)) for _, cells in rows), default=0)

    try:
        file = path.open("rb")
    except FileNotFoundError:
        raise FileFault(no_such_file(path, path, [".csv"])) from None
    except OSError as error:
        raise FileFault(
            "{path}: cannot be read: {reason}", path=path, reason=reason_of(error)
        ) from None
    with file, open_text(str(path), file, score) as text:
        header, cells = max(text.head, key=lambda row: score([row]))
        at = _found(cells, headers)
        words = [cell.strip().lower() for cell in cells]
        twice = any(sum(words.count(word) for word in headers[name]) > 1 for name in at)
        if twice or not set(required) <= at.keys():
            raise RequestError(
                "{path}: header: found {header}, expected the columns {columns}, each once",
                path=path,
                header=", ".join(cells),
                columns=listed(f"{name} ({headers[name][1]})" for name in required),
            )
        for first, block in text.below(header):
            lines = csv.reader(StringIO(block.decode(), newline=""), delimiter=text.mark)
            for number, cells in enumerate(lines, start=first):
                if any(cell.strip() for cell in cells):
                    yield (
                        number,
                        {n: cells[i].strip() if i < len(cells) else "" for n, i in at.items()},
                    )


def _found(cells: Sequence[str], headers: Headers) -> dict[str, int]:
    """Return where the columns stand whose headers are among cells."""
    words = [cell.strip().lower() for cell in cells]
    return {
        name: words.index(header)
        for name, known in headers.items()
        for header in known
        if header in words
    }
