"""What is declared of each way of breaking figures down."""

from collections.abc import Callable, Mapping
from typing import Any, Final

import numpy as np
import pytest

from kernel.codes import Affiliation, InstitutionType, Relief
from kernel.ruleset import Ruleset
from simulate.cli.forecast import forecast
from simulate.language.catalogue import spoken
from simulate.projection.breakdowns import BREAKDOWNS, GROUPINGS
from tests.simulate.making import plain, population_of

WORD_OF: Final[Mapping[str, tuple[str, Callable[[int, Ruleset], str]]]] = {
    "relief": ("relief", lambda code, _: "none" if code < 0 else Relief(code).word),
    "institution": ("institution_type", lambda code, _: InstitutionType(code).word),
    "affiliation": ("affiliation", lambda code, _: Affiliation(code).word),
    "locality": ("locality", lambda code, rules: rules.law.localities[code]),
    "programme_years": ("programme_years", lambda code, _: str(code)),
}
"""What a code of a student profile means, written down once more."""


def test_the_command_offers_the_breakdowns_that_are_declared() -> None:
    """It lists them itself, so that its help loads none of them."""
    (by,) = [one for one in forecast.params if "--by" in one.opts]
    kind: Any = by.type
    assert tuple(kind.choices) == BREAKDOWNS


@pytest.mark.parametrize("name", GROUPINGS)
def test_a_label_is_the_word_of_the_code_that_a_profile_holds(name: str) -> None:
    """Whatever the code of the first label is."""
    setup = plain("liaoning")
    profiles = population_of(setup).profiles
    attribute, word = WORD_OF[name]
    labels = GROUPINGS[name].labels(setup.rules)
    rows = np.arange(len(profiles))[::-1]
    found = [labels[at] for at in GROUPINGS[name].positions(profiles, rows).tolist()]
    assert found == [word(code, setup.rules) for code in getattr(profiles, attribute)[rows]]


@pytest.mark.parametrize(
    ("name", "label", "zh"),
    [
        ("relief", "none", "无困难类别"),
        ("relief", "dibao_margin", "低保边缘家庭成员"),
        ("institution", "tertiary", "高等学校"),
        ("affiliation", "municipal", "市级"),
        ("locality", "shenyang", "沈阳"),
        ("programme_years", "4", "4"),
    ],
)
def test_a_label_has_the_word_of_data_files_and_that_of_the_notices(
    name: str, label: str, zh: str
) -> None:
    """The first in English, the second in Chinese."""
    text = GROUPINGS[name].words(plain("liaoning").rules)[label]
    assert (str(text), spoken(text, "zh")) == (label, zh)


@pytest.mark.parametrize("name", GROUPINGS)
def test_every_heading_is_there_in_both_languages(name: str) -> None:
    """Above the labels, where they have a column of their own."""
    heading = GROUPINGS[name].text
    assert str(heading)
    assert spoken(heading, "zh")
    assert str(heading) != spoken(heading, "zh")
