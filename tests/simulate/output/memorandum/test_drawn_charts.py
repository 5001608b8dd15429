"""Charts in Word."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from attrs import evolve

from simulate.output.deliverable.chapters import KINDS, Chapter
from simulate.output.memorandum.memorandum import as_memorandum
from simulate.output.pictures import pictures
from tests.simulate.output.deliverable.samples import sample
from tests.simulate.output.memorandum.word_files import lines_of, opened
from tests.simulate.output.pictures.chart_samples import chart_of


def test_a_picture_has_words_for_whoever_cannot_see_it() -> None:
    """No wider than the text; its title and its note stand around it."""
    chart = chart_of("levels", "en", note="One year is left out.")
    made = evolve(sample("en"), chapters=(Chapter(KINDS["balance"], (chart,)),))
    document = opened(as_memorandum(made))
    (shape,) = document.inline_shapes
    words = shape._inline.docPr
    assert (words.get("title"), words.get("descr")) == (chart.title, chart.says)
    page = document.sections[0]
    assert shape.width <= page.page_width - page.left_margin - page.right_margin  # type: ignore[operator]  # a plain page has all three
    lines = lines_of(document)
    assert lines[lines.index(chart.title) + 1] == "One year is left out."


def test_it_is_a_png_of_print() -> None:
    """Three hundred dots an inch at the size of its letters."""
    chapter = Chapter(KINDS["balance"], (chart_of("levels", "en"),))
    content = as_memorandum(evolve(sample("en"), chapters=(chapter,)))
    with ZipFile(BytesIO(content)) as package:
        (picture,) = (name for name in package.namelist() if name.startswith("word/media/"))
        assert package.read(picture).startswith(b"\x89PNG")
    (shape,) = opened(content).inline_shapes
    pixels = opened(content).part.related_parts
    (image,) = (part.image for part in pixels.values() if hasattr(part, "image"))
    assert image.px_width / (shape.width / 914_400) >= 250


def test_without_a_chinese_font_it_is_said_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The figures stand in the table; nothing is drawn with boxes."""
    monkeypatch.setattr(pictures, "has_chinese_font", lambda: False)
    document = opened(as_memorandum(sample("en")))
    assert not document.inline_shapes
    (said,) = (line for line in lines_of(document) if line.startswith("The picture is left out"))
    assert "fonts-noto-cjk" in said
