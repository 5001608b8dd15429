"""The words that a region adds to those that every region has."""

import re
from collections.abc import Mapping
from enum import EnumMeta
from typing import Any, Final, cast

from attrs import frozen

from kernel.codes import Code
from kernel.domains import plain
from kernel.errors import nearest
from kernel.messages import message
from kernel.tomlfiles import TomlFile
from kernel.wordlists import NO_WORD

MOST_CATEGORIES: Final = 31
"""How many bits of `StudentBatch.relief` stand for categories; one is the sign."""

MOST_TYPES: Final = 128
"""How many types of institution a number of 8 bits tells apart."""

_WORD: Final = re.compile("[a-z][a-z0-9_]*")


@frozen
class AddedWord:
    """A word that a region adds, in a roster, an option or a file.

    Attributes:
        en: what it means.
        zh: its Chinese words: the first is shown, all are read.
        same_as: the word that it only spells otherwise; empty for one with a code of its own.
    """

    en: str
    zh: tuple[str, ...]
    same_as: str = ""


AddedWords = Mapping[str, AddedWord]


def extended(codes: type[Code], added: AddedWords) -> type[Code]:
    """Return a vocabulary with a region's words behind those of every region.

    Another spelling is an alias of its word, and its Chinese words are read for it.

    Args:
        codes: the words of every region.
        added: checked by `check_added`.
    """
    if not added:
        return codes
    chinese = {member.word: member.chinese for member in codes}
    chinese |= {word: one.zh for word, one in added.items() if not one.same_as}
    spelled = {word: one.same_as for word, one in added.items() if one.same_as}
    for word, meant in spelled.items():
        chinese[meant] += added[word].zh
    members: dict[str, Any] = {
        word.upper(): (code, *chinese[word]) for code, word in enumerate(chinese)
    }
    aliases = {word.upper(): members[meant.upper()] for word, meant in spelled.items()}
    return cast("type[Code]", EnumMeta.__call__(Code, codes.__name__, members | aliases))


def check_added(file: TomlFile, key: str, codes: type[Code], added: AddedWords, most: int) -> None:
    """Refuse words that cannot be added to a vocabulary.

    Args:
        file: in which they stand, and
        key: where, for messages.
        codes: the words of every region.
        added: the region's.
        most: how many words there may be in all.

    Raises:
        FileFault: one is no identifier, is there already, has no Chinese word or one that is
            taken, or spells an unknown word; or there are too many.
    """
    own = [word for word, one in added.items() if not one.same_as]
    if len(codes) + len(own) > most:
        file.fail(
            key,
            message("{count} words", count=len(own)),
            "at most {most} beside the {known} of every region",
            most=most - len(codes),
            known=len(codes),
        )
    taken = {plain(word): "none" for word in NO_WORD}
    taken |= {plain(word): one.word for one in codes for word in (one.word, *one.chinese)}
    for word, one in added.items():
        place = f"{key}.{word}"
        if not _WORD.fullmatch(word):
            file.fail(key, word, "small letters, digits and underscores, a letter first")
        if word in taken:
            file.fail(place, word, "a new word; this one is there already")
        if one.same_as and one.same_as not in (known := [*codes.words(), *own]):
            file.fail(
                f"{place}.same_as", one.same_as, "a word; {hint}", hint=nearest(one.same_as, known)
            )
        if not one.zh or not all(map(str.strip, one.zh)):
            file.fail(f"{place}.zh", [*one.zh], "at least one Chinese word, and none empty")
        for spelling in (word, *one.zh):
            if plain(spelling) in taken:
                file.fail(
                    f"{place}.zh",
                    spelling,
                    "a Chinese word of its own; {word!r} has this one",
                    word=taken[plain(spelling)],
                )
            taken[plain(spelling)] = word
