"""The site: what its contents name, and how a page is built."""

import re
from typing import Final

import pytest

from docs.reference.hook import built
from tests.pages import CHINESE, PAGES
from tests.tree import ROOT

CONFIGURATION: Final = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
CONTENTS: Final = CONFIGURATION.partition("\nnav:\n")[2]


def test_the_contents_name_every_page_once() -> None:
    """Which stands in docs/."""
    named = re.findall(r": (\S+\.md)$", CONTENTS, re.MULTILINE)
    assert sorted(named) == sorted(PAGES.keys() - {"README.md"})


def test_every_title_of_the_contents_is_in_chinese_too() -> None:
    """And no other one."""
    titles = re.findall(r"^ *- ([^:\n]+):", CONTENTS, re.MULTILINE)
    translations = CONFIGURATION.partition("nav_translations:\n")[2].partition("\nmarkdown_")[0]
    translated = re.findall(r"^ {12}([^:\n]+): \S", translations, re.MULTILINE)
    assert sorted(translated) == sorted(titles)


@pytest.mark.parametrize("name", [name for name in PAGES if name != "README.md"])
def test_a_page_is_built_whole(name: str) -> None:
    """Its parts are filled in, and the menu of languages stands for the link to the other one."""
    for text, file in ((PAGES[name], name), (CHINESE[name], name.replace(".md", ".zh.md"))):
        page = built(text, file)
        assert "<!-- made:" not in page
        assert not re.search(r"\[(中文|English)\]\(", page)
        assert page.splitlines()[0] == text.splitlines()[0]


def test_a_part_that_there_is_not_is_refused() -> None:
    """A page never lacks what it promises without a word."""
    with pytest.raises(KeyError, match="wonders"):
        built("# Glossary\n\n<!-- made: wonders -->\n", "glossary.md")
