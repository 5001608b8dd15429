"""Chinese numerals in text: 二〇二三年九月二十一日 says what 2023年9月21日 says."""

import re
from typing import Final

_DIGITS: Final = {
    **dict.fromkeys("〇零○o", 0),  # a small o is typed for 〇, behind another numeral
    **{digit: number for number, digit in enumerate("一二三四五六七八九", 1)},
    "两": 2,
}
_RUN: Final = re.compile("[〇零○一二两三四五六七八九十][〇零○o一二两三四五六七八九十]*")
_TENS: Final = re.compile("([一二三四五六七八九]?)十([一二三四五六七八九]?)")


def in_digits(text: str) -> str:
    """Return text with each Chinese numeral up to 99, or digit by digit, in Arabic digits."""
    return _RUN.sub(lambda run: _number(run[0]), text)


def _number(run: str) -> str:
    tens = _TENS.fullmatch(run)
    if tens:
        return str(10 * _DIGITS.get(tens[1], 1) + _DIGITS.get(tens[2], 0))
    return run if "十" in run else "".join(str(_DIGITS[digit]) for digit in run)
