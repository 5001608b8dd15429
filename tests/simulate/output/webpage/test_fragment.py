"""What a notebook shows of a deliverable."""

import re

import pytest

from simulate.output.webpage.fragment import as_fragment
from tests.simulate.output.deliverable.samples import sample
from tests.simulate.output.webpage.page_reading import cells, read


def test_it_has_title_sentence_key_figures_and_the_first_tables() -> None:
    """The summary and the chapter behind it."""
    part = read(as_fragment(sample()))
    assert "长沙 · 2024届" in part.text
    assert [one.text for one in part.every("p")].count("两年基金收入 93.35 万元。") == 1
    assert "93.35 万元" in part.one("dl").text
    assert ["学生", "12.35", "20.00", "32.35", "CS-4"] in cells(part.one("table"))
    assert len([*part.every("table")]) == 1


def test_its_styles_touch_nothing_else() -> None:
    """Each begins with its own class."""
    (outer,) = (one for one in read(as_fragment(sample())).inside if not isinstance(one, str))
    assert outer.attributes["class"] == "xuebao"
    selectors = re.findall(r"([^{}]+)\{", outer.one("style").text)
    assert all(one.strip().startswith(".xuebao") for group in selectors for one in group.split(","))


@pytest.mark.parametrize("tag", ["script", "svg", "html", "body"])
def test_it_is_a_part_without_scripts(tag: str) -> None:
    """Nor the frame of a page."""
    assert not [*read(as_fragment(sample())).every(tag)]


def test_it_has_no_anchors() -> None:
    """Two of them may stand on one page."""
    assert not [one for one in read(as_fragment(sample())).every() if "id" in one.attributes]
