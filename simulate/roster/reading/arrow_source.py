"""A roster as an Arrow table, or as a data frame that can be one."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from kernel.errors import RequestError
from kernel.messages import Text
from simulate.roster.cells import as_text
from simulate.roster.reading.blank_rows import page_of
from simulate.roster.reading.column_map import check_mapped
from simulate.roster.reading.header import Header
from simulate.roster.reading.pages import PAGE, Page, Source
from simulate.roster.reading.reading_choices import PLAIN, Reading

HEADER_ROW: Final = 1
"""Where the header of columns with names would stand in a spreadsheet."""


def source_of(roster: object, reading: Reading = PLAIN) -> Source:
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
    header = header_of("roster", table.schema.names, reading)
    pages = pages_of(table.to_batches(PAGE), table.schema)
    return Source(header, table.num_rows, pages, counted=table.num_rows)


def header_of(label: str | Text, names: Sequence[str], reading: Reading) -> Header:
    """Return the header of columns that have names. Raises RequestError for a wrong one."""
    check_mapped(label, names, reading.mapped)
    return Header.of(label, names, reading.mapped, HEADER_ROW)


def pages_of(batches: Iterator[Any] | list[Any], schema: Any) -> Iterator[Page]:
    """Return Arrow record batches as pages, at least one. Raises ArrowException for damage.

    Rows are numbered as if a header stood above them.
    """
    last = HEADER_ROW
    for batch in batches:
        batch.validate(full=True)
        yield _page(batch.columns, schema.names, last)
        last += batch.num_rows
    if last == HEADER_ROW:
        yield _page([pa.nulls(0, kind) for kind in schema.types], schema.names, last)


def _page(columns: Sequence[Any], names: Sequence[str], last: int) -> Page:
    """Return columns as the page behind a row."""
    batch = pa.record_batch([_plain(column) for column in columns], names=names)
    return page_of(batch, np.arange(last + 1, last + 1 + batch.num_rows))


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
