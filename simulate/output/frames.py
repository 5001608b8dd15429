"""Rows as tables of other libraries: Arrow, pandas, polars."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

import pyarrow as pa
import pyarrow.parquet as pq

from kernel.errors import RequestError
from simulate.output.formats import Record, record_inside
from simulate.output.ownership import METADATA

if TYPE_CHECKING:
    # Neither is installed with xuebao: who asks for a frame has it.
    import pandas as pd
    import polars as pl

    from simulate.output.result import Result

YUAN: Final = pa.decimal128(14, 2)
"""The type of money in yuan, with two decimals."""

_TYPES: Final[Mapping[type, pa.DataType]] = {
    str: pa.string(),
    int: pa.int64(),
    float: pa.float64(),
    bool: pa.bool_(),
    date: pa.date32(),
    Decimal: YUAN,
}


def arrow_table(columns: Mapping[str, type], records: Iterable[Record]) -> pa.Table:
    """Return records as an Arrow table, None as null."""
    schema = pa.schema([(name, _TYPES[kind]) for name, kind in columns.items()])
    return pa.Table.from_pylist([*records], schema=schema)


def as_parquet(result: "Result") -> bytes:
    """Return the rows of a result as a Parquet file, the record of the run in its metadata.

    Whole numbers stay whole, money is in fen, a blank is null. The same run gives the same bytes.
    """
    table = arrow_table(result.columns, result.records)
    carried = {METADATA: record_inside(result.grounds).encode()}
    sink = pa.BufferOutputStream()
    pq.write_table(table.replace_schema_metadata(carried), sink, compression="zstd")
    return bytes(sink.getvalue())


def pandas_frame(table: pa.Table) -> "pd.DataFrame":
    """Return a table as a pandas frame, in types that know whole numbers beside blanks.

    Raises:
        RequestError: pandas is not installed.
    """
    try:
        import pandas as pd
    except ImportError:
        raise RequestError("to_pandas: expected pandas, which is not installed") from None
    kinds = {
        pa.int64(): pd.Int64Dtype(),
        pa.bool_(): pd.BooleanDtype(),
        pa.string(): pd.StringDtype(),
    }
    return table.to_pandas(types_mapper=kinds.get)


def polars_frame(table: pa.Table) -> "pl.DataFrame":
    """Return a table as a polars frame. Raises RequestError where polars is not installed."""
    try:
        import polars as pl
    except ImportError:
        raise RequestError("to_polars: expected polars, which is not installed") from None
    return pl.DataFrame(table)
