"""What the tests of rule documents are made of: words, documents, copies of regions."""

import ast
import shutil
from functools import cache
from pathlib import Path

from kernel.hookspecs import QUESTIONS
from kernel.messages import Language
from simulate.explanation.rulebook.condition_words import condition_words
from simulate.explanation.rulebook.ground import Ground
from simulate.explanation.rulebook.rules_document import rules_document
from simulate.explanation.rulebook.value_words import value_words
from simulate.explanation.rulebook.written_region import WrittenRegion, installed
from simulate.language.catalogue import spoken
from tests.cities.loading import CITIES, load_city
from tests.tree import ROOT


@cache
def region(name: str) -> WrittenRegion:
    """Return an installed region, or a city of the tests."""
    return WrittenRegion.of(load_city(name)) if name in CITIES else installed(name)


@cache
def ground(name: str, year: int) -> Ground:
    """Return the law of a region in a year."""
    return Ground.of(region(name).law, region(name).facts, year)


@cache
def document(name: str, year: int | None = None, language: Language = "en") -> str:
    """Return a region's rules as a document."""
    return rules_document(region(name), year, language)


def when(code: str, name: str = "changsha", language: Language = "en") -> str:
    """Return a condition in words, in 2026."""
    return spoken(condition_words(parsed(code), ground(name, 2026)), language)


def what(code: str, unit: str = "fen", name: str = "changsha", year: int = 2026) -> str:
    """Return a value in English words."""
    return str(value_words(parsed(code), unit, ground(name, year), condition_words))


def parsed(code: str) -> ast.expr:
    """Return the expression that code is."""
    return ast.parse(code, mode="eval").body


def passage(text: str, question: str, language: Language = "en") -> str:
    """Return what a document says of a question."""
    heading = f"### {spoken(QUESTIONS[question].text, language)}\n"
    return text.partition(heading)[2].partition("\n### ")[0].strip()


def changed_copy(folder: Path, **changes: tuple[str, str]) -> Path:
    """Copy Changsha's files, in each of which one passage is exchanged for another."""
    copy = folder / "changed"
    shutil.copytree(ROOT / "plugins" / "changsha", copy, ignore=shutil.ignore_patterns("__pyc*"))
    for name, (old, new) in changes.items():
        path = copy / (f"{name}.py" if name == "rules" else f"{name}.toml")
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), encoding="utf-8")
    return copy
