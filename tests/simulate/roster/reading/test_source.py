"""Which reader a roster finds: by what the file holds, whatever its name says."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO, TextIOWrapper
from pathlib import Path
from time import perf_counter
from zipfile import ZipFile

import pyarrow as pa
import pytest

from kernel.errors import RequestError
from simulate.roster.reading.reading_choices import Reading
from simulate.roster.reading.source import open_roster, opened
from tests.simulate.roster.making import HEADERS, parquet_of, refusal, xlsx_of
from tests.simulate.roster.making import opened as opened_in

TEXT = HEADERS + "2023,4,长沙\n"
WORKBOOK = xlsx_of([["entry_year", "programme_years", "note"], [2023, 4, "长沙"]])
PARQUET = parquet_of({"entry_year": [2023], "programme_years": [4], "note": ["长沙"]})

EXPECTED = (
    "expected .csv or .txt or .tsv or .xlsx or .xlsm or .xlsb or .ods or .xls or .parquet, or - "
    "for standard input"
)


def zipped(*names: str) -> bytes:
    """Return an archive of empty files."""
    content = BytesIO()
    with ZipFile(content, "w") as archive:
        for name in names:
            archive.writestr(name, "")
    return content.getvalue()


@contextmanager
def within_two_seconds() -> Iterator[None]:
    """Fail where something takes longer."""
    start = perf_counter()
    yield
    assert perf_counter() - start < 2


@pytest.mark.parametrize(
    "content",
    [TEXT.encode("utf-8-sig"), TEXT.encode("gb18030"), TEXT.encode("utf-16"), WORKBOOK, PARQUET],
    ids=["UTF-8", "GB18030", "UTF-16", "XLSX", "Parquet"],
)
def test_standard_input_is_read_as_what_it_is(
    content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a name, so that there is nothing to note either."""
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(content)))
    with open_roster(Path("-")) as source:
        (page,) = source.pages
        assert source.notes == ()
    assert page.batch.column(2).to_pylist() == ["长沙"]


@pytest.mark.parametrize(
    ("content", "names", "found"),
    [
        (TEXT.encode(), ["x.xlsx", "x.parquet", "x.xls", "x.ods"], "text"),
        (TEXT.encode("utf-16-le"), ["x.xlsx"], "text"),
        (WORKBOOK, ["x.csv", "x.xls", "x.parquet"], "a workbook such as .xlsx, or a ZIP archive"),
        (PARQUET, ["x.csv", "x.xlsx"], "a Parquet file"),
    ],
    ids=["CSV", "UTF-16", "XLSX", "Parquet"],
)
def test_another_extension_is_noted(
    tmp_path: Path, content: bytes, names: Sequence[str], found: str
) -> None:
    """The student is read all the same."""
    for name in names:
        with opened_in(tmp_path, content, name) as source:
            (note,) = map(str, source.notes)
            (page,) = source.pages
        assert note.replace(f"{tmp_path}/", "") == (
            f"{name}: read as {found}, which its extension does not say"
        )
        assert page.batch.column(2).to_pylist() == ["长沙"]
        assert page.rows.tolist() == [2]


@pytest.mark.parametrize("name", ["x.csv", "x.txt", "x.tsv", "X.CSV"])
def test_text_has_several_extensions(tmp_path: Path, name: str) -> None:
    """Capitals or not; whatever separates its cells."""
    with opened_in(tmp_path, TEXT.replace(",", "\t"), name) as source:
        assert source.notes == ()
        assert source.header.known == {"entry_year": 0, "programme_years": 1}


def test_a_workbook_with_macros_is_a_workbook(tmp_path: Path) -> None:
    """The extension is all that differs for a reader."""
    with opened_in(tmp_path, WORKBOOK, "x.xlsm") as source:
        assert source.notes == ()


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("x.xls", "<html><table><tr><td>学号</td></tr></table></html>", "a web page (HTML)"),
        ("x.xls", "MIME-Version: 1.0\n\n", "a web page (HTML)"),
        ("x.xls", '<?xml version="1.0"?><Workbook/>', "an XML document"),
        ("x.csv", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "a PDF document"),
        ("x.xlsx", b"\x1f\x8b\x08\x00", "a packed archive"),
        ("x.csv", b"\x89PNG\r\n\x1a\n", "a picture"),
        ("x.xls", b"\x09\x04\x06\x00\x00\x00\x10\x00", "a workbook of a very old version of Excel"),
        ("x.txt", r"{\rtf1\ansi 学号}", "a text document (RTF)"),
    ],
)
def test_what_is_no_roster_is_named(
    tmp_path: Path, name: str, content: str | bytes, found: str
) -> None:
    """With what to do about it."""
    with within_two_seconds():
        said = refusal(tmp_path, content, name)
    assert said == (
        f"{name}: holds {found}; expected a roster: open it in a spreadsheet and save it as .xlsx "
        "or .csv"
    )


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (zipped("word/document.xml"), "a ZIP archive that is no workbook; expected .xlsx, .xlsm,"),
        (zipped(), "a ZIP archive that is no workbook; expected .xlsx, .xlsm, .xlsb or .ods"),
        (WORKBOOK[:-9], "a damaged workbook; expected the whole file, opened in a spreadsheet and"),
        (b"PK\x03\x04", "a damaged workbook; expected the whole file, opened in a spreadsheet and"),
    ],
)
def test_an_archive_has_to_be_a_whole_workbook(
    tmp_path: Path, content: bytes, problem: str
) -> None:
    """A document of a word processor, an empty archive, and what is cut off."""
    with within_two_seconds():
        assert refusal(tmp_path, content, "x.xlsx").startswith(f"x.xlsx: {problem}")


@pytest.mark.parametrize("name", ["x.csv", "x.xlsx", "x.parquet"])
def test_an_empty_file_is_refused(tmp_path: Path, name: str) -> None:
    """Nobody can say what it was meant to be."""
    assert refusal(tmp_path, b"", name) == f"{name}: no table found; expected rows below headers"


def test_a_missing_roster_is_reported_with_the_nearest_name(tmp_path: Path) -> None:
    """Of rosters that stand beside it, and of no other files."""
    for other in ("roster.csv", "private.csv", "rooster.doc"):
        (tmp_path / other).touch()
    with pytest.raises(RequestError) as fault, open_roster(tmp_path / "rooster.txt"):
        pass
    said = str(fault.value).replace(f"{tmp_path}/", "")
    assert said == "rooster.txt: no such file; did you mean 'roster.csv'?"


@pytest.mark.parametrize("name", ["x.doc", "x", "x.csv.gz", "x.json"])
def test_other_extensions_are_refused(tmp_path: Path, name: str) -> None:
    """Before the file is looked at."""
    said = refusal(tmp_path, HEADERS, name)
    assert said == f"{name}: found the extension {Path(name).suffix!r}, {EXPECTED}"


def test_a_pipe_with_a_name_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    """Nobody may ever write into it."""
    path = tmp_path / "x.csv"
    os.mkfifo(path)
    with (
        within_two_seconds(),
        pytest.raises(RequestError, match=r"x.csv: a device or a pipe; expected a file"),
        open_roster(path),
    ):
        pass


def test_a_device_is_refused(tmp_path: Path) -> None:
    """It may have no end."""
    path = tmp_path / "x.csv"
    path.symlink_to("/dev/zero")
    with (
        within_two_seconds(),
        pytest.raises(RequestError, match=r"x.csv: a device or a pipe; expected a file"),
        open_roster(path),
    ):
        pass


def test_a_folder_is_refused(tmp_path: Path) -> None:
    """In the words of the system."""
    (tmp_path / "x.csv").mkdir()
    with (
        pytest.raises(RequestError, match=r"x.csv: cannot be read: Is a directory"),
        open_roster(tmp_path / "x.csv"),
    ):
        pass


@pytest.mark.parametrize("reading", [Reading(sheet="名单"), Reading(all_sheets=True)])
@pytest.mark.parametrize("name", ["x.csv", "x.parquet", None])
def test_only_a_workbook_has_sheets(tmp_path: Path, reading: Reading, name: str | None) -> None:
    """Who asks for one of another roster would not get what he expects."""
    roster: object = pa.table({"entry_year": [2023], "programme_years": [4]})
    if name is not None:
        roster = tmp_path / name
        (tmp_path / name).write_bytes(PARQUET if name == "x.parquet" else TEXT.encode())
    with pytest.raises(RequestError) as fault, opened(roster, reading):
        pass
    asked = "--sheet" if reading.sheet else "--all-sheets"
    said = str(fault.value).replace(f"{tmp_path}/", "")
    assert said == f"{asked}: {name or 'roster'} is no workbook; expected one, which has sheets"


def test_one_sheet_and_all_of_them_contradict_each_other() -> None:
    """Neither is more plainly meant."""
    with pytest.raises(RequestError, match="--sheet and --all-sheets: both are given; expected"):
        Reading(sheet="名单", all_sheets=True)
