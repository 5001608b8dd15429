"""A roster as Parquet, read in row groups."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet

from kernel.errors import RequestError
from kernel.messages import Text
from simulate.roster.arrow_source import pages_of
from simulate.roster.header import Header
from simulate.roster.pages import PAGE, Page, Source


@contextmanager
def open_parquet(label: str | Text, file: BinaryIO) -> Iterator[Source]:
    """Open Parquet. Raises RequestError for what is none, or has no header."""
    try:
        table = pyarrow.parquet.ParquetFile(file)
        header = Header.of(label, table.schema_arrow.names)
    except (pa.ArrowException, OSError, UnicodeDecodeError):
        raise RequestError("{label}: not a Parquet file", label=label) from None
    yield Source(header, table.metadata.num_rows, _pages(label, table))


def _pages(label: str | Text, table: Any) -> Iterator[Page]:
    last = 0
    try:
        for page in pages_of(table.iter_batches(batch_size=PAGE), table.schema_arrow):
            yield page
            last += len(page.rows)
    except (pa.ArrowException, OSError):
        raise RequestError("{label}: damaged behind row {last}", label=label, last=last) from None
