"""A roster as Parquet, read in row groups."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

import pyarrow as pa

from kernel.errors import RequestError
from kernel.messages import Text
from simulate.roster.reading.arrow_source import HEADER_ROW, header_of, pages_of
from simulate.roster.reading.pages import PAGE, Page, Source
from simulate.roster.reading.reading_choices import PLAIN, Reading


@contextmanager
def open_parquet(label: str | Text, file: BinaryIO, reading: Reading = PLAIN) -> Iterator[Source]:
    """Open Parquet. Raises RequestError for what is none, or has no header."""
    from pyarrow.parquet import ParquetFile  # only who reads Parquet waits for it

    try:
        table = ParquetFile(file, page_checksum_verification=True)
        header = header_of(label, table.schema_arrow.names, reading)
    except (pa.ArrowException, OSError, UnicodeDecodeError):
        raise RequestError("{label}: not a Parquet file", label=label) from None
    size = table.metadata.num_rows
    yield Source(header, size, _pages(label, table), counted=size)


def _pages(label: str | Text, table: Any) -> Iterator[Page]:
    last = HEADER_ROW
    try:
        for page in pages_of(table.iter_batches(batch_size=PAGE), table.schema_arrow):
            last += len(page.rows) + page.blank
            yield page
    except (pa.ArrowException, OSError):
        raise RequestError(
            "{label}: damaged behind row {last}; export it again from where it comes from",
            label=label,
            last=last,
        ) from None
    found, promised = last - HEADER_ROW, table.metadata.num_rows
    if found != promised:
        raise RequestError(
            "{label}: the file says that it holds {promised} rows, but {found} can be read; it is "
            "damaged: export it again from where it comes from",
            label=label,
            promised=promised,
            found=found,
        )
