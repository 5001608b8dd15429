"""Rosters for tests: five students whose results are computed by hand, and files of any format."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet
import pytest
import xlsxwriter
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from kernel.errors import RequestError
from kernel.results import KINDS, MONEY
from simulate.roster.reading.pages import Page, Source
from simulate.roster.reading.source import open_roster

Row = Mapping[str, object]

FIVE: Final[tuple[Row, ...]] = (
    # A freshman who prepays four years on the first day of the window.
    {"学号": "007", "name": "NAMETOKEN17", "入学年份": 2023, "programme_years": 4,
     "缴费日期": date(2023, 9, 1), "relief": None, "本地参保": None, "note": "plain"},
    # A continuing student on the window's last day, with two categories of relief.
    {"学号": "008", "name": "NAMETOKEN18", "入学年份": 2021, "programme_years": 4,
     "缴费日期": date(2023, 12, 31), "relief": ["dibao", "orphan"], "本地参保": True,
     "note": 'a, "b"\nc'},
    # One who is insured at home.
    {"学号": "009", "name": "NAMETOKEN19", "入学年份": 2022, "programme_years": 4,
     "缴费日期": None, "relief": None, "本地参保": False, "note": "=1+1"},
    # A late freshman of three years.
    {"学号": "010", "name": "NAMETOKEN20", "入学年份": 2023, "programme_years": 3,
     "缴费日期": date(2024, 3, 1), "relief": None, "本地参保": True, "note": None},
    # A freshman with half relief, which is reimbursed afterwards in the entry year.
    {"学号": "011", "name": "NAMETOKEN21", "入学年份": 2023, "programme_years": 4,
     "缴费日期": date(2023, 10, 8), "relief": ["monitored"], "本地参保": None,
     "note": "@SUM(A1)"},
)  # fmt: skip
"""Students of Changsha in insurance year 2024, under headers of both languages, in no order."""

_NOTHING: Final = dict.fromkeys(MONEY, "0.00")
_COVERED: Final = {
    "enrolled": "true", "fiscal_central": "402.00", "fiscal_provincial": "268.00",
    "fiscal_total": "670.00", "cover_end": "2024-12-31", "waiting_days": "0",
}  # fmt: skip

RESULTS: Final = tuple(
    {**_NOTHING, **result, "refund": "", "assessed_year": "2024"}
    for result in (
        # 4 × 380 yuan; cover with the bridge from September of the year of entry.
        {**_COVERED, "years_bought": "4", "individual_due": "1520.00", "student_pays": "1520.00",
         "cover_start": "2023-09-01", "benefit_start": "2023-09-01", "paid_through": "2027"},
        # One year of 380 yuan, all of it relief.
        {**_COVERED, "years_bought": "1", "individual_due": "380.00", "relief_netted": "380.00",
         "cover_start": "2024-01-01", "benefit_start": "2024-01-01", "paid_through": "2024"},
        {"enrolled": "false", "years_bought": "0"},
        # 3 × 380 yuan; three months from 1 March are 31 + 30 + 31 days.
        {**_COVERED, "years_bought": "3", "individual_due": "1140.00", "student_pays": "1140.00",
         "cover_start": "2024-01-01", "benefit_start": "2024-06-01", "waiting_days": "92",
         "paid_through": "2026"},
        # 4 × 380 yuan are paid; half of 380 is reimbursed for 2024.
        {**_COVERED, "years_bought": "4", "individual_due": "1520.00", "student_pays": "1520.00",
         "relief_claimable": "190.00", "cover_start": "2023-09-01",
         "benefit_start": "2023-09-01", "paid_through": "2027"},
    )
)  # fmt: skip
"""What the five come to, as CSV has it: every column but bases and clauses; absent is blank."""

VALUES: Final = tuple(name for name in KINDS if not name.endswith(("_basis", "_clause")))
"""The result columns that `RESULTS` speaks of."""

CHANGSHA: Final = ("--region", "changsha", "--year", "2024")


def text_of(cell: object) -> str:
    """Write a value as people write it into a CSV file."""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, list):
        return "、".join(map(str, cell))
    return "" if cell is None else str(cell)


def csv_of(rows: Sequence[Row], headers: Sequence[str] = ()) -> str:
    """Return rows as CSV; without headers the columns of all rows, in the order they appear."""
    headers = headers or list(dict.fromkeys(name for row in rows for name in row))
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(headers)
    writer.writerows([text_of(row.get(name)) for name in headers] for row in rows)
    return text.getvalue()


def xlsx_of(rows: Sequence[Sequence[object]]) -> bytes:
    """Return rows of cells as a workbook: text, numbers, booleans and real dates."""
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet = book.add_worksheet()
        for at, row in enumerate(rows):
            for place, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(at, place, cell, day)
                elif isinstance(cell, str):
                    sheet.write_string(at, place, cell)
                elif cell is not None:
                    sheet.write(at, place, cell)
    return content.getvalue()


def sheet_of(rows: Sequence[Row]) -> list[list[object]]:
    """Return rows under their headers as cells of a sheet, which knows no lists."""
    cells = [
        [";".join(cell) if isinstance(cell, list) else cell for cell in row.values()]
        for row in rows
    ]
    return [list(rows[0]), *cells]


def parquet_of(columns: Mapping[str, Any]) -> bytes:
    """Return columns (Arrow arrays or lists) as Parquet."""
    content = BytesIO()
    pyarrow.parquet.write_table(pa.table(dict(columns)), content)
    return content.getvalue()


def rows_of(path: Path) -> list[dict[str, str]]:
    """Read a CSV file by its header."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def values_of(path: Path) -> list[dict[str, str]]:
    """Return the result columns of a CSV file that `RESULTS` speaks of, without the blank ones."""
    return [{name: row[name] for name in VALUES if row[name]} for row in rows_of(path)]


def cells_of_sheet(path: Path) -> list[list[Any]]:
    """Return the cells of a workbook's first sheet."""
    sheet = load_workbook(path).worksheets[0]
    return [[_seen(cell.value) for cell in row] for row in sheet.iter_rows()]


def _seen(value: Any) -> Any:
    if isinstance(value, str):
        return unescape(value)
    if isinstance(value, datetime) and value.time() == time.min:
        return value.date()
    return "" if value is None else value


EXPECTED: Final = [{name: cell for name, cell in row.items() if cell} for row in RESULTS]
"""The results of the five as `values_of` gives them."""


HEADERS = "entry_year,programme_years,note\n"


@contextmanager
def opened(folder: Path, content: bytes | str, name: str = "x.csv") -> Iterator[Source]:
    """Open bytes or text as a roster."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    with open_roster(path) as source:
        yield source


def pages_of(folder: Path, content: bytes | str, name: str = "x.csv") -> list[Page]:
    """Return the pages of a roster."""
    with opened(folder, content, name) as source:
        return list(source.pages)


def refusal(folder: Path, content: bytes | str, name: str = "x.csv") -> str:
    """Return the message with which a roster is refused, without its folder."""
    with pytest.raises(RequestError) as fault:
        pages_of(folder, content, name)
    assert fault.value.__suppress_context__ or fault.value.__context__ is None
    return str(fault.value).replace(f"{folder}/", "")
