"""Who a student is stays in the files: never printed, never in a message or a problem.

The names and numbers below are invented words that nothing else holds.
"""

import io
import traceback
import zipfile
from itertools import product
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.parquet
import pytest

from kernel.errors import RequestError
from simulate.roster.reading.source import open_roster
from tests.conftest import Ran, Simulate
from tests.simulate.roster.making import CHANGSHA, cells_of_sheet, parquet_of, rows_of, xlsx_of

TOKENS: Final = ("NAMETOKEN17", "甄私密", "990101209912319990", "PHONETOKEN199", "ADDRESSTOKEN5")
NAMES: Final = ("姓名", "曾用名", "身份证号", "手机号", "家庭住址")
ENGLISH: Final = ("name", "former_name", "id_number", "phone", "address")
WHO: Final = ",".join(TOKENS)
HEADERS: Final = ",".join(("entry_year", "programme_years", "paid_on", "relief", *NAMES))
VALID: Final = f"2023,4,2023-09-01,,{WHO}"

COLUMNS: Final = (
    "institution_type", "study_mode", "missed_years", "locality", "entry_year", "entered_on",
    "programme_years", "payment_mode", "paid_on", "received_on", "prepaid_in", "relief",
    "relief_recognised", "relief_from", "relief_flagged", "enrols_here", "insured_on_entry",
    "institution_aid_percent", "affiliation", "left_on", "refund_applied_on", "graduate_scheme",
    "paid_years",
)  # fmt: skip

ROSTERS: Final[dict[str, str | bytes]] = {
    "bad cells": f"{HEADERS}\nx,y,z,rich,{WHO}\n",
    "refused by a rule": f"{HEADERS}\n2001,4,2023-08-01,,{WHO}\n",
    "too many cells": f"{HEADERS}\n{VALID},{WHO}\n",
    "too few cells": f"{HEADERS}\n{WHO}\n",
    "shifted columns": f"{HEADERS}\n{WHO},2023,4,2023-09-01,\n",
    "no headers": f"{VALID}\n{VALID}\n",
    "no headers, nothing but people": f"{WHO}\n{WHO}\n",
    "headers twice": f"{HEADERS},入学年份,{WHO}\n{VALID},2023\n",
    "people among the headers": f"entry_year,学制,{WHO}\n2023,4,{WHO}\n2023,x,{WHO}\n",
    "broken encoding": f"{HEADERS}\n{VALID}\n".encode() + b"\xff\xff\n",
    "neither encoding": f"{HEADERS}\n{VALID}\n".encode("utf-16"),
    "unclosed quote": f'{HEADERS}\n2023,4,2023-09-01,,{WHO[:-13]}"{WHO}\n{VALID}\n',
    "unclosed quote in the headers": f'entry_year,"{HEADERS}\n{VALID}\n',
    "a row of megabytes": f'{HEADERS}\n{VALID}\n2023,"' + f"{WHO}\n" * 200_000,
    "a blank first row": f"\n{HEADERS}\n{VALID}\n",
    "separated by semicolons": f"{HEADERS}\n{VALID}\n".replace(",", ";"),
    "NUL": f"{HEADERS}\n{VALID}\0\n\0{WHO}\n",
    "a cell too long": f"{HEADERS}\n{VALID}{'x' * 40_000}\n",
}


def assert_private(ran: Ran) -> None:
    """Neither stream holds anything of a person."""
    for token in TOKENS:
        assert token not in ran.out
        assert token not in ran.err
    assert "Traceback" not in ran.err


def assert_no_problem_identifies_a_student(companion: Path) -> None:
    """The column of problems holds nothing of a person."""
    if companion.exists():
        for row, token in product(rows_of(companion), TOKENS):
            assert token not in row["problem"]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("extension", [".csv", ".xlsx", ".parquet"])
@pytest.mark.parametrize("name", ROSTERS)
def test_no_failure_identifies_a_student(
    simulate: Simulate, tmp_path: Path, name: str, extension: str, lang: str
) -> None:
    """Whatever is wrong with a roster: nothing on either stream, nothing among the problems."""
    content = ROSTERS[name]
    roster, out = tmp_path / "r.csv", tmp_path / f"out{extension}"
    roster.write_bytes(content.encode() if isinstance(content, str) else content)
    ran = simulate("assess", roster, *CHANGSHA, "-o", out, "--lang", lang)
    assert ran.code in (0, 1, 2)
    assert_private(ran)
    assert_no_problem_identifies_a_student(tmp_path / f"out{extension}.rejected.csv")


@pytest.mark.parametrize("name", ROSTERS)
def test_no_exception_identifies_a_student(tmp_path: Path, name: str) -> None:
    """Nor do those that lead to it, which a log might show."""
    content = ROSTERS[name]
    roster = tmp_path / "r.csv"
    roster.write_bytes(content.encode() if isinstance(content, str) else content)
    messages = ""
    try:
        with open_roster(roster) as source:
            for page in source.pages:
                messages += "".join(str(bad.problem(9)) for bad in page.malformed)
    except RequestError as fault:
        messages = "".join(traceback.format_exception(fault))
    for token in TOKENS:
        assert token not in messages


@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize("token", TOKENS)
def test_no_column_repeats_what_it_cannot_read(
    simulate: Simulate, tmp_path: Path, column: str, token: str
) -> None:
    """A person where a date, a number or a word was expected: the row is rejected, in silence."""
    columns = {"entry_year": "2023", "programme_years": "4", "paid_on": "2023-09-01", column: token}
    (tmp_path / "r.csv").write_text(
        f"{','.join(columns)}\n{','.join(columns.values())}\n", encoding="utf-8"
    )
    ran = simulate("assess", tmp_path / "r.csv", *CHANGSHA, "-o", tmp_path / "out.csv")
    companion = tmp_path / "out.csv.rejected.csv"
    assert ran.code == 1
    assert_private(ran)
    assert_no_problem_identifies_a_student(companion)
    assert [row[column] for row in rows_of(companion)] == [token]


def sheet(*rows: list[object]) -> bytes:
    """Return rows as a workbook, below headers."""
    return xlsx_of([HEADERS.split(","), *rows])


TYPED: Final = {
    "people as headers": (".xlsx", xlsx_of([list(TOKENS), list(TOKENS)])),
    "shifted cells": (".xlsx", sheet([*TOKENS, 2023, 4])),
    "another extension": (".xlsx", f"{HEADERS}\n{VALID}\n".encode()),
    "half a workbook": (".xlsx", sheet([2023, 4, None, None, *TOKENS])[:3000]),
    "people as columns": (".parquet", parquet_of({token: ["x"] for token in TOKENS})),
    "people in columns": (".parquet", parquet_of({
        "entry_year": [TOKENS[0]], "学制": [TOKENS[1]], "paid_on": [TOKENS[2]],
        "relief": pa.array([list(TOKENS)]), "paid_years": pa.array([{"who": TOKENS[3]}]),
    })),
    "text that is none": (".parquet", parquet_of({
        "entry_year": [2023], "学制": [4],
        "姓名": pa.array([TOKENS[0].encode() + b"\xff"]).view(pa.string()),
    })),
    "half a Parquet file": (".parquet", parquet_of({"entry_year": list(TOKENS)})[:-20]),
}  # fmt: skip


@pytest.mark.parametrize("name", TYPED)
def test_typed_rosters_identify_no_student(simulate: Simulate, tmp_path: Path, name: str) -> None:
    """Workbooks and Parquet: the same silence."""
    extension, content = TYPED[name]
    roster = tmp_path / f"r{extension}"
    roster.write_bytes(content)
    ran = simulate("assess", roster, *CHANGSHA, "-o", tmp_path / "out.csv")
    assert (ran.code == 0) is (name == "another extension")
    assert ran.code in (0, 1, 2)
    assert_private(ran)
    assert_no_problem_identifies_a_student(tmp_path / "out.csv.rejected.csv")


@pytest.mark.parametrize("step", ["take_in", "assess_alike", "result_columns"])
def test_an_interruption_identifies_no_student_and_leaves_nothing(
    simulate: Simulate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """Exit 130 wherever it comes; no file, no draft beside it."""

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(f"simulate.roster.assessment.{step}", interrupted)
    roster = tmp_path / "r.csv"
    roster.write_text(f"{HEADERS}\n{VALID}\n", encoding="utf-8")
    ran = simulate("assess", roster, *CHANGSHA, "-o", tmp_path / "out.xlsx")
    assert (ran.code, ran.out, ran.err.strip()) == (130, "", "Interrupted.")
    assert list(tmp_path.iterdir()) == [roster]


def companion_of(path: Path) -> list[dict[str, str]]:
    """Return the rejected rows of a file by their headers."""
    if path.suffix == ".csv":
        return rows_of(path)
    if path.suffix == ".xlsx":
        header, *rows = cells_of_sheet(path)
        return [dict(zip(header, row, strict=True)) for row in rows]
    rejected: list[dict[str, str]] = pyarrow.parquet.read_table(path).to_pylist()
    return rejected


@pytest.mark.parametrize("names", [NAMES, ENGLISH])
@pytest.mark.parametrize("extension", [".csv", ".xlsx", ".parquet"])
def test_the_files_keep_who(
    simulate: Simulate, tmp_path: Path, extension: str, names: tuple[str, ...]
) -> None:
    """Valid rows in the output, the others in the companion: with everything passed in."""
    header = HEADERS.replace(",".join(NAMES), ",".join(names))
    roster = tmp_path / "r.csv"
    rejected = f"2023,nine,2023-09-01,,{WHO}\n{VALID},{WHO}\n"
    roster.write_text(f"{header}\n{VALID}\n{rejected}", encoding="utf-8")
    out = tmp_path / f"out{extension}"
    ran = simulate("assess", roster, *CHANGSHA, "-o", out)
    assert ran.code == 1
    assert_private(ran)
    content = out.read_bytes()
    if extension == ".xlsx":
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            content = book.read("xl/worksheets/sheet1.xml")
    assert all(token.encode() in content for token in TOKENS)
    wrong, surplus = companion_of(tmp_path / f"out{extension}.rejected{extension}")
    assert tuple(wrong[name] for name in names) == TOKENS
    assert surplus[names[-1]].split(",")[1:] == list(TOKENS)
