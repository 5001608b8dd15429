"""Chinese numerals become Arabic digits, other text stays."""

import pytest

from kernel.numerals import in_digits


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("二〇二三", "2023"), ("二零二三", "2023"), ("二○二三", "2023"), ("二o二三", "2023"),
        ("一九九九", "1999"), ("十", "10"), ("十五", "15"), ("二十", "20"), ("三十一", "31"),
        ("两年", "2年"), ("四年制", "4年制"), ("九月二十一日", "9月21日"), ("2023", "2023"),
    ],
)  # fmt: skip
def test_numerals_are_read(text: str, digits: str) -> None:
    """Digit by digit, or with tens."""
    assert in_digits(text) == digits


@pytest.mark.parametrize("text", ["十十", "二十十", "二〇十", "", "soon", "o", "低保"])
def test_what_is_no_numeral_stays(text: str) -> None:
    """Neither a small o alone nor tens in a row."""
    assert in_digits(text) == text
