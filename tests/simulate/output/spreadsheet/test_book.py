"""A deliverable as a workbook."""

from io import BytesIO
from re import findall
from zipfile import ZipFile

import pytest
from attrs import evolve

from kernel.errors import XuebaoError
from kernel.messages import Language
from simulate.output.deliverable.chapters import KINDS, Chapter
from simulate.output.layout import Sentences
from simulate.output.spreadsheet.book import as_workbook
from simulate.output.text_table import TextTable
from tests.simulate.output.deliverable.samples import NASTY, PAYERS, sample
from tests.simulate.output.spreadsheet.opened import cell_of, opened, row_of
from tests.simulate.output.spreadsheet.pieces import BAND, with_all_shapes, with_chapters


def test_it_has_a_sheet_a_chapter_then_checks_then_data() -> None:
    """The sheets are named as the chapters are on tabs."""
    names = opened(sample("en")).sheetnames
    assert names == ["Summary", "By payer", "Assumptions", "Checks", "Data"]


def test_the_record_stands_behind_the_checks() -> None:
    """Who looks something up goes to the end."""
    deliverable = sample("en")
    record = Chapter(KINDS["record"], (TextTable("", ["Part", "What"], [("version", "0.1.0")]),))
    more = evolve(deliverable, chapters=(*deliverable.chapters, record))
    assert opened(more).sheetnames[-3:] == ["Checks", "Run", "Data"]


def test_chapters_of_two_regions_have_sheets_of_their_own() -> None:
    """The region stands behind what the chapter is about."""
    both = tuple(Chapter(KINDS["payers"], (), of=place) for place in ("Changsha", "Quanzhou"))
    names = opened(evolve(sample("en"), chapters=both, across=())).sheetnames
    assert names[:2] == ["By payer Changsha", "By payer Quanzhou"]


def test_the_first_sheet_says_first_whether_all_checks_hold() -> None:
    """Two totals down in three columns, two lines across and the total, and the one of the run."""
    assert opened(sample("en"), values=True)["Summary"]["A2"].value == "Checks: all 9 hold"
    formula = opened(sample("en"))["Summary"]["A2"].value
    assert formula == (
        '=IF(COUNTIF(Checks!$H$4:$H$12,"holds")=9,"Checks: all 9 hold",'
        '"Checks: "&(9-COUNTIF(Checks!$H$4:$H$12,"holds"))&" of 9 do not hold")'
    )


def test_where_nothing_is_a_sum_the_first_sheet_says_so() -> None:
    """No formula counts nothing."""
    found = opened(with_chapters(("method", (Sentences(["…"]),))))
    assert found.worksheets[0]["A2"].value == "Checks: no figure is the sum of others"


def test_the_same_answer_has_the_same_bytes() -> None:
    """No time and no name of a machine is in it."""
    assert as_workbook(with_all_shapes()) == as_workbook(with_all_shapes())


def test_it_holds_no_macro_and_no_link_to_elsewhere() -> None:
    """Only parts of a workbook, whose relations are all inside."""
    with ZipFile(BytesIO(as_workbook(sample()))) as parts:
        assert not [name for name in parts.namelist() if "vba" in name or "external" in name]
        related = [parts.read(name) for name in parts.namelist() if name.endswith(".rels")]
    assert not [text for text in related if b'TargetMode="External"' in text]


@pytest.mark.parametrize("text", [text for text in NASTY if len(text) < 100 and text[0] != "\x07"])
def test_texts_stay_texts(text: str) -> None:
    """Also where they look like a formula or markup."""
    cell = cell_of(opened(sample("en"))["Assumptions"], text, 0)
    assert cell.data_type == "s"


def test_a_control_character_is_replaced() -> None:
    """XML cannot hold it."""
    assert row_of(opened(sample("en"))["Assumptions"], "\ufffdbell")


def test_a_text_that_is_too_long_is_cut_and_that_is_said() -> None:
    """A cell holds 32,767 characters."""
    sheet = opened(sample("en"))["Assumptions"]
    texts = [cell.value for cell in sheet["A"] if cell.value]
    assert max(texts, key=len) == "词" * 32_763 + " […]"
    assert texts[-1].startswith("A text of more than 32,767 characters is cut off")


@pytest.mark.parametrize("figure", [float("nan"), float("inf")])
def test_what_is_no_number_is_refused_with_its_place(figure: float) -> None:
    """A spreadsheet knows neither."""
    line = evolve(BAND.lines[0], cells=(1, figure, 2))
    table = evolve(BAND, groups=(evolve(BAND.groups[0], lines=(line,)),))
    with pytest.raises(XuebaoError, match="区间 · 5% 分位 · 2025: found"):
        as_workbook(with_chapters(("intervals", (table,))))


def test_a_table_that_only_a_chart_draws_stands_below_it() -> None:
    """Otherwise the chart would have no cells to draw."""
    deliverable = sample("en")
    chart = deliverable.charts[0]
    found = opened(with_chapters(("summary", (chart,)), ("payers", ())))
    assert row_of(found.worksheets[0], "学生")[1] == 12.345678
    assert chart.table is PAYERS


@pytest.mark.parametrize(("language", "font"), [("zh", "宋体"), ("en", "Calibri")])
def test_its_font_is_one_that_offices_have(language: Language, font: str) -> None:
    """No font of a theme goes before it."""
    with ZipFile(BytesIO(as_workbook(sample(language)))) as book:
        styles = book.read("xl/styles.xml").decode()
    assert set(findall('<name val="(.*?)"/>', styles)) == {font}
    assert "<scheme" not in styles
