"""The words that a cell of a roster may hold: one of a vocabulary, or several categories."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Final

from attrs import field, frozen

from kernel.codes import Code
from kernel.domains import OutOfDomain, items_of, plain
from kernel.messages import OR, Pair, Text, listed, message
from kernel.nearwords import NearWords
from kernel.spellings import Spellings

NO_WORD: Final = (
    *("none", "无", "否", "不是", "没有", "无困难", "不困难", "非困难", "非困难学生", "非困难家庭"),
    *("非贫困", "非贫困生", "非资助对象", "不享受", "未享受"),
    *("普通", "普通学生", "普通大学生", "普通人员", "普通居民", "普通人群", "普通群众"),
    *("no", "n", "false", "f", "0", "×", "✗", "✘", "-", "--", "—", "——", "–", "/", "\\"),
)
"""What stands for none of the words of a column."""


@frozen
class Words:
    """One word of a vocabulary.

    Attributes:
        codes: every word that is read, in either language, and its code.
        names: the words of files, without any other spelling, in the order of their codes.
        shown: the words as a message lists them.
        unclear: words that are refused because they may mean several, each with what to say of it.
    """

    codes: Mapping[str, int]
    names: tuple[str, ...]
    shown: Text
    unclear: Mapping[str, Text] = field(factory=dict)

    @classmethod
    def of(cls, vocabulary: type[Code], spellings: Spellings) -> "Words":
        """Return the words of a vocabulary, English and Chinese, and what lists write for them."""
        official = cls.listed([(member.word, member.chinese) for member in vocabulary])
        names = {name.lower(): one for name, one in vocabulary.__members__.items()}
        spelled = {
            plain(spelling): int(names[word])
            for word, others in spellings.words.items()
            for spelling in others
        }
        english = {name: int(one) for name, one in names.items()}
        unclear = {
            plain(spelling): _unclear([names[word] for word in meant], official.shown)
            for meant, others in spellings.unclear.items()
            for spelling in others
        }
        codes = {**spelled, **official.codes, **english}
        return cls(codes, official.names, official.shown, unclear)

    @classmethod
    def listed(cls, words: Sequence[tuple[str, Sequence[str]]]) -> "Words":
        """Return words in the order of their codes, each with its Chinese words."""
        codes = {
            plain(spelling): code
            for code, (word, chinese) in enumerate(words)
            for spelling in (word, *chinese)
        }
        names = tuple(word for word, _ in words)
        shown = Pair(", ".join(names), "、".join((*zh, en)[0] for en, zh in words))
        return cls(codes, names, shown)

    def read(self, value: object) -> int:
        """Return the code of a word."""
        word = plain(value)
        if word in self.codes:
            return self.codes[word]
        if word in self.unclear:
            raise OutOfDomain(self.unclear[word])
        close = self._near.to(word)
        if close is None:
            raise OutOfDomain("a word; known: {known}", known=self.shown)
        raise OutOfDomain(
            "a word; did you mean {meant!r}? known: {known}", meant=close, known=self.shown
        )

    @cached_property
    def _near(self) -> NearWords:
        return NearWords(self.codes)


@frozen
class Categories:
    """Relief categories, several joined by semicolons or 、; the code is a bit set."""

    words: Words

    def read(self, value: object) -> int:
        """Return a bit for each category; `none` is no category."""
        items = [*items_of(value, ";,、/+\n")]
        named = [item for item in items if plain(item) not in NO_WORD]
        if named and len(named) < len(items):
            raise OutOfDomain("categories joined by semicolons, or none, but not both")
        try:
            return sum({1 << self.words.read(item) for item in named})
        except OutOfDomain as fault:
            raise OutOfDomain(
                "categories joined by semicolons, each {expected}", expected=fault.expected
            ) from None


def _unclear(meant: Sequence[Code], known: Text) -> Text:
    """Say of a word what it may mean; of one that means no word that the word is needed."""
    if not meant:
        return message("a word that says which; known: {known}", known=known)
    words = [Pair(one.word, one.chinese[0]) for one in meant]
    none = [Pair(*NO_WORD[:2])] if len(words) == 1 else []
    return message(
        "a word with one meaning, this may be {words}", words=listed([*words, *none], OR)
    )
