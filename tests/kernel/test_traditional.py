"""Traditional characters are read as simplified ones, as far as words and headers need it."""

import pytest

from kernel.columns import LEVELS, YEARS
from kernel.domains import NO, YES, plain
from kernel.headers import CHINESE_HEADERS, DECIDED_BY_VALUES
from kernel.registry import load_region, region_names
from kernel.traditional import SIMPLIFIED
from kernel.wordlists import NO_WORD, Words
from tests.kernel.test_spellings import VOCABULARIES


def read_words() -> set[str]:
    """Return whatever is read somewhere, as it stands in the program."""
    words = {word for one in VOCABULARIES for word in Words.of(*one).codes}
    words |= {word for _, lists in VOCABULARIES for all_ in lists.unclear.values() for word in all_}
    words |= {header for headers in CHINESE_HEADERS.values() for header in headers}
    return words | {*DECIDED_BY_VALUES, *LEVELS, *YEARS, *YES, *NO, *NO_WORD}


def test_each_character_stands_in_something_that_is_read() -> None:
    """The table holds nothing that nobody needs."""
    places = {
        text.zh
        for region in region_names()
        for text in load_region(region).facts.localities.values()
    }
    # Of numerals, of times of day, and of years of graduation, which are refused as such.
    known = "".join(read_words() | places | {"两", "点", "届"})
    assert [one for one in SIMPLIFIED.values() if one not in known] == []


def test_nothing_that_is_read_has_a_traditional_character() -> None:
    """It could not be found otherwise."""
    assert [word for word in read_words() if word != word.translate(SIMPLIFIED)] == []


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("學制", "学制"), ("繳費日期", "缴费日期"), ("退費申請日期", "退费申请日期"), ("無", "无"),
        ("學 制", "学制"), (" 困難\u3000類別 ", "困难类别"), ("２０２３年", "2023年"),
        (2023.0, "2023"), ("Full Time", "full time"), ("低保\u200b", "低保"),
    ],
)  # fmt: skip
def test_a_cell_is_read_plain(text: object, read: str) -> None:
    """Spaces between English words stay."""
    assert plain(text) == read
