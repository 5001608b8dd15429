"""What lists write for words: each spelling means one word, or is refused with what it may mean."""

from typing import Final

import pytest

from kernel import codes, spellings
from kernel.codes import Code
from kernel.domains import OutOfDomain, plain
from kernel.spellings import Spellings
from kernel.wordlists import NO_WORD, Words

VOCABULARIES: Final[list[tuple[type[Code], Spellings]]] = [
    (codes.InstitutionType, spellings.INSTITUTION_TYPE),
    (codes.StudyMode, spellings.STUDY_MODE),
    (codes.PaymentMode, spellings.PAYMENT_MODE),
    (codes.Relief, spellings.RELIEF),
    (codes.Recognised, spellings.RECOGNISED),
    (codes.Affiliation, spellings.AFFILIATION),
    (codes.GraduateScheme, spellings.GRADUATE_SCHEME),
]


@pytest.mark.parametrize(("vocabulary", "lists"), VOCABULARIES)
def test_no_spelling_means_two_words(vocabulary: type[Code], lists: Spellings) -> None:
    """Neither two words of lists nor a word of lists and another one of the notices."""
    meant: dict[str, set[str]] = {}
    for member in vocabulary:
        for spelling in (member.word, *member.chinese, *lists.words.get(member.word, ())):
            meant.setdefault(plain(spelling), set()).add(member.word)
    assert {spelling: words for spelling, words in meant.items() if len(words) > 1} == {}


@pytest.mark.parametrize(("vocabulary", "lists"), VOCABULARIES)
def test_every_spelling_is_read_for_its_word(vocabulary: type[Code], lists: Spellings) -> None:
    """And is none of the words that stand for nothing."""
    domain = Words.of(vocabulary, lists)
    assert lists.words.keys() <= set(vocabulary.words())
    for word, others in lists.words.items():
        assert {domain.read(spelling) for spelling in others} == {vocabulary.of(word)}


def test_no_spelling_of_a_category_says_that_there_is_none() -> None:
    """Nor does an unclear one."""
    none = {plain(word) for word in NO_WORD}
    known = [*spellings.RELIEF.words.values(), *spellings.RELIEF.unclear.values()]
    assert not none.intersection(plain(spelling) for others in known for spelling in others)


@pytest.mark.parametrize(("vocabulary", "lists"), VOCABULARIES)
def test_an_unclear_word_is_refused_with_what_it_may_mean(
    vocabulary: type[Code], lists: Spellings
) -> None:
    """None of them is accepted as well."""
    domain = Words.of(vocabulary, lists)
    for meant, others in lists.unclear.items():
        for spelling in others:
            with pytest.raises(OutOfDomain) as fault:
                domain.read(spelling)
            said = str(fault.value.expected)
            if len(meant) == 1:
                assert said == f"a word with one meaning, this may be {meant[0]} or none"
            elif meant:
                assert said == f"a word with one meaning, this may be {' or '.join(meant)}"
            else:
                assert said.startswith("a word that says which; known: ")
