"""Whether the header of a column that no rule looks at stands for what identifies a person.

It is recognised by its words, since schools call it what they like.
"""

import re
from collections.abc import Collection, Sequence
from typing import Final
from unicodedata import normalize

from simulate.roster.reading.header_names import bare

_WORDS: Final = re.compile(r"[a-z]+")

_IDENTITY_NUMBERS: Final = ("身份证", "证件号", "证件编号")
_IDENTIFYING: Final = (
    *_IDENTITY_NUMBERS,
    *("姓名", "名字", "学号", "学籍号", "考生号", "准考证", "手机", "电话", "联系方式", "微信"),
    *("邮箱", "住址", "地址", "家长", "监护人", "银行卡", "账号", "帐号", "卡号"),
)
"""Parts of a Chinese header that stand for one person."""

_IDENTIFYING_WORDS: Final = frozenset(
    {"phone", "mobile", "telephone", "tel", "address", "email", "mail", "passport", "guardian"}
    | {"parent", "parents", "account"}
)
_NAMES: Final = frozenset({"name", "surname"})
_BESIDE_NAMES: Final = frozenset({"student", "s", "full", "first", "last", "given", "family", "of"})
_NUMBERS: Final = frozenset({"id", "idcard", "identity", "identification", "citizen"})
_BESIDE_NUMBERS: Final = frozenset({"student", "s", "card", "number", "no", "national", "of"})


def positions_named(names: Sequence[str], accepted: Collection[str]) -> list[int]:
    """Return the positions of the columns that have one of some headers."""
    return [at for at, name in enumerate(names) if bare(name) in accepted]


def identifies(name: str) -> bool:
    """Say whether a header stands for what one person is known by: a name, a number, an address."""
    plain, words = bare(name), {*_words(name)}
    return (
        any(part in plain for part in _IDENTIFYING)
        or bool(words & _IDENTIFYING_WORDS)
        or bool(words & _NAMES and words <= _NAMES | _BESIDE_NAMES)
        or _is_number_of_person(words)
    )


def is_identity_number(name: str) -> bool:
    """Say whether a header stands for the number of an identity card or the like."""
    plain, words = bare(name), {*_words(name)}
    is_chinese = any(part in plain for part in _IDENTITY_NUMBERS)
    return (is_chinese and "类型" not in plain) or (
        _is_number_of_person(words) and "student" not in words
    )


def _is_number_of_person(words: set[str]) -> bool:
    return bool(words & _NUMBERS) and words <= _NUMBERS | _BESIDE_NUMBERS


def _words(name: str) -> list[str]:
    return _WORDS.findall(normalize("NFKC", name).lower())
