"""A roster as Parquet, read in row groups."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

import numpy as np
import pyarrow as pa
import pyarrow.parquet

from kernel.errors import RequestError
from simulate.roster.cells import as_text
from simulate.roster.header import Header
from simulate.roster.pages import PAGE, Page, Source


@contextmanager
def open_parquet(label: str, file: BinaryIO) -> Iterator[Source]:
    """Open Parquet. Raises RequestError for what is none, or has no header."""
    try:
        table = pyarrow.parquet.ParquetFile(file)
        header = Header.of(label, table.schema_arrow.names)
    except (pa.ArrowException, OSError, UnicodeDecodeError):
        raise RequestError(f"{label}: not a Parquet file") from None
    yield Source(header, table.metadata.num_rows, _pages(label, table))


def _pages(label: str, table: Any) -> Iterator[Page]:
    last = 0
    try:
        for batch in table.iter_batches(batch_size=PAGE):
            batch.validate(full=True)
            columns = [_taken_apart(column) for column in batch.columns]
            page = pa.record_batch(columns, names=batch.schema.names)
            yield Page(page, np.arange(last + 1, last + 1 + batch.num_rows))
            last += batch.num_rows
        if not last:
            nothing = pa.RecordBatch.from_pylist([], schema=table.schema_arrow)
            yield Page(nothing, np.zeros(0, np.int64))
    except (pa.ArrowException, OSError):
        raise RequestError(f"{label}: damaged behind row {last}") from None


def _taken_apart(column: Any) -> Any:
    """Return a column of which Arrow can take rows, text as text; of another one, its text."""
    if pa.types.is_binary(column.type) or pa.types.is_large_binary(column.type):
        try:
            return column.cast(pa.string())
        except pa.ArrowInvalid:  # bytes that are none
            return as_text(column)
    try:
        column.slice(0, 0).take(pa.array([], pa.int64()))
    except pa.ArrowNotImplementedError:  # a view
        return as_text(column)
    return column
