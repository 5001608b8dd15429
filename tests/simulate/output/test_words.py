"""The words of tables, in two languages."""

import pytest

from kernel.codes import Basis, Payer
from simulate.language.catalogue import spoken
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
