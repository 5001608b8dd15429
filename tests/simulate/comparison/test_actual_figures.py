"""Actual figures from a CSV file: every word of the trade is read, every fault has its row."""

from pathlib import Path

import pytest

from kernel.errors import FileFault, RequestError
from simulate.comparison.actual_figures import ActualFigure, read_actual_figures
from simulate.projection.ledger import Account

HEADER = "region,year,measure,payer,accounting,unit,value"


def read(folder: Path, *lines: str, encoding: str = "utf-8") -> list[ActualFigure]:
    """Read a file of these lines."""
    path = folder / "actual.csv"
    path.write_text("\n".join(lines) + "\n", encoding=encoding)
    return read_actual_figures(path)


def one(folder: Path, row: str) -> ActualFigure:
    """Read the one row of a file."""
    (figure,) = read(folder, HEADER, row)
    return figure


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_file_may_be_chinese_throughout(tmp_path: Path, encoding: str) -> None:
    """Headers, regions, measures, payers, units; columns in any order, others passed over."""
    lines = [
        "年度,地区,项目,负担方,记账基础,实际数,单位,来源,备注",
        '2025,郑州,基金收入,中央财政,收付实现制,"12,345.67",万元,决算,x',
    ]
    (figure,) = read(tmp_path, *lines, encoding=encoding)
    assert (figure.region, figure.year) == ("zhengzhou", 2025)
    assert figure.account == Account("fund_income", "central", "cash")
    assert figure.value == 12_345_670_000
    assert figure.source == "决算"


@pytest.mark.parametrize(
    ("cells", "account"),
    [
        ("fund_income,,,yuan,1", Account("fund_income", "total", "cash")),
        ("fund_income,,accrual,yuan,1", Account("fund_income", "total", "accrual")),
        ("student_cost,,,yuan,1", Account("student_cost", "student", "cash")),
        ("refund,student,,yuan,1", Account("refund", "student")),
        ("prepaid_balance,,,yuan,1", Account("prepaid_balance")),
        ("insured,,,persons,1", Account("insured")),
    ],
)
def test_what_is_not_said_is_the_total_in_cash(
    tmp_path: Path, cells: str, account: Account
) -> None:
    """A receipt is cash; what has one basis or one payer has that."""
    assert one(tmp_path, f"changsha,2024,{cells}").account == account


@pytest.mark.parametrize(
    ("measure", "unit", "value", "read_as"),
    [
        ("fund_income", "fen", "7", 7),
        ("fund_income", "元", "0.07", 7),
        ("fund_income", "wan", "0.5", 500_000),
        ("fund_income", "亿元", "1.5", 15_000_000_000),
        ("students", "万人", "176.65", 1_766_500),
        ("students", "人", "1,766,500", 1_766_500),
        ("covered_months", "人月", "12", 12),
        ("waiting_days", "person-days", "90", 90),
    ],
)
def test_a_figure_is_read_in_its_unit(
    tmp_path: Path, measure: str, unit: str, value: str, read_as: int
) -> None:
    """Exactly: money in fen, persons whole."""
    row = f'changsha,2024,{measure},,,{unit},"{value}"'
    assert one(tmp_path, row).value == read_as


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("changsa,2024,insured,,,人,1", "no such region; did you mean changsha"),
        ("changsha,2021,insured,,,人,1", "year: found '2021', expected a year from 2022"),
        ("changsha,abc,insured,,,人,1", "year: found 'abc', expected a year from 2022"),
        ("changsha,2090,insured,,,人,1", "year: found '2090', expected a year from 2022"),
        ("changsha,2024,insured,,,人,-1", "value: found '-1', expected a number of 0 or more"),
        ("changsha,2024,insurd,,,人,1", "measure: no such measure; did you mean insured"),
        ("changsha,2024,,,,人,1", "measure: no such measure"),
        ("changsha,2024,insured,central,,人,1", "insured has no payer 'central'"),
        ("changsha,2024,fund_income,centrl,,元,1", "payer: no such payer; did you mean central"),
        ("changsha,2024,top_up,,,元,1", "top_up has no total; expected a payer"),
        ("changsha,2024,refund,,cash,元,1", "refund has no accounting basis 'cash'"),
        ("changsha,2024,insured,,,万元,1", "unit: found '万元', expected a unit of insured; did"),
        ("changsha,2024,fund_income,,,,1", "unit: found '', expected a unit of fund_income"),
        ("changsha,2024,fund_income,,,元,", "value: found '', expected a number"),
        (
            "changsha,2024,fund_income,,,元,0.001",
            "value: found '0.001', expected a number of 0 or more, to the",
        ),
        ("changsha,2024,insured,,,人,inf", "value: found 'inf', expected a number"),
        ("changsha,2024,insured,,,人,1_000", "value: found '1_000', expected a number"),
        (
            "changsha,2024,insured,,,人,1.5",
            "value: found '1.5', expected a number of 0 or more, to the fen or",
        ),
    ],
)
def test_a_fault_says_file_row_and_what_is_expected(tmp_path: Path, row: str, fault: str) -> None:
    """Rows are numbered as a spreadsheet does; blank ones count."""
    with pytest.raises(RequestError) as raised:
        read(tmp_path, HEADER, "zhengzhou,2024,insured,,,人,1", "", row)
    assert str(raised.value).startswith(f"{tmp_path / 'actual.csv'}: row 4: ")
    assert fault in str(raised.value)


def test_a_figure_is_there_once(tmp_path: Path) -> None:
    """The total in cash is meant by both rows."""
    rows = ("changsha,2024,fund_income,,,元,1", "长沙,2024,fund_income,total,cash,万元,2")
    with pytest.raises(RequestError, match="row 3: fund_income of changsha in 2024 stands in an"):
        read(tmp_path, HEADER, *rows)


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    """With its Chinese name."""
    with pytest.raises(RequestError, match=r"header: found .*expected the columns .*unit \(单位\)"):
        read(tmp_path, "region,year,measure,value", "changsha,2024,insured,1")


def test_a_column_that_is_there_twice_is_refused(tmp_path: Path) -> None:
    """In one language or in both: which of them counts is not plain."""
    for twice in ("value,value", "value,实际数"):
        with pytest.raises(RequestError, match="each once"):
            read(tmp_path, f"region,year,measure,unit,{twice}", "changsha,2024,insured,人,1,2")


def test_a_file_without_rows_or_without_a_file_is_said(tmp_path: Path) -> None:
    """With the nearest file, where one is near."""
    with pytest.raises(RequestError, match="found no row, expected an actual figure a row"):
        read(tmp_path, HEADER)
    with pytest.raises(FileFault, match=r"actul.csv: no such file; did you mean 'actual.csv'"):
        read_actual_figures(tmp_path / "actul.csv")
