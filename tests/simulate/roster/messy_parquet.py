"""Lists as Parquet, as databases and programs export them."""

from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet

from tests.simulate.roster.messy import DAYS, HEADERS, PAYS, STUDENTS, Cases, Messy

COLUMNS: Final[Mapping[str, list[Any]]] = {
    name: [student[at] for student in STUDENTS] for at, name in enumerate(HEADERS)
}


def parquet(columns: Mapping[str, Any] = {}, **options: Any) -> bytes:
    """Return the list as Parquet, with some columns otherwise."""
    content = BytesIO()
    pyarrow.parquet.write_table(pa.table({**COLUMNS, **columns}), content, **options)
    return content.getvalue()


def kept(columns: Mapping[str, Any] = {}, **more: Any) -> Messy:
    """Return such a list as a case."""
    return Messy(lambda: parquet(columns), ".parquet", **more)


def moments(kind: Any, hour: int) -> Any:
    """Return an hour of the days of payment, in China, as instants of a type."""
    midnights = [datetime.combine(day, time.min, UTC) for day in DAYS]
    utc = [midnight + timedelta(hours=hour - 8) for midnight in midnights]
    return pa.array(utc, pa.timestamp("us", "UTC")).cast(kind)


def texts(kind: Any) -> dict[str, Any]:
    """Return all columns as text of a type."""
    cells = {name: [c and str(c) for c in column] for name, column in COLUMNS.items()}
    return {name: pa.array(column, pa.string()).cast(kind) for name, column in cells.items()}


def promising_more() -> bytes:
    """Return a list whose metadata promise five rows where there are three."""
    content = parquet(compression="none")
    start = len(content) - 8 - int.from_bytes(content[-8:-4], "little")
    # Whole numbers are written doubled; a field's kind stands before each.
    return content[:start] + content[start:].replace(b"\x16\x06", b"\x16\x0a")


def damaged() -> bytes:
    """Return a list whose first cells are overwritten."""
    content = parquet(compression="none")
    return content[:4] + b"\xff" * 40 + content[44:]


PARQUETS: Final[Cases] = {
    "Parquet": kept(),
    "Dictionaries": kept({name: pa.array(COLUMNS[name]).dictionary_encode() for name in HEADERS}),
    "Large texts": kept(texts(pa.large_string())),
    "Texts that are views": kept(texts(pa.string_view())),
    "Bytes": kept(texts(pa.binary())),
    "Instants of UTC that are the day before there": kept(
        {"缴费日期": moments(pa.timestamp("us", "UTC"), 1)}
    ),
    "Instants of Shanghai": kept({"缴费日期": moments(pa.timestamp("ms", "Asia/Shanghai"), 23)}),
    "Instants to the nanosecond": kept({"缴费日期": moments(pa.timestamp("ns", "UTC"), 23)}),
    "Times without a zone, to the nanosecond": kept(
        {"缴费日期": pa.array(map(str, DAYS)).cast(pa.timestamp("ns"))}
    ),
    "Days in milliseconds": kept({"缴费日期": pa.array(DAYS, pa.date64())}),
    "Decimals": kept(
        {name: pa.array(map(Decimal, COLUMNS[name])) for name in ("入学年份", "学制")}
    ),
    "Small and unsigned integers": kept(
        {
            "入学年份": pa.array(COLUMNS["入学年份"], pa.uint16()),
            "学制": pa.array(COLUMNS["学制"], pa.int8()),
        }
    ),
    "Real numbers, of which some are none": kept(
        {"入学年份": [2022.0, 2022.0, 2023.0], "断保年数": [float("nan"), 0.0, None]}
    ),
    "Lists of categories": kept({"困难类别": pa.array([[], ["dibao", "orphan"], None])}),
    "Columns of nulls": kept({"终止学籍日期": pa.nulls(3), "备注": pa.nulls(3)}),
    "Flags": kept({"本地参保": [True, True, None], "入学当年已参保": [False, None, False]}),
    "A year that is a real number with a fraction": kept(
        {"入学年份": [2022.5, 2022.0, 2023.0]}, pays=PAYS[1:], rejected={2: "entry_year: expected"}
    ),
    "More rows promised than there are": Messy(
        promising_more, ".parquet", refused="says that it holds 5 rows, but 3 can be read"
    ),
    "Parquet that is cut off": Messy(
        lambda: parquet()[:-20], ".parquet", refused="not a Parquet file"
    ),
    "Parquet that is damaged inside": Messy(damaged, ".parquet", refused="damaged behind row 1"),
    "Parquet that is called .csv": Messy(parquet, ".csv", said=("read as a Parquet file",)),
}
