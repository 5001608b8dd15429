"""The sheets behind assessed rows: what they come to, checked live, and what they rest on."""

import re
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pytest
from openpyxl import load_workbook

from kernel.messages import Language
from kernel.results import MONEY
from simulate.language.catalogue import spoken
from simulate.output.deliverable.chapters import KINDS, Chapter
from simulate.output.result_headers import RESULT_HEADERS
from simulate.output.text_table import TextTable
from simulate.roster.account import Account
from simulate.roster.writing.workbook_sink import XlsxSink
from tests.simulate.roster.assessed_books import assessed_book
from tests.simulate.roster.making import FIVE, Row, cells_of_sheet

SHEETS: Final = {
    "en": ["Sheet1", "Summary", "Clauses", "Parameters", "Run"],
    "zh": ["Sheet1", "摘要", "条款", "参数", "运行记录"],
}

TOTALS: Final = {
    # 4 × 380 + 380 + 0 + 3 × 380 + 4 × 380
    "individual_due": 4560,
    "relief_netted": 380,
    "relief_claimable": 190,
    "student_pays": 4180,
    # 4 × 402, 268 and 670
    "fiscal_central": 1608,
    "fiscal_provincial": 1072,
    "fiscal_total": 2680,
}
"""What the five come to in yuan, by hand; every other column of money comes to nothing."""


def rows_of_sheet(path: Path, sheet: int | str, *, values: bool = False) -> list[tuple[Any, ...]]:
    """Return the rows of a sheet, with formulas or with what they come to."""
    book = load_workbook(path, data_only=values)
    found = book.worksheets[sheet] if isinstance(sheet, int) else book[sheet]
    return [*found.iter_rows(values_only=True)]


def checks(path: Path, sheet: int | str = 1, *, values: bool = False) -> dict[str, tuple[Any, ...]]:
    """Return the line of each check by its name."""
    rows = rows_of_sheet(path, sheet, values=values)
    first = next(at for at, row in enumerate(rows) if row[4] in ("Result", "结果")) + 1
    return {row[0]: row[1:5] for row in rows[first : first + 1 + len(MONEY)]}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_rows_come_first_and_are_shown_first(tmp_path: Path, language: Language) -> None:
    """Behind the sums of groups, where there are some."""
    book = load_workbook(assessed_book(tmp_path, language=language))
    assert book.sheetnames == SHEETS[language]
    assert book.active is book.worksheets[0]
    with_groups = load_workbook(assessed_book(tmp_path, name="by.xlsx", by=["relief"]))
    assert with_groups.sheetnames == ["Sheet1", "groups", *SHEETS["en"][1:]]


def test_each_column_of_money_is_checked(tmp_path: Path) -> None:
    """The total of the program is a number, the sum is live, and both are those by hand."""
    path = assessed_book(tmp_path)
    found = checks(path, values=True)
    assert found.pop("Number of rows") == (5, 5, 0, "holds")
    assert found == {name: (*[TOTALS.get(name, 0)] * 2, 0, "holds") for name in MONEY}


def test_sums_read_all_cells_of_their_column(tmp_path: Path) -> None:
    """Those below the last row, too, so that a row that is added shows."""
    path = assessed_book(tmp_path)
    place = cells_of_sheet(path)[0].index("student_pays")
    assert place == 15  # column P
    line = checks(path)["student_pays"]
    at = [*checks(path)].index("student_pays") + 12
    assert line == (
        4180,
        "=SUM(Sheet1!$P$2:$P$1048576)",
        f"=ROUND(B{at}-C{at},2)",
        f'=IF(AND(D{at}=0),"holds","does not hold")',
    )
    assert checks(path)["Number of rows"][1] == "=COUNT(Sheet1!$AT$2:$AT$1048576)"


def test_one_cell_says_whether_all_checks_hold(tmp_path: Path) -> None:
    """The second of the first column; it counts the results of all lines, and no other cell."""
    path = assessed_book(tmp_path)
    rows = rows_of_sheet(path, "Summary")
    results = [at for at, row in enumerate(rows, 1) if str(row[4]).startswith("=IF")]
    cells = f"Summary!$E${results[0]}:$E${results[-1]}"
    assert len(results) == 15
    assert rows[1][0] == (
        f'=IF(COUNTIF({cells},"holds")=15,"Checks: all 15 hold",'
        f'"Checks: "&(15-COUNTIF({cells},"holds"))&" of 15 do not hold")'
    )
    assert rows_of_sheet(path, "Summary", values=True)[1][0] == "Checks: all 15 hold"


def test_the_summary_says_what_became_of_the_rows(tmp_path: Path) -> None:
    """As standard error says it; with why a row was rejected, and who bears how much."""
    rows = rows_of_sheet(assessed_book(tmp_path), "Summary", values=True)
    said = [row[0] for row in rows]
    assert said[0] == "Students' medical insurance in Changsha: assessed roster for 2024"
    assert "6 rows = enrolled 4 + not paid 1 + rejected 1" in said
    assert any(str(line).startswith("rejected 1: programme_years: ") for line in said)
    payers = {row[0]: row[1:4] for row in rows[said.index("Money by who bears it") :]}
    assert payers["student"] == (4180, 0, 0)
    assert payers["finance (no level named)"] == (380, 0, 190)
    assert payers["total"] == (4560, 2680, 190)
    assert payers["of which assumed"] == (1140, 2680, 0)


def test_only_clauses_that_decided_something_are_listed(tmp_path: Path) -> None:
    """All those of the rows, with document and place, and no other."""
    path = assessed_book(tmp_path)
    header, *rows = cells_of_sheet(path)
    columns = [at for at, name in enumerate(header) if name.endswith("_clause")]
    used = {row[at] for row in rows for at in columns} - {""}
    told = {row[0]: row for row in rows_of_sheet(path, "Clauses")[3:] if row[0]}
    assert told.keys() == used
    assert told["C8"][1:4] == ("explicit", "relief_clause 1", "长医保发〔2023〕56号 二(三)")
    assert told["C8"][4] == "For monitored and dibao-margin, finance pays 50 %."


def test_the_record_has_no_time(tmp_path: Path) -> None:
    """Nor the names of outputs; what it says is in words."""
    parts = dict(row for row in rows_of_sheet(assessed_book(tmp_path), "Run")[3:] if row[0])
    assert parts["Command"] == "simulate assess roster.csv"
    assert parts["Insurance year"] == "2024"
    assert parts["The roster is a file that can be read again"] == "yes"
    assert not parts.keys() & {"started", "year", "input_files", "repeatable"}


def test_texts_that_look_like_formulas(tmp_path: Path) -> None:
    """Whatever a roster holds: the sheets behind it have no formula but their own."""
    rows: list[Row] = [{**row, "=1+1": "@x", "note": "=cmd|' /C calc'!A0"} for row in FIVE]
    rows.append({**FIVE[0], "入学年份": "=1+1"})
    book = load_workbook(assessed_book(tmp_path, rows))
    formulas = [
        cell.value
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
    own = r"=(COUNT|IF|ROUND|SUM)\(.*\)|=[BCD]\d+(\+[BCD]\d+)*"
    assert len(formulas) == 1 + 3 * 15 + 3
    assert [formula for formula in formulas if not re.fullmatch(own, formula)] == []


def test_a_text_that_no_cell_holds_is_cut_off(tmp_path: Path) -> None:
    """And what stands below it still stands where the verdict counts it."""
    long = TextTable("", ["A", "B"], [["=1+1", "x" * 40_000], ["\x01", ""]])
    account = Account(
        title="=T",
        sentences=["+" + "y" * 40_000],
        rows=0,
        money={"refund": 0},
        payers=None,
        chapters=[Chapter(KINDS["record"], (long,))],
        language="en",
    )
    path = tmp_path / "out.xlsx"
    sink = XlsxSink(path)
    sink.write(pa.record_batch([pa.array([], pa.int32())] * 2, names=["refund", "assessed_year"]))
    sink.add_account(account, ["refund", "assessed_year"])
    sink.close()
    rows = rows_of_sheet(path, "Summary")
    assert rows[0][0] == "=T"
    assert rows[3][0] == "+" + "y" * 32_762 + " […]"
    assert "$E$9:$E$10" in rows[1][0]
    assert [str(row[4])[:3] for row in rows[8:]] == ["=IF", "=IF"]
    texts = [row[:2] for row in rows_of_sheet(path, "Run")]
    assert ("=1+1", "x" * 32_763 + " […]") in texts
    assert ("\N{REPLACEMENT CHARACTER}", None) in texts


def test_a_roster_of_which_no_row_is_valid(tmp_path: Path) -> None:
    """Nothing is the sum of nothing, and no clause decided anything."""
    path = assessed_book(tmp_path, [{**FIVE[0], "programme_years": "x"}])
    assert load_workbook(path).sheetnames == ["Sheet1", "Summary", "Parameters", "Run"]
    assert {line[:3] for line in checks(path, values=True).values()} == {(0, 0, 0)}


def test_sheets_are_printed_on_a4_across_under_their_headings(tmp_path: Path) -> None:
    """As wide as a page; the headings stay in view and are repeated."""
    book = load_workbook(assessed_book(tmp_path))
    for sheet in book.worksheets:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    for name in SHEETS["en"][1:]:
        assert book[name].sheet_properties.pageSetUpPr.fitToPage
    headings = {"Sheet1": "$1:$1", "Clauses": "$3:$3", "Run": "$3:$3", "Parameters": "$4:$4"}
    assert {name: book[name].print_title_rows for name in headings} == headings
    assert {name: book[name].freeze_panes for name in headings} == {
        "Sheet1": "A2", "Clauses": "B4", "Run": "B4", "Parameters": "B5",
    }  # fmt: skip


def test_the_checks_name_columns_as_the_rows_do(tmp_path: Path) -> None:
    """In Chinese by their Chinese headers."""
    path = assessed_book(tmp_path, language="zh")
    header = cells_of_sheet(path)[0]
    names = [*checks(path)][1:]
    assert names == [spoken(RESULT_HEADERS[name], "zh") for name in MONEY]
    assert set(names) <= set(header)


def test_the_difference_of_payments_is_checked_where_there_is_one(tmp_path: Path) -> None:
    """Who pays 1,500 of 1,520 yuan is 20 short."""
    path = assessed_book(tmp_path, [{**FIVE[0], "paid_amount": "1500"}])
    rows = rows_of_sheet(path, "Summary", values=True)
    assert ("difference", -20, -20, 0, "holds") in [row[:5] for row in rows]


def test_the_same_run_has_the_same_bytes(tmp_path: Path) -> None:
    """The companion, too: when it was made stands in the record beside it alone."""
    path = assessed_book(tmp_path)
    companion = path.with_name("out.xlsx.rejected.xlsx")
    before = [path.read_bytes(), companion.read_bytes()]
    made = [load_workbook(one).properties.created.year for one in (path, companion)]
    assessed_book(tmp_path)
    assert [path.read_bytes(), companion.read_bytes()] == before
    assert made == [1980, 1980]
