"""In which years a value rises that no entry gives."""

import pytest
from attrs import evolve

from kernel.codes import Basis
from kernel.entries import Entry
from simulate.explanation.rulebook.ground import Ground
from simulate.explanation.rulebook.rise_words import rise_words
from simulate.language.catalogue import spoken
from tests.simulate.explanation.rulebook.making import region

RISE = "“Yearly rise of the individual contribution after the last year given”"
ON = f"From 2028 on it rises by {RISE} a year."
STAYS = f"It does not rise by {RISE}: for later years, too, a value is given."


def words(name: str, *entries: Entry, language: str = "en") -> list[str]:
    """Return what is said of a region's tariff, the last year of which is 2027, and of entries."""
    one = region(name)
    tariff = one.law.parameter("tariff")
    longer = evolve(tariff, entries=(*tariff.entries, *entries))
    ground = Ground.of(one.law.exchanged({"tariff": longer}), one.facts, 2026)
    said = rise_words(longer, ground)
    return [spoken(text, "zh" if language == "zh" else "en") for text in said]


def since(year: int, *localities: str) -> Entry:
    """Return a value that holds from a year on."""
    return Entry(420, Basis.EXPLICIT, "a notice", since=year, locality=localities)


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        ([], ON),
        ([since(2024)], ON),
        ([since(2027)], STAYS),
        ([since(2028)], STAYS),
        (
            [since(2031)],
            f"From 2028 to 2030 it rises by {RISE} a year; after that a value holds that is given.",
        ),
    ],
)
def test_a_value_rises_after_the_last_exact_year_until_one_holds(
    entries: list[Entry], said: str
) -> None:
    """A value that holds since then does not rise; one since an earlier year ends nothing."""
    assert words("changsha", *entries) == [said]


def test_places_where_it_rises_otherwise_are_named() -> None:
    """Those where it rises alike together."""
    others, dalian = words("liaoning", since(2028, "dalian"))
    assert others == f"Shenyang, Anshan, Fushun, Other cities of Liaoning: {ON}"
    assert dalian == f"Dalian: {STAYS}"


def test_in_chinese() -> None:
    """In the words of the notices."""
    (said,) = words("changsha", since(2028), language="zh")
    assert said == "不按“末年之后个人缴费标准每年增加额”上涨：以后各年度也有给定数值。"


def test_a_value_that_never_rises_says_nothing() -> None:
    """It has no rise."""
    one = region("changsha")
    ground = Ground.of(one.law, one.facts, 2026)
    assert [*rise_words(one.law.parameter("fixed_wait_months"), ground)] == []
