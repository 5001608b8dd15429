"""What a cell may hold, as people write it: text in either language, or a spreadsheet's value."""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pandas as pd
import pytest

from kernel.codes import Affiliation, InstitutionType, PaymentMode, Relief
from kernel.days import day_number
from kernel.domains import (
    PAID_YEARS,
    Categories,
    Day,
    Domain,
    Flag,
    OutOfDomain,
    PaidYears,
    Whole,
    Words,
    is_blank,
)
from simulate.language.catalogue import spoken

RELIEF = Words.of(Relief)


@pytest.mark.parametrize(
    "value", ["dibao", " dibao ", "DIBAO", "ｄｉｂａｏ", "低保", "低保对象", "低保\n"]
)
def test_a_word_is_read_in_either_language(value: str) -> None:
    """Case, full-width letters and spaces around make no difference."""
    assert RELIEF.read(value) == Relief.DIBAO


@pytest.mark.parametrize("category", Relief)
def test_every_category_is_read_by_all_its_names(category: Relief) -> None:
    """The word of the code and each Chinese word lead to the same category and to no other."""
    names = (category.word, *category.chinese)
    assert len(names) >= 2
    assert {RELIEF.read(name) for name in names} == {category}


def test_an_unknown_word_is_refused_with_the_nearest_one() -> None:
    """With all words, in Chinese as the notices write them."""
    with pytest.raises(OutOfDomain) as fault:
        RELIEF.read("dibau")
    assert str(fault.value.expected).startswith(
        "a word; did you mean 'dibao'? known: tekun, orphan"
    )
    in_chinese = spoken(fault.value.expected, "zh")
    assert "特困人员、孤儿、" in in_chinese
    assert "tekun" not in in_chinese


@pytest.mark.parametrize("word", ["低保家庭", "残疾", "贫困", "部属院校", "rich"])
def test_no_word_is_suggested_that_may_cost_money(word: str) -> None:
    """Chinese words of two characters are alike that mean very different things."""
    for vocabulary in (RELIEF, Words.of(Affiliation)):
        with pytest.raises(OutOfDomain) as fault:
            vocabulary.read(word)
        assert str(fault.value.expected).startswith("a word; known: ")
        assert not re.search("[a-z]", spoken(fault.value.expected, "zh"))


@pytest.mark.parametrize(
    ("domain", "word", "code"),
    [
        (RELIEF, "监测帮扶对象", Relief.MONITORED),
        (RELIEF, "最低生活保障边缘家庭成员", Relief.DIBAO_MARGIN),
        (RELIEF, "特困供养人员", Relief.TEKUN),
        (RELIEF, "脱贫享受政策人口", Relief.OUT_OF_POVERTY),
        (Words.of(Affiliation), "县属", Affiliation.MUNICIPAL),
        (Words.of(InstitutionType), "中等专业学校", InstitutionType.SECONDARY_VOCATIONAL),
        (Words.of(InstitutionType), "学龄前儿童", InstitutionType.KINDERGARTEN),
        (Words.of(PaymentMode), "趸缴", PaymentMode.PREPAY),
    ],
)
def test_the_words_of_the_notices_are_read(domain: Words, word: str, code: int) -> None:
    """As the five documents write them; districts and counties are municipal."""
    assert domain.read(word) == code


@pytest.mark.parametrize(
    "value",
    [
        date(2023, 9, 1), datetime(2023, 9, 1, 8, 30), "2023-09-01", "2023-9-1", "2023/9/1",
        "2023/09/01", "20230901", 20230901, 20230901.0, "２０２３-０９-０１", "2023-09-01 00:00:00",
        "2023-09-01T00:00:00.000000", "2023/9/1 0:00:00", "2023/9/1 8:05", "2023.9.1",
        "2023年9月1日",
    ],
)  # fmt: skip
def test_a_date_is_read_as_it_is_written(value: object) -> None:
    """As the contract lists them, and as spreadsheets write them out."""
    assert Day().read(value) == day_number(date(2023, 9, 1))


def test_an_instant_is_the_day_that_it_is_in_china() -> None:
    """Eight in the evening of 30 June by universal time is four in the morning of 1 July."""
    for zone, hour, day in ((UTC, 20, 1), (UTC, 15, 30), (timezone(timedelta(hours=8)), 20, 30)):
        instant = datetime(2024, 6, 30, hour, tzinfo=zone)
        assert Day().read(instant) == day_number(date(2024, 7 if day == 1 else 6, day))


@pytest.mark.parametrize(
    "value",
    [
        "2023-02-29",
        "2023-13-01",
        "01.09.2023",
        "2023-09",
        "2023-9/1",
        "2023年9月",
        "1 Sept",
        45170,
        "45170",
        True,
    ],
)
def test_what_may_be_another_day_is_no_date(value: object) -> None:
    """Neither a day that does not exist nor one that would have to be guessed."""
    with pytest.raises(OutOfDomain, match="2023-09-01"):
        Day().read(value)


@pytest.mark.parametrize("value", [2023, 2023.0, "2023", "２０２３", "2023.0", Decimal("2023.00")])
def test_a_whole_number_is_read_as_spreadsheets_keep_it(value: object) -> None:
    """A number is 2023.0 in a sheet, and may come out so."""
    assert Whole(range(2000, 2101)).read(value) == 2023


@pytest.mark.parametrize(
    "value", [2023.5, "2023.5", "2e3", "", True, "二〇二三", 1999, 2101, "9" * 30]
)
def test_anything_else_is_no_whole_number(value: object) -> None:
    """Nor is one outside the range."""
    with pytest.raises(OutOfDomain, match="from 2000 to 2100"):
        Whole(range(2000, 2101)).read(value)


@pytest.mark.parametrize("value", [4, "4", "4年", "4年制", "４ 年", 4.0])
def test_a_measure_may_stand_behind_a_number(value: object) -> None:
    """Where the column says which: four years are four, and four of something else are not."""
    assert Whole(range(1, 9), ("制", "年")).read(value) == 4
    with pytest.raises(OutOfDomain):
        Whole(range(1, 9), ("制", "年")).read("4级")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (True, 1), ("true", 1), ("TRUE", 1), ("yes", 1), ("是", 1), ("√", 1), ("Y", 1),
        (1, 1), ("1", 1), (1.0, 1),
        (False, 0), ("false", 0), ("No", 0), ("否", 0), ("×", 0), ("n", 0), (0, 0), ("0", 0),
    ],
)  # fmt: skip
def test_yes_and_no(value: object, expected: int) -> None:
    """In words of either language, as a flag or as a digit."""
    assert Flag().read(value) == expected


@pytest.mark.parametrize("value", [2, "maybe", "不", "t", date(2023, 9, 1)])
def test_anything_else_is_neither_yes_nor_no(value: object) -> None:
    """Nothing is guessed."""
    with pytest.raises(OutOfDomain):
        Flag().read(value)


@pytest.mark.parametrize(
    "value",
    [
        "dibao;orphan", "低保；孤儿", "低保、孤儿", " 低保 ; orphan ", "孤儿,低保",
        "低保;孤儿;低保;", ["dibao", "孤儿"], ("orphan", "dibao"),
    ],
)  # fmt: skip
def test_categories_are_joined_in_any_way(value: object) -> None:
    """Order and repetition make no difference."""
    bits = (1 << Relief.DIBAO) | (1 << Relief.ORPHAN)
    assert Categories(RELIEF).read(value) == bits


@pytest.mark.parametrize("value", ["none", "无", [], ";"])
def test_no_category_may_be_said(value: object) -> None:
    """As well as a blank cell says it."""
    assert Categories(RELIEF).read(value) == 0


@pytest.mark.parametrize(
    "value", ["2024;2026", "2024；2026", "2024、2026", [2024, 2026], ["2026", 2024.0]]
)
def test_paid_years_are_a_set(value: object) -> None:
    """Each a bit, counted from the first year of anybody in a roster."""
    bits = PaidYears().read(value)
    assert [PAID_YEARS[k] for k in range(len(PAID_YEARS)) if bits >> k & 1] == [2024, 2026]


def test_one_paid_year_is_a_number() -> None:
    """A sheet keeps a single year as a number."""
    assert PaidYears().read(2024.0) == 1 << PAID_YEARS.index(2024)


def test_years_that_nobody_can_have_paid_do_not_count() -> None:
    """A list is taken as it stands, and these lie in no programme."""
    assert PaidYears().read([1999, 2500]) == 0


@pytest.mark.parametrize("value", [None, "", "  ", "\t", float("nan"), pd.NaT, "　"])
def test_blanks(value: object) -> None:
    """Nothing, spaces of any width, and a number that is none."""
    assert is_blank(value)


@pytest.mark.parametrize("value", [0, False, "0", [], "无"])
def test_what_says_something_is_not_blank(value: object) -> None:
    """Nothing of it is the default."""
    assert not is_blank(value)


@pytest.mark.parametrize(
    "domain", [RELIEF, Whole(range(9)), Flag(), Day(), Categories(RELIEF), PaidYears()]
)
def test_no_refusal_repeats_what_was_found(domain: Domain) -> None:
    """What stands in the wrong column may be somebody's name."""
    with pytest.raises(OutOfDomain) as fault:
        domain.read("王小明")
    assert "王小明" not in str(fault.value.expected) + spoken(fault.value.expected, "zh") + str(
        fault.value
    )
