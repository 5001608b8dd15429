"""Any table comes back cell by cell from separated text, whoever wrote it."""

import csv
from collections.abc import Sequence
from contextlib import AbstractContextManager
from io import BytesIO, StringIO
from typing import Literal

from hypothesis import given
from hypothesis import strategies as st

from simulate.roster.reading.csvfile import open_csv
from simulate.roster.reading.pages import Source

HEADER = ("entry_year", "programme_years", "note")

SEPARATORS = (",", "\t", ";", "|", "，")

CELLS = st.text(
    st.sampled_from([*"a1=-甲𠮷 \u3000\"'\r\n,;\t|，"])
    | st.characters(codec="gb18030", exclude_characters="\0\ufeff\x1f"),
    max_size=6,
)
ROWS = st.lists(st.lists(CELLS, max_size=5), max_size=12)


def is_blank(cells: Sequence[str]) -> bool:
    """Say whether cells hold nothing, or only spaces."""
    return not any(cell.strip() for cell in cells)


def opened(content: bytes) -> AbstractContextManager[Source]:
    """Open text as a roster."""
    return open_csv("x.csv", BytesIO(content))


@given(
    titles=st.lists(st.lists(st.text("标题A1 ", max_size=5), max_size=3), max_size=3),
    rows=ROWS,
    separator=st.sampled_from(SEPARATORS),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030"]),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    is_ended=st.booleans(),
    is_declared=st.booleans(),
)
def test_a_table_comes_back_cell_by_cell(
    titles: list[list[str]],
    rows: list[list[str]],
    separator: str,
    encoding: str,
    end: str,
    quoting: Literal[0, 1],
    is_ended: bool,
    is_declared: bool,
) -> None:
    """With the numbers of a spreadsheet, whether full or short; every row is accounted for."""
    if quoting == csv.QUOTE_MINIMAL and end != "\r\n":  # the module does not quote the other one
        other = {"\n": "\r", "\r": "\n"}[end]
        rows = [[cell.replace(other, end) for cell in cells] for cells in rows]
    text = StringIO(newline="")
    writer = csv.writer(text, delimiter=separator, lineterminator=end, quoting=quoting)
    writer.writerows([*titles, HEADER, *rows])
    content = text.getvalue()
    if not is_ended and rows and rows[-1]:
        content = content.removesuffix(end)
    if is_declared:
        content = f"sep={separator}{end}{content}"
    with opened(content.encode(encoding)) as source:
        pages = list(source.pages)

    numbered = dict(enumerate(rows, start=len(titles) + 2))
    full = {row: cells for row, cells in numbered.items() if is_blank(cells[3:])}
    students = {row: cells for row, cells in full.items() if not is_blank(cells)}
    found = {
        row: list(cells)
        for page in pages
        for row, *cells in zip(page.rows.tolist(), *page.batch.to_pydict().values(), strict=True)
    }
    assert found == {
        row: [cell or None for cell in [*cells[:3], "", "", ""][:3]]
        for row, cells in students.items()
    }
    malformed = {bad.row: list(bad.cells) for page in pages for bad in page.malformed}
    assert malformed == {row: cells for row, cells in numbered.items() if row not in full}
    assert sum(page.blank for page in pages) == len(full) - len(students)
    assert source.counted == len(rows)
