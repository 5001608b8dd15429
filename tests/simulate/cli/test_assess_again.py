"""The workbook of an assessed roster as a roster: its students alone are read."""

from pathlib import Path

import pytest

from kernel.messages import Language
from tests.conftest import Simulate
from tests.simulate.roster.assessed_books import assessed_book
from tests.simulate.roster.making import CHANGSHA, FIVE, rows_of

SHEETS = {
    "en": "groups, Summary, Clauses, Parameters, Run",
    "zh": "分组汇总, 摘要, 条款, 参数, 运行记录",
}


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("options", [(), ("--all-sheets",)], ids=["one sheet", "all sheets"])
def test_the_sheets_behind_the_rows_are_passed_over(
    simulate: Simulate, tmp_path: Path, language: Language, options: tuple[str, ...]
) -> None:
    """And a note says so; the year after counts the students of the first sheet, and no other."""
    book = assessed_book(tmp_path, FIVE, language, by=["relief"])
    output = tmp_path / "next.csv"
    ran = simulate("assess", book, "--region", "changsha", "--year", "2025", *options, "-o", output)
    assert ran.code == 0
    assert f"{book}: not read: sheets {SHEETS[language]}\n" in ran.err
    assert "5 rows were assessed for 2024: " in ran.err
    assert [row["学号"] for row in rows_of(output)] == [row["学号"] for row in FIVE]


def test_data_files_have_no_more_than_they_had(simulate: Simulate, tmp_path: Path) -> None:
    """Beside a workbook, too."""
    book = assessed_book(tmp_path, FIVE)
    alone, beside = tmp_path / "alone.csv", tmp_path / "beside.csv"
    roster = ("assess", tmp_path / "roster.csv", *CHANGSHA)
    assert simulate(*roster, "-o", alone).code == 0
    assert simulate(*roster, "-o", beside, "-o", book).code == 0
    assert alone.read_bytes() == beside.read_bytes()
    assert len(rows_of(alone)) == 5
