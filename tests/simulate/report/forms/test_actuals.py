"""Actual figures of a year: a file is read to the fen, or refused with its row."""

from pathlib import Path
from typing import Final

import pytest

from kernel.errors import RequestError
from simulate.report.forms.actuals import Actuals, fen_of, read_actuals, wan_of

WAN: Final = 1_000_000
"""Fen in a 万元."""


def read(folder: Path, text: str, encoding: str = "utf-8") -> Actuals:
    """Write a file and read it."""
    path = folder / "actuals.csv"
    path.write_bytes(text.encode(encoding))
    return read_actuals(path)


def refusal(folder: Path, text: str) -> str:
    """Return the message with which a file is refused, without its path."""
    with pytest.raises(RequestError) as refused:
        read(folder, text)
    return str(refused.value).replace(str(folder / "actuals.csv"), "FILE")


class TestRead:
    """What is in the file is in the sheet."""

    def test_lines_by_their_chinese_names(self, tmp_path: Path) -> None:
        """Year, amounts in 万元 to the fen, and totals; an "of which" with its mark or without."""
        actuals = read(
            tmp_path,
            'year,line,amount\n2025,基本医疗保险费收入,"1,200.5"\n2025,其中：集体扶持,0.000001\n'
            "2025,医疗救助资助,20\n2025,财政补贴收入,3000\n",
        )
        assert actuals.year == 2025
        assert actuals.sheet["contributions"] == 1_200_500_000
        assert actuals.sheet["institution"] == 1
        assert actuals.sheet["medical_assistance"] == 20 * WAN
        assert actuals.sheet["income"] == 4_200_500_000

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
    def test_chinese_headers_in_any_order_and_encoding(self, tmp_path: Path, encoding: str) -> None:
        """As a spreadsheet writes them; other columns and empty rows are passed over."""
        text = "项目,备注,金额,年度\n利息收入,活期,12.5,2025\n,,,\n"
        actuals = read(tmp_path, text, encoding)
        assert (actuals.year, actuals.sheet["interest"]) == (2025, 12_500_000)

    @pytest.mark.parametrize("separator", ["\t", ";", "，"])
    def test_any_separator_and_a_title_above(self, tmp_path: Path, separator: str) -> None:
        """As in a roster; rows count from below the headers."""
        text = "基金决算\n年度,项目,金额\n2025,利息收入,12.5\n".replace(",", separator)
        assert read(tmp_path, text, "utf-16").sheet["interest"] == 12_500_000
        assert refusal(tmp_path, text.replace("12.5", "x")).startswith("FILE: row 1: amount: ")

    def test_a_blank_amount_is_not_known(self, tmp_path: Path) -> None:
        """It is no zero."""
        actuals = read(tmp_path, "year,line,amount\n2025,利息收入,\n2025,其他收入,0\n")
        assert actuals.sheet["interest"] is None
        assert actuals.sheet["other_income"] == 0

    def test_a_line_that_the_table_has_twice(self, tmp_path: Path) -> None:
        """总计 stands on both sides, 年末滚存结余 in both places."""
        text = "year,line,amount\n2025,本年收入合计,5\n2025,上年结余,1\n2025,总计,6\n"
        sheet = read(tmp_path, text).sheet
        assert sheet["revenue_total"] == sheet["expenditure_total"] == 6 * WAN

    def test_a_deficit(self, tmp_path: Path) -> None:
        """A surplus may be below 0."""
        text = "year,line,amount\n2025,本年收入合计,5\n2025,本年支出合计,8\n2025,本年收支结余,-3\n"
        assert read(tmp_path, text).sheet["surplus"] == -3 * WAN


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "line,amount\n利息收入,3\n",
            "FILE: header: found line, amount, expected the columns year (年度), line (项目)",
        ),
        (
            "year,line,amount\n2025,利息收人,3\n",
            "FILE: row 1: line: found '利息收人', expected a line of the table; did you mean",
        ),
        (
            "year,line,amount\n2025,利息收入,3\n2025,其他收入,3元\n",
            "FILE: row 2: amount: found '3元', expected an amount in 万元, to the fen at most",
        ),
        (
            "year,line,amount\n2025,利息收入,0.0000001\n",
            "FILE: row 1: amount: found '0.0000001', expected an amount in 万元, to the fen",
        ),
        (
            "year,line,amount\n2025,利息收入,3\n2025,利息收入,3\n",
            "FILE: row 2: line: found '利息收入', expected every line once",
        ),
        (
            "year,line,amount\n2025,利息收入,3\n2024,其他收入,3\n",
            "FILE: year: found 2024 and 2025, expected rows of one year",
        ),
        ("year,line,amount\n", "FILE: year: found no row, expected rows of one year"),
        (
            "year,line,amount\n去年,利息收入,3\n",
            "FILE: row 1: year: found '去年', expected a year such as 2025",
        ),
        (
            "year,line,amount\n2025,基本医疗保险费收入,3\n2025,财政补贴收入,4\n2025,本年收入小计,8\n",
            "FILE: 本年收入小计: found 8 万元, but the lines that make it up come to 7 万元",
        ),
        (
            "year,line,amount\n2025,基本医疗保险费收入,3\n2025,集体扶持,3.5\n",
            "FILE: 基本医疗保险费收入: found 3 万元, but the lines that make it up come to 3.5",
        ),
        ("", "FILE: no table found; expected rows below headers"),
    ],
)
def test_refused(tmp_path: Path, text: str, message: str) -> None:
    """One line: where, what was found, what would be right."""
    assert refusal(tmp_path, text).startswith(message)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """Named with the option that asked for it."""
    with pytest.raises(RequestError, match=r"--previous .*none.csv: cannot be read: No such file"):
        read_actuals(tmp_path / "none.csv")


@pytest.mark.parametrize(
    ("text", "fen"), [("0", 0), ("1", WAN), (" 1,234.56 ", 1_234_560_000), ("-0.000001", -1)]
)
def test_an_amount_there_and_back(text: str, fen: int) -> None:
    """In 万元, exact to the fen."""
    assert fen_of(text) == fen
    assert fen_of(wan_of(fen)) == fen


@pytest.mark.parametrize("text", ["", "abc", "nan", "inf", "1e30", "0.0000001", "１万"])
def test_no_amount(text: str) -> None:
    """Neither a word, nor endless, nor a part of a fen."""
    with pytest.raises(RequestError, match="expected an amount in 万元"):
        fen_of(text)
