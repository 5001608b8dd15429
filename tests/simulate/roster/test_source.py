"""Which reader a roster finds: by the extension of its name, or by what comes in."""

import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from kernel.errors import RequestError
from simulate.roster.source import open_roster
from tests.simulate.roster.making import HEADERS, opened, pages_of, parquet_of, refusal, xlsx_of


@pytest.mark.parametrize(
    "content",
    [
        (HEADERS + "2023,4,长沙\n").encode("utf-8-sig"),
        (HEADERS + "2023,4,长沙\n").encode("gb18030"),
        xlsx_of([["entry_year", "programme_years", "note"], [2023, 4, "长沙"]]),
        parquet_of({"entry_year": [2023], "programme_years": [4], "note": ["长沙"]}),
    ],
    ids=["UTF-8", "GB18030", "XLSX", "Parquet"],
)
def test_standard_input_is_read_as_what_it_is(
    content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a name: text in either encoding, or a format that its first bytes show."""
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(content)))
    with open_roster(Path("-")) as source:
        (page,) = source.pages
    assert page.batch.column(2).to_pylist() == ["长沙"]


def test_further_sheets_of_a_workbook_are_noted(tmp_path: Path) -> None:
    """Nothing to note where there is one."""
    with opened(tmp_path, xlsx_of([["入学年份", "学制"], [2023, 4]]), "x.xlsx") as source:
        assert source.notes == ()
        (page,) = source.pages
    assert page.rows.tolist() == [1]


def test_a_missing_roster_is_reported_with_the_nearest_name(tmp_path: Path) -> None:
    """Rosters that stand beside it, and no other files."""
    (tmp_path / "roster.csv").touch()
    (tmp_path / "rooster.txt").touch()
    with pytest.raises(RequestError, match=r"rooster.csv: no such file; did you mean 'roster.csv'"):
        open_roster(tmp_path / "rooster.csv").__enter__()


@pytest.mark.parametrize("name", ["x.txt", "x.xls", "x", "x.csv.gz"])
def test_other_formats_are_refused(tmp_path: Path, name: str) -> None:
    """By the extension, before the file is looked at."""
    message = refusal(tmp_path, HEADERS, name)
    assert message.endswith("expected .csv or .xlsx or .parquet, or - for standard input")


def test_the_extension_may_be_in_capitals(tmp_path: Path) -> None:
    """As some systems write it."""
    (page,) = pages_of(tmp_path, HEADERS + "2023,4,a\n", "X.CSV")
    assert page.batch.num_rows == 1
