"""The accepted word that is nearest to one that is not: a hint, never a guess.

Chinese words of two characters are alike that mean very different things. One is near another only
if it has characters in place of others that look or sound the same, or if it is long and differs by
one character that does not tell one thing from another.
"""

import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher, get_close_matches
from functools import cached_property
from typing import Final

from attrs import frozen

MISTAKEN: Final = (
    *("低底抵", "口囗", "制致治至", "抚扶", "返反", "监检", "测侧", "缘绿", "趸敦墩", "户护"),
    *("贫贪", "残惨", "孤狐弧", "保堡", "边过", "属署", "脱托", "障章"),
)
"""Characters that are taken for one another, because they look or sound alike."""

_SAME: Final = {ord(one): group[0] for group in MISTAKEN for one in group}
_ENGLISH: Final = re.compile("[a-z_ -]+")
_ENDING: Final = re.compile("(家庭成员|家庭学生|家庭|人员|人口|对象|学生|户)$")
_SHORTEST: Final = 3
_TELLING: Final = frozenset("非未不无否已半一二三四五六七八九十轻中重省市区县部校内外本异")
"""Characters of which one makes another thing of a word."""


@frozen
class NearWords:
    """The accepted words of a column, to be found by what is near them.

    Attributes:
        codes: the plain words, and what each means.
    """

    codes: Mapping[str, int]

    def to(self, word: str) -> str | None:
        """Return the accepted word that is nearest to one that is not, None where none is.

        Several that are near have to mean the same.
        """
        if word.isascii():
            is_english = _ENGLISH.fullmatch(word)
            known = filter(str.isascii, self.codes)
            return next(iter(get_close_matches(word, known, 1, 0.6) if is_english else ()), None)
        folded = word.translate(_SAME)
        near = self._folded.get(folded) or self._one_character_off(folded)
        if len({self.codes[one] for one in near}) != 1:
            return None
        return max(near, key=lambda one: SequenceMatcher(None, word, one).ratio())

    def _one_character_off(self, folded: str) -> list[str]:
        keys = _with_one_left_out(_stem(folded))
        found = dict.fromkeys(one for key in keys for one in self._shortened.get(key, ()))
        return [one for one in found if _differ_by_one(folded, one.translate(_SAME))]

    @cached_property
    def _folded(self) -> dict[str, list[str]]:
        """The words by what they are when characters that look alike are the same."""
        found: dict[str, list[str]] = {}
        for word in self.codes:
            found.setdefault(word.translate(_SAME), []).append(word)
        return found

    @cached_property
    def _shortened(self) -> dict[str, list[str]]:
        """The words by their stems with a character left out, so that near ones meet."""
        found: dict[str, list[str]] = {}
        for folded, words in self._folded.items():
            for key in _with_one_left_out(_stem(folded)):
                found.setdefault(key, []).extend(words)
        return found


def _stem(word: str) -> str:
    """Return a word without what stands behind a status of people and households."""
    return _ENDING.sub("", word)


def _with_one_left_out(stem: str) -> Iterator[str]:
    """Return a long stem, and all that is left of it without one of its characters."""
    if len(stem) >= _SHORTEST and not stem.isascii():
        yield stem
        yield from (stem[:at] + stem[at + 1 :] for at in range(len(stem)))


def _differ_by_one(one: str, other: str) -> bool:
    """Say whether the stems of two words differ in a single character that tells nothing apart."""
    a, b = _stem(one), _stem(other)
    steps = [step for step in SequenceMatcher(None, a, b).get_opcodes() if step[0] != "equal"]
    if len(steps) != 1:
        return not steps
    _, i, j, k, m = steps[0]
    return max(j - i, m - k) == 1 and not _TELLING.intersection(a[i:j] + b[k:m])
