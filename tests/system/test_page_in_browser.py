"""A page in Chromium: nothing is asked for, nothing is complained of, nothing is cut off."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final, get_args

import pytest
from attrs import evolve

from kernel.messages import LANGUAGES, Language
from simulate.output.deliverable.chapters import KINDS, Chapter
from simulate.output.deliverable.chart import Shape
from simulate.output.layout import Sentences
from simulate.output.webpage.page import as_page
from tests.simulate.output.deliverable.samples import sample
from tests.simulate.output.pictures.chart_samples import chart_of
from tests.simulate.output.spreadsheet.pieces import FORM
from tests.system.browser import Browser
from tests.tree import ROOT

pytestmark = pytest.mark.system

PHONE: Final = 390
DESK: Final = 1280
"""Pixels of a window."""

ABOVE_FORM: Final = 32
"""Lines above a form, with which a page ends below its title."""

OVERFLOW: Final = "document.documentElement.scrollWidth - document.documentElement.clientWidth"

CUT_OFF: Final = """
    [...document.querySelectorAll("svg")].flatMap(svg => {
        const box = svg.getBoundingClientRect();
        return [...svg.querySelectorAll("text")].filter(text => {
            const own = text.getBoundingClientRect();
            return own.left < box.left - 1 || own.right > box.right + 1
                || own.top < box.top - 1 || own.bottom > box.bottom + 1;
        }).map(text => text.textContent);
    })
"""

OVER_EACH_OTHER: Final = """
    [...document.querySelectorAll("svg")].flatMap(svg => {
        const texts = [...svg.querySelectorAll("text")].filter(one => one.textContent);
        const boxes = texts.map(one => one.getBoundingClientRect());
        return texts.filter((_, at) => boxes.some((other, place) => place < at
            && boxes[at].left < other.right - 1 && boxes[at].right > other.left + 1
            && boxes[at].top < other.bottom - other.height / 3
            && boxes[at].bottom > other.top + other.height / 3
        )).map(one => one.textContent);
    })
"""


@pytest.fixture
def browser(tmp_path: Path) -> Browser:
    """Return Chromium with a profile of its own."""
    return Browser.in_folder(tmp_path)


def written(folder: Path, language: Language = "zh") -> Path:
    """Write a page with every block and a chart of every shape."""
    made = sample(language)
    charts = tuple(chart_of(shape, language, "Note.") for shape in get_args(Shape))
    page = folder / f"page-{language}.html"
    chapters = (*made.chapters, Chapter(KINDS["clauses"], charts))
    page.write_bytes(as_page(evolve(made, chapters=chapters)))
    return page


def test_a_page_asks_for_nothing_and_breaks_no_policy(browser: Browser, tmp_path: Path) -> None:
    """Neither the console nor the log of the network has a line of it."""
    page = written(tmp_path)
    assert browser.console(page) == []
    assert browser.requests(page) == []


def test_what_a_careless_page_would_do_is_seen(browser: Browser, tmp_path: Path) -> None:
    """A picture from elsewhere is in the log; one that the policy forbids is in the console."""
    picture = '<img src="https://example.org/a.png">'
    careless = tmp_path / "careless.html"
    careless.write_text(picture)
    assert browser.requests(careless) == ["https://example.org/a.png"]
    policy = """<meta http-equiv="Content-Security-Policy" content="default-src 'none'">"""
    careless.write_text(policy + picture)
    assert browser.requests(careless) == []
    assert "Content Security Policy" in "".join(browser.console(careless))


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("language", LANGUAGES)
def test_only_tables_scroll(
    browser: Browser, tmp_path: Path, language: Language, width: int
) -> None:
    """Never the page itself."""
    assert browser.measured(written(tmp_path, language), OVERFLOW, width) == "0"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_label_of_a_chart_is_cut_off_or_over_another(
    browser: Browser, tmp_path: Path, language: Language
) -> None:
    """In no shape."""
    page = written(tmp_path, language)
    assert json.loads(browser.measured(page, CUT_OFF, DESK)) == []
    assert json.loads(browser.measured(page, OVER_EACH_OTHER, DESK)) == []


def test_a_chart_drawn_without_a_chinese_font_is_whole_where_there_is_one(
    browser: Browser, tmp_path: Path
) -> None:
    """Room for words is measured without fonts."""
    fonts = tmp_path / "fonts.conf"
    fonts.write_text(f"<fontconfig><dir>{tmp_path}</dir></fontconfig>")
    code = f"from {__name__} import *; written(Path({str(tmp_path)!r}))"
    subprocess.run(  # noqa: S603  # the interpreter of this run, and words of our own
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, "FONTCONFIG_FILE": str(fonts), "PYTHONPATH": str(ROOT)},
        check=True,
    )
    page = tmp_path / "page-zh.html"
    assert json.loads(browser.measured(page, CUT_OFF, DESK)) == []
    assert json.loads(browser.measured(page, OVER_EACH_OTHER, DESK)) == []


def test_print_opens_what_is_closed(browser: Browser, tmp_path: Path) -> None:
    """The table behind a chart is printed."""
    text = printed_text(browser, written(tmp_path))
    assert "16,800.00" in text
    assert "12.35" in text


def test_a_form_is_printed_on_one_page_with_its_title(browser: Browser, tmp_path: Path) -> None:
    """Where the rest of a page has room for its title alone."""
    page = tmp_path / "form.html"
    above = Chapter(KINDS["method"], (Sentences(["Line."] * ABOVE_FORM),))
    form = Chapter(KINDS["form"], (FORM,))
    page.write_bytes(as_page(evolve(sample("zh"), chapters=(above, form), across=())))
    found = [one for one in printed_text(browser, page).split("\f") if FORM.heads[0] in one]
    assert len(found) == 1
    assert FORM.title in found[0]
    assert "九、上年结余" in found[0]


def printed_text(browser: Browser, page: Path) -> str:
    """Return the words of a page as it is printed, a form feed behind each sheet."""
    return subprocess.run(  # noqa: S603  # a program that is installed, and a page of ours
        [shutil.which("pdftotext") or "pdftotext", "-layout", browser.printed(page), "-"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def test_it_is_dark_for_who_reads_in_the_dark(browser: Browser, tmp_path: Path) -> None:
    """Ground and ink change places, in charts too."""
    page = written(tmp_path)
    ink = 'getComputedStyle(document.querySelector(`svg [fill="#1b1f24"]`)).fill'
    assert browser.measured(page, ink, DESK) == '"rgb(27, 31, 36)"'
    assert evolve(browser, is_dark=True).measured(page, ink, DESK) == '"rgb(230, 233, 237)"'
