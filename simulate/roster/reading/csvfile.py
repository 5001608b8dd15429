"""A roster as separated text, read in blocks."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
from attrs import field, frozen

from kernel.messages import Text
from simulate.roster.reading.blank_rows import page_of
from simulate.roster.reading.column_map import check_mapped
from simulate.roster.reading.header import Header
from simulate.roster.reading.header_search import best_candidate, found_header
from simulate.roster.reading.pages import Malformed, Page, Source
from simulate.roster.reading.reading_choices import PLAIN, Reading
from simulate.roster.reading.records import cells_of
from simulate.roster.reading.textfile import Rows, TextFile, open_text


@contextmanager
def open_csv(label: str | Text, file: BinaryIO, reading: Reading = PLAIN) -> Iterator[Source]:
    """Open separated text. Raises RequestError for what is no text, or has no header."""

    def score(rows: Rows) -> int:
        candidate = best_candidate(rows, reading.mapped)
        return len(candidate.known) if candidate else 0

    with open_text(label, file, score) as text:
        header = found_header(label, text.head, reading.mapped)
        check_mapped(label, header.names, reading.mapped)
        size, width = text.size - header.row, len(header.names)

        def pages() -> Iterator[Page]:
            return (_page(text, first, block, width) for first, block in text.below(header.row))

        kept = _named_or_filled(header, pages)
        if len(kept) == width:
            yield Source(header, size, pages(), counted=size, bom=text.bom)
        else:
            some = (page.only(kept) for page in pages())
            yield Source(header.only(kept), size, some, counted=size, bom=text.bom)


def _named_or_filled(header: Header, pages: Callable[[], Iterator[Page]]) -> list[int]:
    """Return the positions of the columns that have a header or any value."""
    nameless = {position for position, name in enumerate(header.names) if not name.strip()}
    blank = set(nameless)
    for page in pages() if nameless else ():
        blank = {at for at in blank if page.batch.column(at).null_count == page.batch.num_rows}
        if not blank:
            break
    return [position for position in range(len(header.names)) if position not in blank]


@frozen
class _Ragged:
    """Rows of a block that have not as many cells as the header. Places count from 0.

    Attributes:
        width: how many cells the header has.
        mark: stands between cells.
        filled: the text of those that are as good as full: blank cells at the end come and go.
        malformed: the cells of those that have too many.
    """

    width: int
    mark: str
    filled: dict[int, str] = field(factory=dict)
    malformed: dict[int, tuple[str, ...]] = field(factory=dict)

    def set_aside(self, row: Any) -> str:
        """Take a row as pyarrow passes it, and tell it to go on."""
        place, surplus = row.number - 1, row.actual_columns - self.width
        if surplus < 0:
            self.filled[place] = row.text + self.mark * -surplus
        elif row.text.endswith(self.mark * surplus):
            self.filled[place] = row.text[:-surplus]
        else:
            cells = cells_of(row.text, self.mark)
            if any(cell.strip() for cell in cells[self.width :]):
                self.malformed[place] = tuple(cells)
            else:
                quoted = [cell.replace('"', '""') for cell in cells[: self.width]]
                self.filled[place] = self.mark.join(f'"{cell}"' for cell in quoted)
        return "skip"


def _page(text: TextFile, first: int, block: bytes, width: int) -> Page:
    ragged = _Ragged(width, text.mark)
    table = _table(block, text.mark, width, ragged.set_aside)
    places = np.arange(table.num_rows + len(ragged.filled) + len(ragged.malformed))
    places = np.delete(places, [*ragged.filled, *ragged.malformed])
    if ragged.filled:
        filled = _table("\n".join(ragged.filled.values()).encode(), text.mark, width)
        places = np.concatenate([places, [*ragged.filled]])
        order = np.argsort(places)
        table, places = pa.concat_tables([table, filled]).take(order), places[order]
    columns = [column.combine_chunks() for column in table.columns]
    if text.mark != text.separator:
        columns = [pc.replace_substring(column, text.mark, text.separator) for column in columns]
    malformed = [
        Malformed(first + place, tuple(cell.replace(text.mark, text.separator) for cell in cells))
        for place, cells in ragged.malformed.items()
    ]
    return page_of(pa.record_batch(columns, names=table.column_names), first + places, malformed)


def _table(
    text: bytes, mark: str, width: int, set_aside: Callable[[Any], str] | None = None
) -> Any:
    """Return rows of one width as an Arrow table of text, where a blank is null."""
    names = [str(position) for position in range(width)]
    if not text:
        return pa.table({name: pa.array([], pa.string()) for name in names})
    return pyarrow.csv.read_csv(
        pa.BufferReader(text),
        # Rows are numbered only where one thread reads them.
        read_options=pyarrow.csv.ReadOptions(
            use_threads=False, column_names=names, block_size=len(text)
        ),
        parse_options=pyarrow.csv.ParseOptions(
            delimiter=mark,
            newlines_in_values=True,
            ignore_empty_lines=False,
            invalid_row_handler=set_aside,
        ),
        convert_options=pyarrow.csv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.string()),
            strings_can_be_null=True,
            null_values=[""],
        ),
    )
