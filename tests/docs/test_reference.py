"""The reference is whole: everything that the code declares is on its page, in both languages."""

import re
from collections.abc import Iterator
from typing import Any, Final

import click
import pytest
from attrs import fields

from docs.reference.command_options import CODES
from docs.reference.dated_values import LAW, PEOPLE, national
from docs.reference.parts import parts, whole
from kernel.clauses import ClauseTable, Document
from kernel.columns import COLUMNS, HEADERS
from kernel.entries import DIMENSIONS, Alternative, Entry
from kernel.hookspecs import QUESTIONS
from kernel.layers import ParameterTable, RegionFacts, SwitchTable
from kernel.messages import Language
from kernel.quantities import UNITS
from kernel.registry import load_region, region_names
from kernel.results import KINDS
from simulate.cli import cli, options
from simulate.explanation.glossary import GROUPS
from simulate.language.catalogue import spoken
from simulate.projection.breakdowns import BREAKDOWNS
from simulate.projection.measures import MEASURES
from tests.pages import CHINESE, PAGES
from tests.simulate.language.sentences import catalogue

TEXTS: Final[dict[Language, Any]] = {"en": PAGES, "zh": CHINESE}

MADE: Final = re.compile("^<!-- made: (.+) -->$", re.MULTILINE)

BETWEEN: Final = re.compile(r" *(?:\||\n|[:：;；·] )[ -]*")
"""What stands between the cells of a table, the lines of a list, and the parts of a line."""

both_languages = pytest.mark.parametrize("language", TEXTS)


def page(name: str, language: Language) -> str:
    """Return a page as the site has it."""
    return whole(TEXTS[language][name], language)


def shown(text: str) -> str:
    """Return a page without the marks by which Markdown keeps characters as they stand."""
    return text.replace("\\", "").replace("&lt;", "<")


@both_languages
def test_every_part_stands_on_a_page_once(language: Language) -> None:
    """And no page asks for one that there is not."""
    asked = [name for text in TEXTS[language].values() for name in MADE.findall(text)]
    assert sorted(asked) == sorted(parts())


@both_languages
def test_every_question_stands_under_its_hook(language: Language) -> None:
    """With what it asks, and each output with its unit and its words."""
    text = shown(page("reference-hooks.md", language))
    for name, question in QUESTIONS.items():
        section = text.partition(f"### `{question.hook}(")[2].partition("###")[0]
        for output, held in question.outputs.items():
            words = spoken(question.text, language), spoken(held.text, language)
            row = f"| `{name}` | {words[0]} | `{output}` | `{held.unit}` | {words[1]} |"
            assert row in section


@both_languages
def test_every_column_is_there(language: Language) -> None:
    """Of rosters with each header that is read, and of results."""
    text = shown(page("reference-columns.md", language))
    for name in COLUMNS:
        assert f"| `{name}` | {'、'.join(HEADERS[name])} |" in text
    for name in KINDS:
        assert f"| `{name}` | " in text


@both_languages
def test_every_measure_and_breakdown_is_there(language: Language) -> None:
    """By name, a measure with its words in tables."""
    text = shown(page("reference-figures.md", language))
    for name, measure in MEASURES.items():
        assert f"| `{name}` | {spoken(measure.text, language)} |" in text
    for name in BREAKDOWNS:
        assert f"| `{name}` | " in text


@both_languages
@pytest.mark.parametrize("file", [PEOPLE, LAW])
def test_every_assumption_and_parameter_is_there(file: str, language: Language) -> None:
    """With its words, unit and dimensions, and each value with its source."""
    text = shown(page("reference-assumptions.md", language))
    for name, parameter in national(file).items():
        assert f"| `{name}` | {spoken(parameter.text, language)} | `{parameter.unit}` |" in text
        for entry in parameter.entries:
            assert entry.source in text


def commands() -> Iterator[click.Command]:
    """Go through the commands, the one without a name first."""
    yield cli
    yield from cli.commands.values()


@both_languages
def test_every_option_stands_under_its_command(language: Language) -> None:
    """With its value beside it, as `--help` has it."""
    text = page("reference-commands.md", language)
    for command in commands():
        path = "simulate" if command is cli else f"simulate {command.name}"
        section = text.partition(f"### `{path}`\n")[2].partition("\n### ")[0]
        names = [name for one in command.params if one.name != "help" for name in one.opts]
        for name in (one for one in names if one.startswith("--")):
            assert re.search(rf"^ +(-\w, )?{name}\b", section, re.MULTILINE), (path, name)


def test_every_exit_code_is_explained() -> None:
    """Those that commands end with, and 0."""
    known = {code for name, code in vars(options).items() if name.startswith("EXIT_")}
    assert set(CODES) == known | {0}


@both_languages
def test_every_key_is_there(language: Language) -> None:
    """Of documents, clauses, the region, switches, parameters, values and cases."""
    text = page("reference-files.md", language)
    places = {
        "document.*.": Document,
        "clause.*.": ClauseTable,
        "region.": RegionFacts,
        "switch.*.": SwitchTable,
        "*.": ParameterTable,
        "*.values.": Entry,
        "*.alternatives.*.": Alternative,
    }
    for place, kind in places.items():
        for key in fields(kind):
            assert f"| `{place}{key.name}` | " in text
    assert all(f"| `{unit}` | " in text for unit in UNITS)
    assert all(f"`{dimension}`" in text for dimension in DIMENSIONS)


@both_languages
def test_every_word_of_the_glossary_is_there(language: Language) -> None:
    """In both languages, on each page."""
    text = shown(page("glossary.md", language))
    for entry in (entry for entries in GROUPS.values() for entry in entries):
        assert f"| {spoken(entry.term, 'en')} | {spoken(entry.term, 'zh')} |" in text


@both_languages
@pytest.mark.parametrize("region", region_names())
def test_every_region_has_its_page(region: str, language: Language) -> None:
    """With its documents, each of its own clauses, and what is assumed of its people."""
    text = shown(page(f"region-{region}.md", language))
    for clause in load_region(region).layers[-1].clauses().values():
        assert clause.id in text
        assert clause.document is None or clause.document.number in text
    assert "`uptake`" in text or "`uptake.1`" in text


def translated() -> list[str]:
    """Return the sentences of the program of four words and more that are not alike in Chinese."""
    words = [english for (english, _), chinese in catalogue().items() if chinese != english]
    return [one for one in words if one.count(" ") > 2 and "{" not in one]


@pytest.mark.parametrize("name", [name for name in PAGES if name.startswith("reference-")])
def test_the_reference_in_chinese_is_in_chinese(name: str) -> None:
    """No sentence that the catalogue has is left in English, over however many lines."""
    text = " ".join(shown(page(name, "zh")).split())
    assert [one for one in translated() if one in text] == []


@pytest.mark.parametrize("name", ["glossary.md", *(f"region-{one}.md" for one in region_names())])
def test_rules_and_glossary_in_chinese_are_in_chinese(name: str) -> None:
    """Sources and the English of a word stand as they are; no other cell or clause does."""
    terms = {spoken(entry.term, "en") for entries in GROUPS.values() for entry in entries}
    cells = {*BETWEEN.split(shown(page(name, "zh")))} - terms
    assert [one for one in translated() if one in cells] == []


def test_a_sentence_that_is_left_in_english_is_found() -> None:
    """On the English pages all are, in the same two ways."""
    hooks = shown(page("reference-hooks.md", "en"))
    assert sum(one in hooks for one in translated()) >= len(QUESTIONS)
    rules = {*BETWEEN.split(shown(page("region-changsha.md", "en")))}
    assert sum(one in rules for one in translated()) >= 3
