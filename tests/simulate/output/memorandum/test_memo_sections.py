"""The program's own words in the sections of a memorandum."""

from collections.abc import Mapping
from typing import Any

import pytest
from attrs import evolve

from simulate.output.deliverable.chapters import KINDS, Chapter
from simulate.output.layout import Sentences
from simulate.output.memorandum.memo_sections import SECTIONS
from simulate.output.memorandum.memorandum import as_memorandum
from tests.simulate.output.deliverable.samples import sample
from tests.simulate.output.memorandum.word_files import lines_of, opened


def words(key: str, run: Mapping[str, Any] = {}) -> str:
    """Return what a section says of the sample made in a run."""
    (section,) = (one for one in SECTIONS if one.key == key)
    made = evolve(sample("en"), run={"version": "9.9", **run})
    return " ".join(str(text) for text in section.words(made))


def test_every_section_of_a_chapter_is_there() -> None:
    """No chapter gets lost."""
    keys = {section.key for section in SECTIONS}
    assert {kind.section for kind in KINDS.values()} <= {*keys, None}


@pytest.mark.parametrize(
    ("method", "said"),
    [
        ("seriatim", "drawn one by one"),
        ("grouped", "multinomial draws"),
        ("expected", "nothing is drawn"),
    ],
)
def test_the_method_is_that_of_the_run(method: str, said: str) -> None:
    """The others are not mentioned."""
    assert said in words("method", {"method": method})
    assert said not in words("method")


def test_totals_are_counted_as_they_are_checked() -> None:
    """Seven: a total in three columns, three lines summed across, one over two tables."""
    assert "Of 9 totals in this result 9 agree" in words("method")


def test_draws_are_mentioned_where_there_are_any() -> None:
    """A forecast without intervals claims none."""
    assert "500 draws" in words("uncertainty", {"replicates": 500})
    assert words("uncertainty", {"replicates": None}) == ""


def test_the_version_of_the_program_stands_for_its_documents() -> None:
    """Who relies on them can find them."""
    assert "version 9.9" in words("reliance")


def test_a_section_without_chapters_says_how_to_get_one() -> None:
    """The commands exist."""
    without = {section.key: str(section.without) for section in SECTIONS if section.without}
    assert "simulate compare" in without["reconciliation"]
    assert "--replicates" in without["uncertainty"]
    assert "simulate sensitivity" in without["uncertainty"]


def test_a_section_with_a_chapter_does_not() -> None:
    """What was computed is not said to be missing."""
    own = Chapter(KINDS["change"], (Sentences(["the tariff rose"]),))
    with_change = evolve(sample("en"), chapters=(own,))
    said = [
        lines_of(opened(as_memorandum(made)))
        for made in (with_change, evolve(with_change, chapters=()))
    ]
    assert [any("No earlier result was given" in line for line in one) for one in said] == [
        False,
        True,
    ]
