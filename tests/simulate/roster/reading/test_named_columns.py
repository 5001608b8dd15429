"""A small table of text under headers of its own."""

from collections.abc import Collection
from pathlib import Path
from typing import Final

import pytest

from kernel.errors import FileFault, RequestError
from simulate.roster.reading.named_columns import Headers, named_rows

HEADERS: Final[Headers] = {"year": ("year", "年度"), "amount": ("amount", "金额")}


def rows(
    folder: Path, content: bytes, required: Collection[str] = ("year", "amount")
) -> list[tuple[int, dict[str, str]]]:
    """Read a table."""
    path = folder / "table.csv"
    path.write_bytes(content)
    return [*named_rows(path, HEADERS, required)]


@pytest.mark.parametrize(
    "content",
    [
        "year,amount\n2025,7\n",
        "\ufeff金额;备注;年度\r\n7;x;2025\r\n",
        "Year\tAmount \n 2025 \t7\n",
    ],
)
def test_columns_are_found_in_any_order_language_and_separator(
    tmp_path: Path, content: str
) -> None:
    """Others are passed over, and so are spaces and capitals."""
    assert rows(tmp_path, content.encode()) == [(2, {"year": "2025", "amount": "7"})]


def test_an_office_of_long_ago_writes_gb18030(tmp_path: Path) -> None:
    """As spreadsheets in Chinese still do."""
    assert rows(tmp_path, "年度,金额\n2025,7\n".encode("gb18030"))[0][1]["amount"] == "7"


def test_rows_count_as_in_a_spreadsheet(tmp_path: Path) -> None:
    """A title above, a blank row between; a short row is blank at its end."""
    content = "表\nyear,amount\n2024,1\n\n2025\n"
    assert rows(tmp_path, content.encode()) == [
        (3, {"year": "2024", "amount": "1"}),
        (5, {"year": "2025", "amount": ""}),
    ]


def test_what_is_not_required_may_be_missing(tmp_path: Path) -> None:
    """Its cells are then not there at all."""
    assert rows(tmp_path, b"year\n2025\n", ["year"]) == [(2, {"year": "2025"})]


@pytest.mark.parametrize("header", ["year", "year,amount,amount", "year,amount,金额"])
def test_columns_are_there_once(tmp_path: Path, header: str) -> None:
    """The message names those that are expected, in both languages."""
    with pytest.raises(RequestError, match=r"expected the columns year \(年度\), amount \(金额\)"):
        rows(tmp_path, f"{header}\n1,2,3\n".encode())


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    """With the one that may be meant."""
    (tmp_path / "actuals.csv").touch()
    with pytest.raises(FileFault, match=r"no such file; did you mean 'actuals.csv'"):
        [*named_rows(tmp_path / "actual.csv", HEADERS, ["year"])]
