"""A roster as an Arrow table, or as a data frame that can be one."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from kernel.errors import RequestError
from simulate.roster.cells import as_text
from simulate.roster.header import Header
from simulate.roster.pages import PAGE, Page, Source


def source_of(roster: object) -> Source:
    """Return a table or frame as a roster.

    Raises:
        RequestError: it is no table of Arrow, pandas, polars or the like, or its header is wrong.
    """
    found = type(roster).__name__
    try:
        table = pa.table(roster)
    except pa.ArrowException as error:
        # Behind what may repeat a cell, Arrow says which column it is.
        which = f": {error.args[-1]}" if len(error.args) > 1 else ""
        raise RequestError(
            "roster: found a {found} that is no table{which}; expected columns of one "
            "length, each of one type",
            found=found,
            which=which,
        ) from None
    except (TypeError, ValueError):
        raise RequestError(
            "roster: found {found}, expected a path, a pyarrow table or a data frame", found=found
        ) from None
    header = Header.of("roster", table.schema.names)
    return Source(header, table.num_rows, pages_of(table.to_batches(PAGE), table.schema))


def pages_of(batches: Iterator[Any] | list[Any], schema: Any) -> Iterator[Page]:
    """Return Arrow record batches as pages, at least one. Raises ArrowException for damage."""
    last = 0
    for batch in batches:
        batch.validate(full=True)
        yield _page(batch.columns, schema.names, last)
        last += batch.num_rows
    if not last:
        yield _page([pa.nulls(0, kind) for kind in schema.types], schema.names, last)


def _page(columns: Sequence[Any], names: Sequence[str], last: int) -> Page:
    """Return columns as the page behind a row."""
    batch = pa.record_batch([_plain(column) for column in columns], names=names)
    return Page(batch, np.arange(last + 1, last + 1 + batch.num_rows))


def _plain(column: Any) -> Any:
    """Return a column cell by cell, text as text; one of which Arrow takes no rows, as text."""
    if pa.types.is_dictionary(column.type):
        return _plain(column.dictionary).take(column.indices)
    if pa.types.is_run_end_encoded(column.type):
        return _plain(pc.run_end_decode(column))
    if pa.types.is_fixed_size_binary(column.type):
        column = column.cast(pa.binary())
    if pa.types.is_binary(column.type) or pa.types.is_large_binary(column.type):
        try:
            return column.cast(pa.string())
        except pa.ArrowInvalid:  # bytes that are no text
            return as_text(column)
    try:
        column.slice(0, 0).take(pa.array([], pa.int64()))
    except pa.ArrowNotImplementedError:  # a view
        return as_text(column)
    return column
