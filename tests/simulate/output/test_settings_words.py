"""What a user has set, above an answer: so that nobody takes it for another one."""

import re
from pathlib import Path
from typing import Final

import pytest

from kernel.messages import Language
from simulate.language.catalogue import spoken
from simulate.output.settings_words import set_words
from simulate.scenario.file import read_scenario
from simulate.scenario.settings import settings_from_options
from tests.conftest import Simulate
from tests.simulate.making import plain

FIRST_SENTENCE: Final = re.compile(r"the fund takes in|public money|Government cost · total")
"""Of a forecast, a form, a ranking."""


def said(*options: str, language: Language = "en") -> str:
    """Return what is said of options in Changsha."""
    words = set_words(plain("changsha"), settings_from_options(options))
    return "".join(spoken(one, language) for one in words)


def test_nothing_is_said_where_nothing_is_set() -> None:
    """No line above the answer."""
    assert said() == ""


def test_a_setting_has_its_words_and_stands_as_an_option_writes_it() -> None:
    """Years and words too; of two for one name the last one, with the changes after it."""
    assert said("uptake=0.5", "tariff.2027=420", "uptake=0.7") == (
        "Set: Share of students who enrol at the place of study (uptake=0.7); Individual "
        "contribution of a student (tariff.2027=420)."
    )
    assert said("tariff=400", "tariff=+20", "tariff=*1.1") == (
        "Set: Individual contribution of a student (tariff=400); Individual contribution of a "
        "student (tariff=+20); Individual contribution of a student (tariff=*1.1)."
    )
    assert said("uptake=0.7", language="zh") == "设定：在学籍地参保的学生比例（uptake=0.7）。"


def test_a_name_of_another_region_stands_alone() -> None:
    """As do reforms, of which no parameter is one."""
    assert said("reforms=assisted_do_not_wait") == "Set: reforms=assisted_do_not_wait."


def test_of_a_range_the_value_is_said_and_of_a_mix_the_shares(tmp_path: Path) -> None:
    """As a scenario file has them."""
    path = tmp_path / "scenario.toml"
    path.write_text(
        "[assumptions]\nuptake = { value = 0.6, low = 0.5, high = 0.7 }\n"
        "relief = { dibao = 0.4, tekun = 0.6 }\n",
        encoding="utf-8",
    )
    words = set_words(plain("changsha"), read_scenario(path).settings)
    assert "(uptake=0.6); " in str(words[0])
    assert str(words[0]).endswith("(relief=dibao:0.4 tekun:0.6).")


@pytest.mark.parametrize(
    "answer", [(), ("--form", "transfers"), ("sensitivity",)], ids=["forecast", "form", "ranking"]
)
def test_it_stands_above_an_answer(simulate: Simulate, answer: tuple[str, ...]) -> None:
    """A forecast, a form, a ranking: above what it says; without settings it does not."""
    words = [*answer, "--region", "changsha", "--cohort", "2024", "--students", "50"]
    line = "Set: Share of students who enrol at the place of study (uptake=0.7)."
    look = ("--format", "table")
    lines = simulate(*words, *look, "--set", "uptake=0.7").out.splitlines()
    first = next(at for at, one in enumerate(lines) if FIRST_SENTENCE.search(one))
    assert lines.index(line) < first
    assert "Set: " not in simulate(*words, *look).out
