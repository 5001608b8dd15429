"""Money in units: fen become decimals in one place, half away from zero."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel.messages import Language
from simulate.language.catalogue import spoken
from simulate.output.units import (
    MILLION,
    UNITS_OF_MONEY,
    WAN,
    YI,
    YUAN,
    Unit,
    rounded,
    shown,
    unit_for,
    unit_named,
    unit_of_headline,
)

UNITS = (*UNITS_OF_MONEY, MILLION)


@pytest.mark.parametrize(
    ("fen", "unit", "text"),
    [
        (1_551_427_500, WAN, "1,551.43"),
        (1_551_427_499, WAN, "1,551.43"),
        (1_551_424_999, WAN, "1,551.42"),
        (1_551_425_000, WAN, "1,551.43"),
        (-1_551_425_000, WAN, "-1,551.43"),
        (4_999, WAN, "0.00"),
        (5_000, WAN, "0.01"),
        (-5_000, WAN, "-0.01"),
        (-4_999, WAN, "0.00"),
        (1, YUAN, "0.01"),
        (-38_050, YUAN, "-380.50"),
        (100, YUAN, "1.00"),
        (50_000_000, YI, "0.01"),
        (55_466_590_000, YI, "5.55"),
        (99_500_000, MILLION, "1.00"),
        (0, YUAN, "–"),
        (0, YI, "–"),
    ],
)
def test_by_hand(fen: int, unit: Unit, text: str) -> None:
    """Two decimals, a half away from zero; a dash is nothing, 0.00 is less than half a decimal."""
    assert shown(fen, unit) == text


@given(st.integers(-(10**18), 10**18), st.sampled_from(UNITS), st.integers(0, 4))
def test_as_decimals_round_half_up(fen: int, unit: Unit, places: int) -> None:
    """Exact before it is rounded, however large; never a minus before a zero."""
    exact = Decimal(fen) / unit.fen
    expected = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    found = rounded(fen, unit, places)
    assert found == expected
    assert not (found.is_zero() and found.is_signed())


@given(st.integers(-(10**9), 10**9), st.integers(1, 1000))
def test_a_part_of_a_fen_is_exact(fen: int, heads: int) -> None:
    """An amount per head is rounded once."""
    found = rounded(Fraction(fen, heads), YUAN)
    assert abs(Fraction(found) * 100 - Fraction(fen, heads)) <= Fraction(1, 2)


@given(st.integers(-(10**15), 10**15))
def test_yuan_are_exact(fen: int) -> None:
    """To the fen."""
    assert rounded(fen, YUAN) * 100 == fen


@pytest.mark.parametrize(
    ("amounts", "unit"),
    [
        ((), YUAN),
        ((0, 99_999_999), YUAN),
        ((-99_999_999,), YUAN),
        ((5, 100_000_000), WAN),
        ((-100_000_000,), WAN),
        ((10**16,), WAN),
    ],
)
def test_a_table_is_in_yuan_below_a_million(amounts: tuple[int, ...], unit: Unit) -> None:
    """From a million yuan on, in 万元, however much it is."""
    assert unit_for(amounts) == unit


@pytest.mark.parametrize(
    ("fen", "chinese", "english"),
    [
        (0, YUAN, YUAN),
        (999_999, YUAN, YUAN),
        (-1_000_000, WAN, YUAN),
        (100_000_000, WAN, MILLION),
        (9_999_999_999, WAN, MILLION),
        (10_000_000_000, YI, MILLION),
        (-10_000_000_000, YI, MILLION),
    ],
)
def test_a_sentence_takes_the_largest_unit(fen: int, chinese: Unit, english: Unit) -> None:
    """Of which there is one: 亿元, 万元 or 元 in Chinese, millions or yuan in English."""
    assert (unit_of_headline(fen, "zh"), unit_of_headline(fen, "en")) == (chinese, english)


@pytest.mark.parametrize(
    ("name", "unit"),
    [("元", YUAN), ("yuan", YUAN), ("万元", WAN), ("wan", WAN), ("亿元", YI), ("yi", YI)],
)
def test_a_unit_has_two_names(name: str, unit: Unit) -> None:
    """As a person asks for it."""
    assert unit_named(name) == unit


@pytest.mark.parametrize(("language", "words"), [("zh", "元 万元 亿元"), ("en", "yuan 万元 亿元")])
def test_a_unit_is_short_behind_an_amount(language: Language, words: str) -> None:
    """Those that can be asked for, from small to large."""
    assert " ".join(spoken(unit.short, language) for unit in UNITS_OF_MONEY) == words
