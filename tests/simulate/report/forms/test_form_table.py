"""A form as a person reads it and as data: columns that add, blanks, labels in two languages."""

import csv
import re
from typing import Final

import pytest
from attrs import evolve

from kernel.messages import Language, Pair
from simulate.output.console import rendered
from simulate.output.formats import as_csv
from simulate.output.presentation import Presentation
from simulate.output.units import WAN, YI, YUAN, Unit
from simulate.report.forms.form import Column, Form, Line, Section
from simulate.report.forms.form_table import COLUMNS, form_records, form_table, page_records
from tests.simulate.output.making import result_with
from tests.simulate.output.reading import tables_in, widest

LINES: Final = (
    Line("part", Pair("A part", "部分"), (12_345_670_000, -1)),
    Line("rest", Pair("The rest", "其余"), (0, None)),
    Line("total", Pair("Total", "合计"), (12_345_670_000, -1), depth=0),
    Line("share", Pair("Share", "比例"), (40, None), unit="percent"),
)


def form(unit: Unit | None, lines: tuple[Line, ...] = LINES) -> Form:
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


def printed(made: Form, language: Language, width: int = 80, unit: Unit | None = None) -> str:
    """Return a form as it is printed."""
    return rendered(form_table(made, Presentation(language, unit)), width)


def shown(made: Form, language: Language, unit: Unit | None = None) -> dict[str, list[str]]:
    """Return the cells of a form by label."""
    (table,) = tables_in(printed(made, language, unit=unit))
    return table.rows


def test_a_form_that_is_filed_in_no_unit() -> None:
    """A dash is zero, a blank is not known, a percentage is none of the money."""
    assert "\n万元 (10,000 yuan) " in printed(form(None), "en")
    rows = shown(form(None), "en")
    assert rows["A part"] == ["12,345.67", "0.00"]
    assert rows["The rest"] == ["–", ""]
    assert rows["Share"] == ["40%", ""]


def test_small_amounts_are_in_yuan() -> None:
    """Less than a million yuan: 1,234.57 and a fen below zero."""
    small = form(None, (Line("part", Pair("A part", "部分"), (123_457, -1)),))
    assert shown(small, "en")["A part"] == ["1,234.57", "-0.01"]
    assert "\n元 " in printed(small, "zh")


def test_a_form_that_is_filed_in_wan_yuan() -> None:
    """Small as its amounts may be, unless another unit is asked for."""
    small = form(WAN, (Line("part", Pair("A part", "部分"), (123_456_700, -5_000)),))
    assert shown(small, "zh")["部分"] == ["123.46", "-0.01"]
    assert shown(small, "zh", YUAN)["部分"] == ["1,234,567.00", "-50.00"]
    assert shown(small, "zh", YI)["部分"] == ["0.01", "0.00"]


@pytest.mark.parametrize(
    ("fen", "figure"),
    [
        (1_230_000, "1.23"),
        (1_234_999, "1.23"),
        (1_235_000, "1.24"),
        (1_225_000, "1.23"),
        (5_000_000, "5.00"),
        (10_000, "0.01"),
        (-1_055_000, "-1.06"),
    ],
)
def test_two_decimals_of_wan_yuan_half_up(fen: int, figure: str) -> None:
    """Away from zero where it is a half; data have the fen."""
    made = form(WAN, (Line("part", Pair("A part", "部分"), (fen, 10_000)),))
    assert shown(made, "zh")["部分"][0] == figure


def test_the_head_of_a_form_that_is_filed_in_a_unit_says_it() -> None:
    """That of its figures: the unit asked for, or its own; data files say its own."""
    made = form(WAN)
    assert printed(made, "zh").splitlines()[1] == "表头　单位：万元"
    assert printed(made, "zh", unit=YI).splitlines()[1] == "表头　单位：亿元"
    assert printed(made, "en", unit=YUAN).splitlines()[1] == "Head · yuan"
    assert page_records([made], "en")[0]["head"] == ["Head · 万元 (10,000 yuan)"]
    assert page_records([form(None)], "zh")[0]["head"] == ["表头"]


def test_title_head_and_notes() -> None:
    """In the language asked for."""
    words = printed(form(None), "zh").splitlines()
    assert words[:2] == ["标题", "表头"]
    assert {"第一", "· 附注。"} <= set(words)
    words = printed(form(None), "en").splitlines()
    assert words[:2] == ["Title", "Head"]
    assert {"First", "· A note."} <= set(words)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_long_label_is_broken_over_lines(language: Language) -> None:
    """No line is wider than the window, no character is lost, the figures stand there whole."""
    label = Pair("x" * 300, "某" * 300)
    made = form(None, (Line("part", label, (12_345_670_000, 0)),))
    text = printed(made, language)
    assert widest(text) <= 80
    assert text.count("x" if language == "en" else "某") == 300
    assert re.search(r" 12,345\.67 +–$", text, re.MULTILINE)


def rows_of(made: Form, language: Language) -> list[dict[str, str]]:
    """Return the rows of a form as a CSV file has them."""
    result = result_with(COLUMNS, [*form_records([made], language)])
    return [*csv.DictReader(as_csv(result).splitlines())]


def test_csv() -> None:
    """One amount a row, in fen; blank is not known."""
    rows = rows_of(form(WAN), "zh")
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
        "number": "",
        "low": "",
        "high": "",
    }
    assert [row["value"] for row in rows[2:4]] == ["0", ""]
    assert rows[-1]["unit"] == "percent"
    assert len(rows) == 8


def test_what_stands_around_a_form() -> None:
    """Its title, its head and its notes, in the language asked for."""
    assert page_records([form(None)], "en") == [
        {
            "form": "made_up",
            "region": "testland",
            "title": "Title",
            "head": ["Head"],
            "notes": ["A note."],
            "partial": [],
        }
    ]
    (page,) = page_records([form(None)], "zh")
    assert (page["title"], page["notes"]) == ("标题", ["附注。"])


def test_a_line_of_a_printed_form() -> None:
    """Its number stands before its label, in line with other numbers; data have it apart."""
    lines = (
        Line("part", Pair("A part", "部分"), (1, 2), number="一、"),
        Line("total", Pair("Total", "合计"), (1, 2), depth=0, number="二、", crossed_above=2),
    )
    words = printed(form(WAN, lines), "zh").splitlines()
    rows = [line.split("  ")[2].strip() for line in words if line.startswith("    ")]
    assert rows == ["一、部分", "×", "×", "二、合计"]
    assert [row["number"] for row in rows_of(form(WAN, lines), "zh")] == ["一、"] * 2 + ["二、"] * 2
    assert [row["label"] for row in rows_of(form(WAN, lines), "zh")][::2] == ["部分", "合计"]


def test_a_total_that_is_known_in_part_is_marked() -> None:
    """Before its amount for a person, by line and year around the form."""
    lines = (Line("total", Pair("Total", "合计"), (WAN.fen, WAN.fen), partial=frozenset({2026})),)
    assert shown(form(WAN, lines), "zh")["合计"] == ["1.00", "*1.00"]
    (page,) = page_records([form(WAN, lines)], "zh")
    assert page["partial"] == [{"line": "total", "year": 2026}]


def test_students_and_money_of_one_of_them() -> None:
    """A number of students has no decimals; money a head is in yuan, whatever the others are in."""
    lines = (
        Line("insured", Pair("Insured", "参保人数"), (12_345, None), unit="students"),
        Line("per_head", Pair("A head", "人均"), (123_456, None), is_per_head=True),
    )
    rows = shown(form(WAN, lines), "zh")
    assert rows["参保人数"] == ["12,345", ""]
    assert rows["人均"] == ["1,234.56", ""]
    data = rows_of(form(WAN, lines), "zh")
    assert [(row["unit"], row["value"]) for row in data[::2]] == [
        ("students", "12345"),
        ("fen", "123456"),
    ]


def test_the_ends_of_intervals() -> None:
    """Beside each amount, in data."""
    lines = (Line("part", Pair("A part", "部分"), (5, None), low=(3, None), high=(8, None)),)
    data = rows_of(form(WAN, lines), "zh")
    assert [(row["low"], row["high"]) for row in data] == [("3", "8"), ("", "")]


def test_years_that_are_summed() -> None:
    """A last column for a person, of money; blank for a percentage or where nothing is known."""
    rows = shown(evolve(form(YUAN), is_summed=True), "en")
    assert rows["A part"] == ["123,456,700.00", "-0.01", "123,456,699.99"]
    assert rows["The rest"] == ["–", "", "–"]
    assert rows["Share"] == ["40%", "", ""]


def test_the_unit_in_which_it_is_shown() -> None:
    """As asked; as it is filed; otherwise the one that keeps it short."""
    assert form(WAN).shown_in(YUAN) is YUAN
    assert form(WAN).shown_in(None) is WAN
    small = form(None, (Line("part", Pair("A part", "部分"), (99_999_999, -1)),))
    assert (form(None).shown_in(None), small.shown_in(None)) == (WAN, YUAN)


def with_ends(years: int) -> Form:
    """Return a form of some years, in each of which 50 lies from 40 to 60; the first is past."""
    low, high = ((None, *[end] * (years - 1)) for end in (40, 60))
    lines = (
        Line("part", Pair("A part", "部分"), (50,) * years, low=low, high=high),
        Line("total", Pair("Total", "合计"), (50,) * years, depth=0, low=low, high=high),
    )
    columns = tuple(Column(2025 + at, Pair(f"{2025 + at}", f"{2025 + at}")) for at in range(years))
    return evolve(form(YUAN, lines), columns=columns)


def test_ends_of_intervals_stand_behind_their_year() -> None:
    """Not behind a year that has none."""
    (table,) = tables_in(printed(with_ends(2), "en"))
    assert table.headings == ["2025", "2026", "Low", "High"]
    assert table.rows["A part"] == ["0.50", "0.50", "0.40", "0.60"]


def test_of_many_years_the_ends_stand_below_totals() -> None:
    """Where columns have no room for them."""
    rows = shown(with_ends(4), "en")
    assert [*rows] == ["A part", "Total", "5%", "95%"]
    assert rows["5%"] == ["", "0.40", "0.40", "0.40"]


def test_ends_of_a_sum_over_years_are_none_of_the_years() -> None:
    """It stands behind the years, and below a total there is none for it."""
    rows = shown(evolve(with_ends(2), is_summed=True), "en")
    assert rows["Total"] == ["0.50", "0.50", "1.00"]
    assert rows["95%"] == ["", "0.60", ""]
