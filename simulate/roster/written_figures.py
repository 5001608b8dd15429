"""The figures of an assessed roster that was written, read back to be compared."""

import csv
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet
from attrs import frozen

from kernel.dates import Day
from kernel.days import as_date
from kernel.domains import OutOfDomain
from kernel.errors import FileFault
from kernel.messages import Language
from kernel.results import KINDS
from simulate.language.catalogue import spoken
from simulate.output.result_headers import RESULT_HEADERS
from simulate.roster.cells import as_text

_BLOCK: Final = 4 << 20
"""Bytes of CSV that are parsed at once; no row may be longer."""

_CODED: Final = pa.dictionary(pa.int32(), pa.string())
"""Figures repeat themselves."""

_FALSE_FORMAT: Final = (pa.ArrowException, OSError, ValueError, KeyError, csv.Error)


@frozen
class DifferingColumn:
    """A result column that is not the same in two files.

    Attributes:
        name: its name in data files.
        rows: in how many rows it differs.
        first: the number of the first of them, as a spreadsheet shows it.
    """

    name: str
    rows: int
    first: int


def figures_of(path: Path, language: Language) -> Any:
    """Return the result columns of an assessed roster under their names, as text.

    A number or a day is the same text in every format, also where a spreadsheet has written it.

    Args:
        path: the output.
        language: of its headers.

    Raises:
        FileFault: it is not in the format of its extension.
    """
    names = {spoken(text, language): name for name, text in RESULT_HEADERS.items()}
    try:
        found = _READERS[path.suffix.lower()](path, names)
    except _FALSE_FORMAT:  # what they say may repeat a cell
        raise FileFault(
            "{path}: cannot be read as {extension}", path=path, extension=path.suffix
        ) from None
    return pa.table({names[header]: _plain(names[header], cells) for header, cells in found})


def differing_columns(then: Any, now: Any) -> list[DifferingColumn]:
    """Return the columns now of which some row is another one then, or there is none such."""
    shared, rows = sorted((then.num_rows, now.num_rows))
    differing = []
    for name in now.column_names:
        differs = np.ones(rows, np.bool_)
        if name in then.column_names:
            one, other = (table[name].slice(0, shared) for table in (then, now))
            differs[:shared] = pc.not_equal(one, other).to_numpy()
        if differs.any():
            first = int(differs.argmax()) + 2
            differing.append(DifferingColumn(name, int(differs.sum()), first))
    return differing


Found = Sequence[tuple[str, Any]]
"""The columns of a file that are results: the header of each, and its cells in Arrow."""


def _csv_columns(path: Path, names: Mapping[str, str]) -> Found:
    with path.open(encoding="utf-8-sig", newline="") as file:
        headers = [header for header in next(csv.reader(file), []) if header in names]
    table = pyarrow.csv.read_csv(
        path,
        pyarrow.csv.ReadOptions(block_size=_BLOCK),
        pyarrow.csv.ParseOptions(newlines_in_values=True),
        pyarrow.csv.ConvertOptions(
            column_types=dict.fromkeys(headers, _CODED), include_columns=headers
        ),
    )
    return [*zip(table.column_names, table.columns, strict=True)]


def _parquet_columns(path: Path, names: Mapping[str, str]) -> Found:
    schema = pyarrow.parquet.read_schema(path)
    table = pyarrow.parquet.read_table(path, columns=[n for n in schema.names if n in names])
    return [*zip(table.column_names, table.columns, strict=True)]


def _sheet_columns(path: Path, names: Mapping[str, str]) -> Found:
    from python_calamine import CalamineError, load_workbook  # only a workbook needs it

    try:
        headers, *rows = load_workbook(path).get_sheet_by_index(0).to_python()
    except CalamineError as error:
        raise ValueError from error
    return [
        (str(header), pa.chunked_array([pa.array([str(row[at]) for row in rows], pa.string())]))
        for at, header in enumerate(headers)
        if header in names
    ]


_READERS: Final[Mapping[str, Callable[[Path, Mapping[str, str]], Found]]] = {
    ".csv": _csv_columns,
    ".parquet": _parquet_columns,
    ".xlsx": _sheet_columns,
}


def _plain(name: str, column: Any) -> Any:
    """Return a column as text that does not depend on the format; a blank is empty."""
    is_coded = pa.types.is_dictionary(column.type)
    coded = column if is_coded else as_text(column).dictionary_encode()
    coded = coded.unify_dictionaries().combine_chunks()
    words = pa.array([_cell(name, word) for word in coded.dictionary.to_pylist()], pa.string())
    return pc.fill_null(words.take(coded.indices), "")


def _cell(name: str, text: str) -> str:
    if KINDS.get(name) == "day":
        try:
            return str(as_date(Day().read(text)))
        except OutOfDomain:
            return text
    try:
        return f"{Decimal(text).normalize():f}"
    except InvalidOperation:
        return text.lower()
