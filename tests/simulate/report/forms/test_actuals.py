"""Actual figures of a year: a file is read to the fen, or refused with its row."""

from pathlib import Path
from typing import Final

import pytest

from kernel.errors import RequestError
from simulate.report.forms.actuals import Actuals, read_actuals, read_inputs
from simulate.report.forms.amounts_file import FEN_OF_WAN as WAN
from simulate.report.forms.amounts_file import fen_of
from simulate.report.forms.identities import completed
from simulate.report.forms.sheet import ITEMS

COUNTY: Final = {
    "一、基本医疗保险费收入": ("27,362.00", "28,219.00"),
    "　其中：集体扶持收入": ("", ""),
    "　　　　城乡医疗救助资助收入": ("897.00", "959.00"),
    "　　　　财政为困难人员代缴收入": ("1,578.00", "1,275.00"),
    "二、财政补贴收入": ("50,441.00", "49,755.00"),
    "　其中：按规定标准补助收入": ("50,033.00", "49,755.00"),
    "　　　　对医保基金负担新冠病毒疫苗及接种费用的补助": ("408.00", ""),
    "三、利息收入": ("376.00", "525.00"),
    "四、其他收入": ("1,474.00", ""),
    "五、本年收入小计": ("79,653.00", "78,499.00"),
    "六、上级补助收入": ("", ""),
    "七、下级上解收入": ("", ""),
    "八、本年收入合计": ("79,653.00", "78,499.00"),
    "×": ("×", "×"),
    "九、上年结余": ("35,226.00", "36,845.00"),
    "总　计": ("114,879.00", "115,344.00"),
    "一、基本医疗保险待遇支出": ("70,764.00", "70,965.00"),
    "　其中：住院费用支出": ("59,585.00", "59,585.00"),
    "　　　　门诊费用支出": ("11,179.00", "11,380.00"),
    "二、大病保险支出": ("7,270.00", "6,907.00"),
    "三、其他支出": ("", ""),
    "四、本年支出小计": ("78,034.00", "77,872.00"),
    "五、补助下级支出": ("", ""),
    "六、上解上级支出": ("", ""),
    "七、本年支出合计": ("78,034.00", "77,872.00"),
    "八、本年收支结余": ("1,619.00", "627.00"),
    "九、年末滚存结余": ("36,845.00", "37,472.00"),
    "总　计 ": ("114,879.00", "115,344.00"),
}
"""A county's table of 2024, both columns as printed: actual figures of 2023, budget of 2024."""


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

    @pytest.mark.parametrize("column", [0, 1])
    def test_a_published_table_comes_back_line_by_line(self, tmp_path: Path, column: int) -> None:
        """Its labels with numbers, 其中 and full-width spaces; its sums are those of its lines."""
        rows = [
            f'{2023 + column},{label},"{amounts[column]}"\n' for label, amounts in COUNTY.items()
        ]
        actuals = read(tmp_path, "年度,项目,金额\n" + "".join(rows))
        printed = [amounts[column] for label, amounts in COUNTY.items() if label != "×"]
        found = [actuals.sheet[item.name] for item in ITEMS]
        assert actuals.year == 2023 + column
        assert found == [fen_of(amount) if amount else None for amount in printed]
        lines = {item.name: actuals.sheet[item.name] for item in ITEMS if item.depth}
        made_up = completed({**lines, "closing": None})
        assert [made_up[item.name] for item in ITEMS] == found

    def test_lines_by_their_chinese_names(self, tmp_path: Path) -> None:
        """Year, and amounts in 万元 to the fen; what is not there stays so."""
        actuals = read(
            tmp_path,
            'year,line,amount\n2025,基本医疗保险费收入,"1,200.5"\n2025,其中：集体扶持,0.000001\n'
            "2025,医疗救助资助,20\n2025,财政补贴收入,3000\n",
        )
        assert actuals.year == 2025
        assert actuals.sheet["contributions"] == 1_200_500_000
        assert actuals.sheet["institution"] == 1
        assert actuals.sheet["medical_assistance"] == 20 * WAN
        assert "income" not in actuals.sheet

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
        """总计 stands on both sides, and may stand in the file for each of them."""
        text = "year,line,amount\n2025,本年收入合计,5\n2025,上年结余,1\n2025,总计,6\n"
        sheet = read(tmp_path, text).sheet
        assert sheet["revenue_total"] == sheet["expenditure_total"] == 6 * WAN
        assert read(tmp_path, f"{text}2025,总　计,6.00\n").sheet == sheet

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
        (
            "year,line,amount\n2025,总计,3\n2025,总计,4\n",
            "FILE: row 2: amount: found '4', expected the same amount wherever it stands",
        ),
        (
            "year,line,amount\n2025,利息收入,3\n2025,三、利息,3\n",
            "FILE: row 2: line: found '三、利息', expected every line once",
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
    with pytest.raises(RequestError, match=r"--inputs .*none.csv: cannot be read: No such file"):
        read_inputs(tmp_path / "none.csv")


def test_inputs_are_of_several_years_and_blanks_are_none(tmp_path: Path) -> None:
    """In 万元; a line is given once a year."""
    path = tmp_path / "inputs.csv"
    path.write_text("year,line,amount\n2026,利息,3\n2027,利息,4\n2027,其他,\n", encoding="utf-8")
    inputs = read_inputs(path)
    assert inputs.of(2026) == {"interest": 3 * WAN}
    assert inputs.of(2027) == {"interest": 4 * WAN}
    assert inputs.of(2028) == {}
