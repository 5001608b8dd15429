"""What an assumption is called, and by which name it is set."""

import re

import pytest

from kernel.messages import Language
from simulate.language.catalogue import spoken
from simulate.output.assumption_words import named_words, words_of
from simulate.scenario.setup import Setup
from simulate.scenario.values import label_of
from tests.simulate.making import REGIONS, plain


def named(setup: Setup, language: Language) -> dict[str, str]:
    """Return every assumption and value of a region in words, by the name that sets it."""
    parameters = (*setup.assumptions.parameters.values(), *setup.rules.law.parameters.values())
    return {
        label_of(one, entry): spoken(words_of(one, entry, setup.rules), language)
        for one in parameters
        for entry in one.effective
    }


@pytest.mark.parametrize(
    ("region", "name", "english", "chinese"),
    [
        (
            *("changsha", "uptake"),
            *("Share of students who enrol at the place of study", "在学籍地参保的学生比例"),
        ),
        (
            *("changsha", "relief.dibao"),
            *(
                "Relief category, among assisted students: share of dibao",
                "困难类别（占资助对象）：低保对象的比例",
            ),
        ),
        (
            *("changsha", "programme_years.tertiary.2"),
            *("Programme length in years: share of tertiary, 2 years", "高等学校、2年的比例"),
        ),
        (
            *("liaoning", "locality.dalian"),
            *("", "大连的比例"),
        ),
    ],
)
def test_an_assumption_in_words(region: str, name: str, english: str, chinese: str) -> None:
    """With what it is restricted to: a category, a type and a length, a place."""
    setup = plain(region)
    assert named(setup, "zh")[name].endswith(chinese)
    assert named(setup, "en")[name].startswith(english)


@pytest.mark.parametrize("region", REGIONS)
def test_everything_that_can_be_set_has_chinese_words(region: str) -> None:
    """No name of a data file among them, whatever it is restricted to."""
    for name, words in named(plain(region), "zh").items():
        assert re.search("[一-鿿]", words), name
        assert not re.search("[a-z]{3}", words), (name, words)


def test_the_name_that_sets_it_stands_beside_its_words() -> None:
    """The same in both languages."""
    setup = plain("changsha")
    parameter = setup.assumptions.parameter("uptake")
    (entry,) = parameter.effective
    words = [named_words(parameter, entry, "uptake", setup.rules, one) for one in ("en", "zh")]
    assert words == [
        "Share of students who enrol at the place of study (uptake)",
        "在学籍地参保的学生比例（uptake）",
    ]
