"""The page on checks lists every check and every mistake that a test makes, in both languages."""

import re

import pytest

from kernel.messages import Language
from simulate.inspection.check_list import CHECKS
from simulate.language.catalogue import spoken
from tests.pages import CHINESE, PAGES
from tests.simulate.inspection.mistakes import MISTAKES
from tests.tree import ROOT

TEXTS: dict[Language, str] = {"en": PAGES["checks.md"], "zh": CHINESE["checks.md"]}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_check_is_listed(language: Language) -> None:
    """In the order in which they are made, with what they prove."""
    rows = re.findall(r"^\| ([^|`]+) \| ([^|]+) \|$", TEXTS[language], re.MULTILINE)
    assert rows[1:] == [(name, spoken(one.text, language)) for name, one in CHECKS.items()]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_mistake_is_listed(language: Language) -> None:
    """With the file, and the check that finds it; there are at least forty."""
    rows = re.findall(r"^\| ([^|]+) \| `([^|]+)` \| ([^|]+) \|$", TEXTS[language], re.MULTILINE)
    named = [(one.zh if language == "zh" else one.name, one.file, one.check) for one in MISTAKES]
    assert rows == named
    assert len(named) >= 40


def test_the_test_shown_is_that_of_the_tree() -> None:
    """Word for word."""
    shown = re.findall(r"^```python\n(.*?)^```$", TEXTS["en"], re.MULTILINE | re.DOTALL)
    source = (ROOT / "tests" / "plugins" / "test_contract.py").read_text(encoding="utf-8")
    assert [one in source for one in shown] == [True]
