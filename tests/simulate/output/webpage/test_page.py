"""A page: one file that fetches nothing, with the figures of its deliverable."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from typing import Final, get_args

import pytest
from attrs import evolve

from kernel.messages import LANGUAGES, Language
from simulate.output.deliverable.chapters import KINDS, Chapter
from simulate.output.deliverable.chart import Chart, Shape
from simulate.output.deliverable.checks import Place, check_of
from simulate.output.deliverable.figure_table import (
    FigureColumn,
    FigureGroup,
    FigureLine,
    FigureTable,
)
from simulate.output.deliverable.printed_form import PrintedForm
from simulate.output.layout import Heading, Sentences
from simulate.output.text_table import TextTable
from simulate.output.units import YUAN
from simulate.output.webpage.page import as_page
from tests.simulate.output.deliverable.samples import NASTY, PAYERS, sample
from tests.simulate.output.pictures.chart_samples import chart_of
from tests.simulate.output.webpage.page_reading import Element, cells, read

PAGE: Final = read(as_page(sample()))


def of_chapters(*chapters: Chapter, language: Language = "en") -> Element:
    """Return the page of chapters."""
    return read(as_page(evolve(sample(language), chapters=chapters)))


@cache
def all_charts(language: Language) -> Element:
    """Return a page with a chart of every shape."""
    charts = tuple(chart_of(shape, language) for shape in get_args(Shape))
    return of_chapters(Chapter(KINDS["payers"], charts), language=language)


def test_a_table_has_the_figures_in_the_unit() -> None:
    """12,345,678 fen are 12.35 万元; what does not apply is blank; the source stands last."""
    head, *rows = cells(PAGE.one("table", id="table-changsha.payers"))
    assert head[:-1] == ["缴款方", "2024", "2025", "合计"]
    assert rows == [
        ["学生", "12.35", "20.00", "32.35", "CS-4"],
        ["中央", "30.00", "31.00", "61.00", "CS-7"],
        ["合计", "42.35", "51.00", "93.35", ""],
        ["参保人数", "1,000", "990", "", ""],
    ]


def test_a_table_says_its_unit_its_title_and_what_each_cell_belongs_to() -> None:
    """A caption, and a scope for every heading."""
    table = PAGE.one("table", id="table-changsha.payers")
    assert table.one("caption").text.startswith("基金收入 ")
    assert table.one("caption").text.endswith("万元")
    scopes = [one.attributes["scope"] for one in table.every("th")]
    assert scopes == ["col"] * 5 + ["row"] * 4


def test_key_figures_are_cards() -> None:
    """What it is, how much, how sure."""
    card = [one.text for one in PAGE.one("dl").every() if one.tag in ("dt", "dd")]
    assert card == ["基金收入", "93.35 万元", "2024–2025 合计"]


def test_what_stands_at_the_head_is_not_said_again() -> None:
    """The sentence, and a heading that is the title."""
    title, said = sample().title, sample().sentence
    blocks = (Heading(title), Sentences([said, "And more."]), Heading("Beside"))
    page = of_chapters(Chapter(KINDS["summary"], blocks))
    assert [one.text for one in page.every("p")].count(said) == 1
    assert [one.text for one in page.every("h3")] == ["Beside"]
    assert "And more." in page.text


def test_the_sentences_of_several_regions_stand_with_their_regions() -> None:
    """At the head nobody would know whose they are."""
    blocks = (Heading("A"), Sentences(["Of A."]), Heading("B"), Sentences(["Of B."]))
    chapters = (Chapter(KINDS["summary"], blocks),)
    page = read(as_page(evolve(sample("en"), chapters=chapters, sentence="Of A.\nOf B.\nOf C.")))
    assert [one.text for one in page.one("header").every("p")] == ["Of C."]
    said = [one.text for one in page.one("section", id="summary").every() if one.tag in ("h3", "p")]
    assert said == ["A", "Of A.", "B", "Of B."]


@pytest.mark.parametrize("text", NASTY)
def test_texts_are_no_markup(text: str) -> None:
    """They stand as they are, but for characters that no page can hold."""
    rows = cells(PAGE.one("table", **{"class": "texts"}))
    assert [text.replace("\x07", "\N{REPLACEMENT CHARACTER}"), "0.52"] in rows
    assert not [*PAGE.every("b")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_on_the_page_runs_or_is_fetched(language: Language) -> None:
    """No script, no address of a network, no style of an element of its own."""
    page = all_charts(language)
    assert not {one.tag for one in page.every()} & {"script", "link", "img", "iframe", "form"}
    for one in page.every():
        assert not {name for name in one.attributes if name.startswith(("on", "style"))}
        for name in ("href", "src", "xlink:href"):
            assert one.attributes.get(name, "#").startswith("#")


def test_the_policy_allows_the_one_style_alone() -> None:
    """Known by its digest."""
    (style,) = PAGE.every("style")
    digest = b64encode(sha256(style.text.encode()).digest()).decode()
    policy = PAGE.one("meta", **{"http-equiv": "Content-Security-Policy"}).attributes["content"]
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'"


@pytest.mark.parametrize(("language", "tag"), [("zh", "zh-CN"), ("en", "en")])
def test_a_screen_reader_finds_its_way(language: Language, tag: str) -> None:
    """The language, the landmarks, and a link over what comes first."""
    page = read(as_page(sample(language)))
    assert page.one("html").attributes["lang"] == tag
    assert {"header", "main", "nav", "footer"} <= {one.tag for one in page.every()}
    skip = page.one("body").one("a").attributes["href"]
    assert page.one("main").attributes["id"] == skip.removeprefix("#")


def test_every_link_leads_somewhere_and_every_anchor_is_one() -> None:
    """Also where two chapters are of a kind, and a table stands twice."""
    chapter = Chapter(KINDS["payers"], (PAYERS,), of="长沙")
    page = of_chapters(chapter, evolve(chapter, of="泉州"))
    anchors = [one.attributes["id"] for one in page.every() if "id" in one.attributes]
    assert len({*anchors}) == len(anchors)
    links = {one.attributes["href"].removeprefix("#") for one in page.every("a")}
    assert links <= {*anchors}
    assert {"payers", "payers-2"} <= links


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_chart_says_what_it_shows(language: Language) -> None:
    """To whoever cannot see it, in its own words."""
    for drawing in all_charts(language).every("svg"):
        assert drawing.attributes["role"] == "img"
        assert drawing.attributes["aria-label"] == chart_of("band", language).says


def test_the_words_of_a_chart_are_no_markup_and_none_is_lost() -> None:
    """Not even what looks like an attribute that a picture can do without."""
    words = '<b class="x" opacity="1"> & co'
    table = FigureTable(
        "t", "", "", (FigureColumn("2024"),), (FigureGroup("", (FigureLine("a", words, (1,)),)),)
    )
    chart = Chart("clauses", "shares", words, words, table, ("a",), (0,))
    drawing = of_chapters(Chapter(KINDS["clauses"], (chart,))).one("svg")
    assert words in [one.text for one in drawing.every("text")]
    assert drawing.attributes["aria-label"] == words


def test_a_chart_whose_table_stands_on_the_page_leads_there() -> None:
    """It is not printed twice."""
    figure = PAGE.one("figure")
    assert figure.one("a").attributes["href"] == "#table-changsha.payers"
    assert not [*figure.every("table")]


def test_a_chart_whose_table_stands_nowhere_has_it_behind() -> None:
    """Whoever wants the figures opens it."""
    behind = all_charts("zh").one("figure").one("details")
    assert ["学生", "5,614.69", "5,613.80", "5,610.78", "2,448.93", "117.43"] in cells(
        behind.one("table")
    )


def test_what_a_chart_leaves_out_stands_below_it() -> None:
    """In its note."""
    page = of_chapters(Chapter(KINDS["change"], (chart_of("waterfall", note="Without rules."),)))
    assert "Without rules." in [one.text for one in page.one("figure").every("p")]


def test_a_long_table_of_texts_is_closed_until_it_is_wanted() -> None:
    """13 rows; one of 12 is open."""
    short, long = (
        of_chapters(Chapter(KINDS["assumptions"], (TextTable("Values", ["A"], [("1",)] * rows),)))
        for rows in (12, 13)
    )
    assert not [*short.every("details")]
    assert len(cells(long.one("details").one("table"))) == 14
    assert "Values" in long.one("summary").text


def test_a_printed_form_has_its_sides_beside_each_other() -> None:
    """Numbers before labels, × where the form has it, zero in digits, what is incomplete marked."""
    page = of_chapters(Chapter(KINDS["form"], (_form(),)))
    rows = cells(page.one("section", **{"class": "form"}).one("table"))
    assert rows == [
        ["Income", "2027", "Expenditure", "2027"],
        ["1. Contributions", "1,234.50", "×", "×"],
        ["2. Subsidies", "0.00", "Benefits", ""],
        ["Total", "1,234.50*", ""],
    ]
    assert "Place: 长沙" in page.text
    assert "A note." in page.text


def _form() -> PrintedForm:
    def side(key: str, corner: str, *lines: FigureLine) -> FigureTable:
        return FigureTable(key, "", corner, (FigureColumn("2027"),), (FigureGroup("", lines),))

    left = side(
        "left",
        "Income",
        FigureLine("paid", "Contributions", (123_450,), number="1. "),
        FigureLine("subsidies", "Subsidies", (0,), number="2. "),
        FigureLine("total", "Total", (123_450,), depth=0, marks=frozenset({0})),
    )
    right = side(
        "right", "Expenditure", FigureLine("benefits", "Benefits", (None,), crossed_above=1)
    )
    return PrintedForm("Form", ("Place: 长沙",), YUAN, left, right, ("A note.",))


def test_checks_that_hold_are_counted() -> None:
    """Six sums in the table, and one across."""
    page = read(as_page(sample("en")))
    assert "Checks: all 9 hold" in page.one("section", id="checks").text


def test_a_check_that_fails_is_shown_with_both_figures() -> None:
    """The program says 1.00 万元 more than its parts."""
    parts = [(1, Place("changsha.payers", "total", at)) for at in (0, 1)]
    wrong = check_of("Both years", "fen", 94_345_678, parts, [PAYERS])
    page = read(as_page(evolve(sample("en"), across=(wrong,))))
    checks = page.one("section", id="checks")
    assert "Checks: 1 of 9 do not hold" in checks.text
    assert ["Both years", "94.35", "93.35"] in cells(checks.one("table"))


def test_the_command_that_makes_the_figures_again_names_no_output() -> None:
    """As it is typed."""
    run = {"version": "0.1.0", "command": ["simulate", "-o", "x.html", "--region", "长 沙"]}
    page = read(as_page(evolve(sample(), run=run)))
    assert page.one("pre").text == "simulate --region '长 沙'"


def test_the_same_deliverable_is_the_same_page() -> None:
    """Twice the same bytes, and without the time."""
    assert as_page(sample()) == as_page(sample())
