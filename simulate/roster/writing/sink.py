"""What writes an assessed roster page by page: CSV, Parquet or XLSX."""

import codecs
import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final, Protocol

import pyarrow as pa
import pyarrow.csv

from simulate.roster.cells import as_text
from simulate.roster.writing.cell_types import is_plain
from simulate.roster.writing.workbook_sink import XlsxSink

_END: Final = "\r\n"


class Sink(Protocol):
    """Takes pages of one schema, an Arrow record batch each; at least one, perhaps empty."""

    def write(self, page: Any) -> None:
        """Write the next page."""

    def close(self) -> None:
        """Finish the file."""


class CsvSink:
    """UTF-8 text, behind a byte order mark where it is asked for; a blank cell is empty."""

    def __init__(self, draft: Path, *, bom: bool = False) -> None:
        self._file = draft.open("wb")
        self._mark = codecs.BOM_UTF8 if bom else b""

    def write(self, page: Any) -> None:
        """Write the next page."""
        if not self._file.tell():
            self._file.write(self._mark + _csv_of([page.schema.names]))
        self._write_rows(page)

    def close(self) -> None:
        """Finish the file."""
        self._file.close()

    def _write_rows(self, page: Any) -> None:
        columns = [c if is_plain(c.type) else as_text(c) for c in page.columns]
        pyarrow.csv.write_csv(
            pa.record_batch(columns, names=page.schema.names),
            self._file,
            pyarrow.csv.WriteOptions(include_header=False),
        )


class SparingCsvSink(CsvSink):
    """The same, with quotes only where a cell needs them: so a person corrects it most easily."""

    def _write_rows(self, page: Any) -> None:
        columns = [column.to_pylist() for column in page.columns]
        self._file.write(_csv_of(zip(*columns, strict=True)))


class ParquetSink:
    """Typed columns; money is a decimal of yuan."""

    def __init__(self, draft: Path) -> None:
        self._draft = draft
        self._writer: Any = None

    def write(self, page: Any) -> None:
        """Write the next page."""
        from pyarrow.parquet import ParquetWriter  # only who writes Parquet waits for it

        if self._writer is None:
            self._writer = ParquetWriter(self._draft, page.schema)
        self._writer.write_batch(page)

    def close(self) -> None:
        """Finish the file."""
        if self._writer is not None:
            self._writer.close()


SINKS: Final[Mapping[str, Callable[[Path], Sink]]] = {
    ".csv": CsvSink,
    ".parquet": ParquetSink,
    ".xlsx": XlsxSink,
}
"""The format of an output by the file extension."""


def sink_of(extension: str, draft: Path, *, bom: bool) -> Sink:
    """Return what writes a draft in the format of a file extension."""
    return CsvSink(draft, bom=bom) if extension == ".csv" else SINKS[extension](draft)


def companion_sink_of(extension: str, draft: Path, *, bom: bool) -> Sink:
    """Return what writes rejected rows in the format of a file extension."""
    if extension == ".csv":
        return SparingCsvSink(draft, bom=bom)
    return sink_of(extension, draft, bom=bom)


def _csv_of(rows: Iterable[Sequence[object]]) -> bytes:
    """Write rows as CSV, each ended by a line feed."""
    written: list[str] = []
    # Python quotes a carriage return in a cell only where one ends the rows, too.
    csv.writer(SimpleNamespace(write=written.append), lineterminator=_END).writerows(rows)
    return "".join(f"{row.removesuffix(_END)}\n" for row in written).encode()
