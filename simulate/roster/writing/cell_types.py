"""Which types of a column a format has cells for; what it has none for is written as text."""

from typing import Any

import pyarrow as pa


def has_cells(kind: Any) -> bool:
    """Say whether a sheet has cells of a type."""
    is_moment = pa.types.is_timestamp(kind) and kind.tz is None
    return is_plain(kind) or pa.types.is_floating(kind) or is_moment


def is_plain(kind: Any) -> bool:
    """Say whether Arrow writes a type into CSV as people write it."""
    types = pa.types
    return any(
        is_one(kind)
        for is_one in (
            types.is_string,
            types.is_boolean,
            types.is_integer,
            types.is_decimal,
            types.is_date,
        )
    )
