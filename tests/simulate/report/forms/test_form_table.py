"""A form as a person reads it and as data: columns that add, blanks, labels in two languages."""

import csv
from decimal import Decimal
from typing import Final

import pytest

from kernel.messages import Language, Pair
from simulate.output.console import show
from simulate.output.formats import as_csv
from simulate.report.forms.form import Column, Form, Line, Section
from simulate.report.forms.form_table import COLUMNS, form_records, form_table, page_records
from tests.simulate.output.making import result_with

LINES: Final = (
    Line("part", Pair("A part", "部分"), (12_345_670_000, -1)),
    Line("rest", Pair("The rest", "其余"), (0, None)),
    Line("total", Pair("Total", "合计"), (12_345_670_000, -1), depth=0),
    Line("share", Pair("Share", "比例"), (40, None), unit="percent"),
)


def form(unit: str, lines: tuple[Line, ...] = LINES) -> Form:
    """Return a form of one section."""
    return Form(
        name="made_up",
        region="testland",
        title=Pair("Title", "标题"),
        head=(Pair("Head", "表头"),),
        unit=unit,
        columns=(Column(2025, Pair("2025 actual", "2025年执行数"), "actual"), Column(2026, YEAR)),
        sections=(Section("first", Pair("First", "第一"), lines),),
        notes=(Pair("A note.", "附注。"),),
    )


YEAR: Final = Pair("2026", "2026")


def shown(
    capsys: pytest.CaptureFixture[str], made: Form, language: Language
) -> dict[str, list[str]]:
    """Return the cells of a form as it is printed, by label."""
    show(form_table(made, language))
    rows = {}
    for line in capsys.readouterr().out.splitlines():
        if line.startswith(("│", "┃")):
            label, *cells = [cell.strip() for cell in line[1:-1].split(line[0])]
            rows[label] = cells
    return rows


def test_yuan(capsys: pytest.CaptureFixture[str]) -> None:
    """A dash is zero, a blank is not known, a percentage is none of the money."""
    rows = shown(capsys, form("yuan"), "en")
    assert rows["yuan"] == ["2025 actual", "2026"]
    assert rows["A part"] == ["123,456,700", "-0.01"]
    assert rows["The rest"] == ["–", ""]
    assert rows["Share"] == ["40 %", ""]


def test_wan_yuan_to_the_fen(capsys: pytest.CaptureFixture[str]) -> None:
    """One fen needs six decimals, and then every amount has them: columns add as printed."""
    rows = shown(capsys, form("wan_yuan"), "zh")
    assert rows["万元"] == ["2025年执行数", "2026"]
    assert rows["部分"] == ["12,345.670000", "-0.000001"]
    assert rows["其余"] == ["–", ""]


@pytest.mark.parametrize(
    ("fen", "printed"),
    [
        (1_230_000, "1.23"),
        (1_234_000, "1.234"),
        (1_234_500, "1.2345"),
        (1_234_567, "1.234567"),
        (5_000_000, "5.00"),
        (10_000, "0.01"),
        (-1_050_000, "-1.05"),
    ],
)
def test_as_many_decimals_of_wan_yuan_as_it_takes(
    capsys: pytest.CaptureFixture[str], fen: int, printed: str
) -> None:
    """Two at least; no more than show every amount exactly."""
    made = form("wan_yuan", (Line("part", Pair("A part", "部分"), (fen, 10_000)),))
    assert shown(capsys, made, "zh")["部分"][0] == printed
    assert Decimal(printed) * 1_000_000 == fen


def test_title_head_and_notes(capsys: pytest.CaptureFixture[str]) -> None:
    """In the language asked for."""
    show(form_table(form("yuan"), "zh"))
    printed = capsys.readouterr().out
    for words in ("标题", "表头", "第一", "＊附注。"):
        assert words in printed
    show(form_table(form("yuan"), "en"))
    printed = capsys.readouterr().out
    for words in ("Title", "Head", "First", "* A note."):
        assert words in printed


def test_a_wide_table_is_not_cut(capsys: pytest.CaptureFixture[str]) -> None:
    """A line is as long as the table needs, whatever the width of a page."""
    label = Pair("x" * 300, "某" * 300)
    made = form("yuan", (Line("part", label, (12_345_670_000, 0)),))
    for language, words in (("en", label.en), ("zh", label.zh)):
        show(form_table(made, "zh" if language == "zh" else "en"))
        printed = capsys.readouterr().out
        assert words in printed
        assert "123,456,700" in printed
        assert "…" not in printed


def rows_of(made: Form, language: Language) -> list[dict[str, str]]:
    """Return the rows of a form as a CSV file has them."""
    result = result_with(COLUMNS, [*form_records(made, language)])
    return [*csv.DictReader(as_csv(result).splitlines())]


def test_csv() -> None:
    """One amount a row, in fen; blank is not known."""
    rows = rows_of(form("wan_yuan"), "zh")
    assert [*rows[0]] == [*COLUMNS]
    assert rows[0] == {
        "form": "made_up",
        "region": "testland",
        "section": "first",
        "line": "part",
        "label": "部分",
        "year": "2025",
        "status": "actual",
        "unit": "fen",
        "value": "12345670000",
    }
    assert [row["value"] for row in rows[2:4]] == ["0", ""]
    assert rows[-1]["unit"] == "percent"
    assert len(rows) == 8


def test_what_stands_around_a_form() -> None:
    """Its title, its head and its notes, in the language asked for."""
    assert page_records([form("yuan")], "en") == [
        {
            "form": "made_up",
            "region": "testland",
            "title": "Title",
            "head": ["Head"],
            "notes": ["A note."],
        }
    ]
    (page,) = page_records([form("yuan")], "zh")
    assert (page["title"], page["notes"]) == ("标题", ["附注。"])
