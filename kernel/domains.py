"""What a cell of a roster may hold, as people write it in either language, and its code.

A cell is text or a value that a spreadsheet or a Parquet file has typed. No message repeats what
was found: a cell may hold a person's name where a date was expected.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta, timezone
from difflib import get_close_matches
from typing import Final, Protocol
from unicodedata import normalize

from attrs import frozen

from kernel.codes import Code
from kernel.days import day_number
from kernel.messages import Pair, Text, message, sentence

NO_WORD: Final = ("none", "无")
"""What stands for none of the words of a column."""

YES: Final = ("true", "yes", "y", "1", "是", "√")
NO: Final = ("false", "no", "n", "0", "否", "×")

PAID_YEARS: Final = range(2001, 2109)
"""The insurance years of everybody whom a roster may hold."""

_CHINA: Final = timezone(timedelta(hours=8))

_SEPARATORS: Final = re.compile("[;,、]")  # full-width ones have become narrow
_WHOLE: Final = re.compile(r"-?\d{1,9}(\.0*)?")
_DAY: Final = re.compile(
    r"(\d{4})(?:(?P<mark>[-/.])(\d\d?)(?P=mark)(\d\d?)|年(\d\d?)月(\d\d?)日|(\d\d)(\d\d))"
    r"(?:[ t]\d\d?:\d\d(?::[\d.]+)?)?"
)


class OutOfDomain(ValueError):
    """A cell holds what its column cannot; says what would have been right."""

    def __init__(self, text: str | Text, /, **values: object) -> None:
        self.expected = sentence(text, values)
        super().__init__(str(self.expected))


class Domain(Protocol):
    """The values that a column may hold."""

    def read(self, value: object) -> int:
        """Return the code of a cell that is not blank. Raises OutOfDomain."""


@frozen
class Words:
    """One word of a vocabulary.

    Attributes:
        codes: every word that is read, in either language, and its code.
        shown: the words as a message lists them.
    """

    codes: Mapping[str, int]
    shown: Text

    @classmethod
    def of(cls, vocabulary: type[Code]) -> "Words":
        """Return the words of a vocabulary, English and Chinese."""
        words = cls.listed([(member.word, member.chinese) for member in vocabulary])
        spelled = {name.lower(): int(one) for name, one in vocabulary.__members__.items()}
        return cls({**words.codes, **spelled}, words.shown)

    @classmethod
    def listed(cls, words: Sequence[tuple[str, Sequence[str]]]) -> "Words":
        """Return words in the order of their codes, each with its Chinese words."""
        codes = {
            plain(spelling): code
            for code, (word, chinese) in enumerate(words)
            for spelling in (word, *chinese)
        }
        english = ", ".join(word for word, _ in words)
        return cls(codes, Pair(english, "、".join((*zh, en)[0] for en, zh in words)))

    def read(self, value: object) -> int:
        """Return the code of a word."""
        word = plain(value)
        if word not in self.codes:
            # Chinese words are too short for their likeness to mean anything.
            close = get_close_matches(word, filter(str.isascii, self.codes), n=1, cutoff=0.6)
            if close:
                raise OutOfDomain(
                    "a word; did you mean {meant!r}? known: {known}",
                    meant=close[0],
                    known=self.shown,
                )
            raise OutOfDomain("a word; known: {known}", known=self.shown)
        return self.codes[word]


@frozen
class Whole:
    """A whole number within a range; a spreadsheet's 2023.0 is one.

    Attributes:
        numbers: those that are accepted.
        measures: words that may stand behind the number, e.g. 年.
    """

    numbers: range
    measures: tuple[str, ...] = ()

    def read(self, value: object) -> int:
        """Return the number itself."""
        number = _whole(value, self.measures)
        if number is None or number not in self.numbers:
            first, last = self.numbers[0], self.numbers[-1]
            raise OutOfDomain("a whole number from {first} to {last}", first=first, last=last)
        return number


@frozen
class Flag:
    """Yes or no."""

    def read(self, value: object) -> int:
        """Return 1 for yes, 0 for no."""
        word = plain(value)
        if word not in (*YES, *NO):
            raise OutOfDomain("true or false (是 or 否)")
        return int(word in YES)


@frozen
class Day:
    """A calendar date in China; a time of day is forgotten."""

    def read(self, value: object) -> int:
        """Return the day's number."""
        if isinstance(value, datetime) and value.tzinfo:
            value = value.astimezone(_CHINA)
        if isinstance(value, date):
            return day_number(value)
        match = _DAY.fullmatch(plain(value))
        year, month, day = filter(str.isdecimal, filter(None, match.groups())) if match else "000"
        try:
            return day_number(date(int(year), int(month), int(day)))
        except ValueError:
            raise OutOfDomain("a date such as 2023-09-01") from None


@frozen
class Categories:
    """Relief categories, several joined by semicolons or 、; the code is a bit set."""

    words: Words

    def read(self, value: object) -> int:
        """Return a bit for each category; `none` is no category."""
        listed = [item for item in _listed(value) if item not in NO_WORD]
        try:
            return sum({1 << self.words.read(item) for item in listed})
        except OutOfDomain as fault:
            raise OutOfDomain(
                "categories joined by semicolons, each {expected}", expected=fault.expected
            ) from None


@frozen
class PaidYears:
    """Insurance years, several joined by semicolons or 、; the code is a bit set.

    Bit k is `PAID_YEARS[k]`; a year that nobody in a roster can have paid is no bit.
    """

    def read(self, value: object) -> int:
        """Return a bit for each year."""
        items = list(_listed(value))
        years = [year for year in map(_whole, items) if year is not None]
        if len(years) < len(items):
            expected = message("insurance years such as 2024;2025")
            raise OutOfDomain(expected)
        return sum({1 << PAID_YEARS.index(year) for year in years if year in PAID_YEARS})


def is_blank(value: object) -> bool:
    """Say whether a cell is empty: nothing, only spaces, or a number or date that is none."""
    if isinstance(value, float | date):
        return value != value  # NaN and NaT alone differ from themselves
    return value is None or (isinstance(value, str) and not value.strip())


def plain(value: object) -> str:
    """Return a cell as plain lower-case text: full-width letters narrow, no spaces around."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return normalize("NFKC", str(value)).strip().lower()


def _whole(value: object, measures: Sequence[str] = ()) -> int | None:
    text = plain(value)
    for measure in measures:
        text = text.removesuffix(measure).strip()
    return int(text.partition(".")[0]) if _WHOLE.fullmatch(text) else None


def _listed(value: object) -> Iterator[object]:
    """Return the items of a list, or of text that joins them."""
    if isinstance(value, list | tuple):
        yield from value
    else:
        yield from filter(None, map(str.strip, _SEPARATORS.split(plain(value))))
