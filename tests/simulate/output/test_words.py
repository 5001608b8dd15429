"""The words of tables, in two languages."""

import pytest

from kernel.codes import Basis, Payer
from simulate.language.catalogue import spoken
from simulate.language.choice import default_language
from simulate.output.words import TERMS, term
from simulate.projection.measures import MEASURES


@pytest.mark.parametrize("word", [*Payer.words(), *Basis.words(), "total", "accrual", "cash"])
def test_every_payer_and_basis_has_a_term(word: str) -> None:
    """In English and in Chinese, not the bare identifier."""
    assert term(word, "en")
    assert term(word, "zh") != term(word, "en")
    assert "_" not in term(word, "en")


def test_every_term_and_measure_is_there_in_both_languages() -> None:
    """No gap in the lists."""
    for text in (*TERMS.values(), *(measure.text for measure in MEASURES.values())):
        assert str(text)
        assert spoken(text, "zh")
        assert str(text) != spoken(text, "zh")


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({"LC_ALL": "zh_CN.UTF-8"}, "zh"),
        ({"LC_ALL": "en_US.UTF-8", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LC_MESSAGES": "ZH_TW", "LANG": "en_US"}, "zh"),
        ({"LC_ALL": "", "LANG": "zh_CN"}, "zh"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({}, "en"),
    ],
)
def test_the_language_of_the_locale(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], language: str
) -> None:
    """The strongest variable that is set decides; Chinese or else English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert default_language() == language
