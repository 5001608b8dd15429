"""The words that columns hold."""

import pytest

from kernel.codes import (
    PUBLIC_PAYERS,
    Affiliation,
    Basis,
    Code,
    GraduateScheme,
    InstitutionType,
    Level,
    Payer,
    PaymentMode,
    Recognised,
    Relief,
    StudyMode,
)

VOCABULARIES: list[type[Code]] = [
    Affiliation,
    Basis,
    GraduateScheme,
    InstitutionType,
    Level,
    Payer,
    PaymentMode,
    Recognised,
    Relief,
    StudyMode,
]


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_codes_count_from_zero_without_a_gap(vocabulary: type[Code]) -> None:
    """A code is the place of its word in `words`, so columns of codes may index tables."""
    assert [int(member) for member in vocabulary] == list(range(len(vocabulary)))
    assert vocabulary.words() == tuple(member.name.lower() for member in vocabulary)


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_every_word_is_read_back_as_its_member(vocabulary: type[Code]) -> None:
    """Reading a member's word gives the member."""
    assert [vocabulary.of(member.word) for member in vocabulary] == list(vocabulary)


def test_an_unknown_word_is_a_key_error() -> None:
    """A word of another vocabulary is not taken for one of this."""
    with pytest.raises(KeyError, match="TEKUN"):
        InstitutionType.of("tekun")


def test_public_money_is_what_neither_student_nor_institution_nor_nobody_pays() -> None:
    """Student, institution and the unfunded gap are the payers whose money is not public."""
    private = {Payer.STUDENT, Payer.INSTITUTION, Payer.UNFUNDED}
    assert set(PUBLIC_PAYERS) == set(Payer) - private


def test_bases_stand_from_strong_to_weak() -> None:
    """The order decides which basis is the weakest."""
    assert Basis.EXPLICIT < Basis.INFERRED < Basis.ASSUMED < Basis.NOT_PROVIDED
