"""What a cell of a roster may hold, as people write it in either language, and its code.

A cell is text or a value that a spreadsheet or a Parquet file has typed. No message repeats what
was found: a cell may hold a person's name where a date was expected.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, Protocol
from unicodedata import normalize

from attrs import frozen

from kernel.messages import Text, message, sentence
from kernel.numerals import in_digits
from kernel.traditional import SIMPLIFIED

YES: Final = ("true", "yes", "y", "t", "1", "是", "有", "对", "√", "✓", "✔")
NO: Final = ("false", "no", "n", "f", "0", "否", "无", "不是", "没有", "×", "✗", "✘")

PAID_YEARS: Final = range(2001, 2109)
"""The insurance years of everybody whom a roster may hold."""

_WHOLE: Final = re.compile(r"-?\d{1,9}(\.0*)?")
_YEAR: Final = re.compile(r"\d{4}(\.0*)?")
_KEPT_AS_TEXT: Final = re.compile(r"""'(.+)|="(.*)\"""", re.DOTALL)
"""What programs put around text so that no spreadsheet takes it for a number."""

_WITHOUT_WIDTH: Final = r"[\u200b-\u200f\u2060\ufeff]"
_OUT_OF_SIGHT: Final = re.compile(
    # White space beside a Chinese character, and characters without any width.
    rf"\s+(?=[〇○一-鿿])|(?<=[〇○一-鿿])\s+|{_WITHOUT_WIDTH}"
)
_NOTHING: Final = re.compile(rf'(?:\s|{_WITHOUT_WIDTH})*|=""')


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
class Whole:
    """A whole number within a range; a spreadsheet's 2023.0 is one, and so is 四.

    Attributes:
        numbers: those that are accepted.
        measures: words that may stand behind the number, e.g. 年.
        levels: words that may stand before the number, or behind its measure, e.g. 本科.
    """

    numbers: range
    measures: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()

    def read(self, value: object) -> int:
        """Return the number itself."""
        number = _whole(self._without_level(plain(value)), self.measures)
        if number is None or number not in self.numbers:
            raise OutOfDomain(self.expected)
        return number

    def _without_level(self, text: str) -> str:
        for level in self.levels:
            text = text.removeprefix(level).removesuffix(level).removesuffix(f"({level})")
        return text.strip("()") if self.levels else text

    @property
    def expected(self) -> Text:
        """What would be right."""
        first, last = self.numbers[0], self.numbers[-1]
        return message("a whole number from {first} to {last}", first=first, last=last)


@frozen
class EntryYear:
    """A calendar year of entry: 2023, 2023级, 23级, 2023-2024学年, 2023年秋季."""

    years: Whole

    def read(self, value: object) -> int:
        """Return the year."""
        text = in_digits(plain(value))
        if "届" in text:
            raise OutOfDomain(
                "{expected}, that of the entry; 届 is the year of graduation",
                expected=self.years.expected,
            )
        # 69级 may be of 1969; whoever is in school entered since.
        two_digits = re.fullmatch("[0-6][0-9]级", text)
        return self.years.read(f"20{text}" if two_digits else _first_of_school_year(text))


def _first_of_school_year(text: str) -> str:
    """Return the first of two years that follow each other, or the year of an autumn."""
    two = re.fullmatch(r"(\d{4})[-/—](\d{4})学年度?", text)
    if two and int(two[1]) + 1 == int(two[2]):
        return two[1]
    return re.sub(r"(?<=\d{4})年?秋季?$", "", text)


@frozen
class Percent:
    """A whole percentage; the sign may stand behind it."""

    def read(self, value: object) -> int:
        """Return the number before the sign."""
        text = plain(value)
        if re.fullmatch(r"0?\.\d*[1-9]\d*", text):
            raise OutOfDomain("a whole number from 0 to 100; a half is written 50%")
        return Whole(range(101), ("%",)).read(text)


@frozen
class Flag:
    """Yes or no."""

    def read(self, value: object) -> int:
        """Return 1 for yes, 0 for no."""
        word = plain(value)
        word = str(int(float(word))) if _WHOLE.fullmatch(word) else word
        if word not in (*YES, *NO):
            raise OutOfDomain("true or false (是 or 否)")
        return int(word in YES)


@frozen
class PaidYears:
    """Insurance years, several joined by semicolons or 、; the code is a bit set.

    Bit k is `PAID_YEARS[k]`; a year that nobody in a roster can have paid is no bit.
    """

    def read(self, value: object) -> int:
        """Return a bit for each year."""
        years = [in_digits(plain(item)) for item in items_of(value, ";,、\n")]
        years = [year.removesuffix("度").removesuffix("年") for year in years]
        if not all(map(_YEAR.fullmatch, years)):
            raise OutOfDomain("insurance years such as 2024;2025")
        bits = {int(float(year)) for year in years}.intersection(PAID_YEARS)
        return sum(1 << PAID_YEARS.index(year) for year in bits)


def is_blank(value: object) -> bool:
    """Say whether a cell is empty: nothing that is seen, or a number or date that is none."""
    if isinstance(value, float | date):
        return value != value  # NaN and NaT alone differ from themselves
    return value is None or (isinstance(value, str) and _NOTHING.fullmatch(value) is not None)


def plain(value: object) -> str:
    """Return a cell as plain lower-case text, as people mean it who write it in several ways.

    Full-width letters become narrow, traditional characters simplified ones; there are no spaces
    around, and none beside a Chinese character.
    """
    text = normalize("NFKC", _written(value)).translate(SIMPLIFIED)
    return _OUT_OF_SIGHT.sub("", text).strip().lower()


def _whole(value: object, measures: Sequence[str] = ()) -> int | None:
    text = plain(value)
    # A dash is often drawn as 一.
    text = text if text == "一" else in_digits(text)
    for measure in measures:
        text = text.removesuffix(measure).strip()
    return int(text.partition(".")[0]) if _WHOLE.fullmatch(text) else None


def items_of(value: object, separators: str) -> Iterator[object]:
    """Return the items of a list, or of text that joins them.

    Args:
        value: a cell.
        separators: characters that stand between two items; full-width ones are read as narrow.
    """
    if isinstance(value, list | tuple):
        yield from value
    else:
        text = normalize("NFKC", _written(value))
        yield from filter(None, map(str.strip, re.split(f"[{re.escape(separators)}]", text)))


def _written(value: object) -> str:
    """Return a cell as text; a spreadsheet's 2023.0 is 2023."""
    text = str(int(value) if isinstance(value, float) and value.is_integer() else value)
    kept = _KEPT_AS_TEXT.fullmatch(text)
    return kept[1] or kept[2] if kept else text
