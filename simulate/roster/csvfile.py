"""A roster as CSV, read in blocks."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, BinaryIO, Final

import numpy as np
import pyarrow as pa
import pyarrow.csv

from kernel.errors import RequestError
from kernel.figures import Array
from kernel.messages import Text
from simulate.roster.header import Header
from simulate.roster.pages import PAGE, Malformed, Page, Source
from simulate.roster.textfile import cells_of, open_text

_BLOCK: Final = 4 << 20
"""Bytes that are parsed at once; no row may be longer."""


@contextmanager
def open_csv(label: str | Text, file: BinaryIO) -> Iterator[Source]:
    """Open CSV. Raises RequestError for what is no text, or has no header."""
    with open_text(label, file) as text:
        header = Header.of(label, text.first_row)
        yield Source(header, text.lines, _csv_pages(label, text.file, len(header.names)))


def _csv_pages(label: str | Text, file: BinaryIO, width: int) -> Iterator[Page]:
    names = [str(position) for position in range(width)]
    malformed: list[Malformed] = []

    def set_aside(row: Any) -> str:  # what pyarrow passes
        malformed.append(Malformed(row.number, cells_of(row.text)))
        return "skip"

    last = 0
    try:
        reader = pyarrow.csv.open_csv(
            file,
            # Rows are numbered only where one thread reads them.
            read_options=pyarrow.csv.ReadOptions(
                use_threads=False, column_names=names, block_size=_BLOCK
            ),
            parse_options=pyarrow.csv.ParseOptions(
                newlines_in_values=True, invalid_row_handler=set_aside
            ),
            convert_options=pyarrow.csv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.string()),
                strings_can_be_null=True,
                null_values=[""],
            ),
        )
        for batch in reader:
            for start in range(0, batch.num_rows, PAGE):
                page = batch.slice(start, PAGE)
                rows = _numbered(page.num_rows, last, [other.row for other in malformed])
                last = int(rows[-1])
                passed = [other for other in malformed if other.row < last]
                malformed = [other for other in malformed if other.row > last]
                yield Page(page, rows, tuple(passed))
    except pa.ArrowInvalid as error:
        # What Arrow says may repeat cells, so it is not repeated.
        if "Empty CSV" not in str(error):
            raise RequestError(
                "{label}: cannot be read as CSV behind row {last}; a row of more than {block} MB?",
                label=label,
                last=last,
                block=_BLOCK >> 20,
            ) from None
    if malformed or not last:
        nothing = pa.record_batch([pa.array([], pa.string())] * width, names=names)
        yield Page(nothing, np.zeros(0, np.int64), tuple(malformed))


def _numbered(count: int, last: int, taken: Sequence[int]) -> Array:
    """Return the numbers of the next rows; those of malformed rows are taken."""
    numbers = np.arange(last + 1, last + 1 + count + len(taken))
    return numbers[~np.isin(numbers, taken)][:count]
