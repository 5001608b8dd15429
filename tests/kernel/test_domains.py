"""What a cell may hold, as people write it: text in either language, or a spreadsheet's value."""

from datetime import date
from decimal import Decimal

import pandas as pd
import pytest

from kernel.codes import Relief
from kernel.columns import COLUMNS
from kernel.dates import Day, Month
from kernel.domains import (
    PAID_YEARS,
    Domain,
    EntryYear,
    Flag,
    OutOfDomain,
    PaidYears,
    Percent,
    Whole,
    is_blank,
)
from kernel.spellings import RELIEF
from kernel.wordlists import Categories, Words
from simulate.language.catalogue import spoken

CATEGORY = Words.of(Relief, RELIEF)


def domain(name: str) -> Domain:
    """Return what a column holds that is the same in every region."""
    held = COLUMNS[name].domain
    assert held is not None
    assert not callable(held)
    return held


@pytest.mark.parametrize(
    "value", [2023, 2023.0, "2023", "２０２３", "2023.0", Decimal("2023.00"), "二〇二三", "二○二三"]
)
def test_a_whole_number_is_read_as_spreadsheets_keep_it(value: object) -> None:
    """A number is 2023.0 in a sheet, and may come out so."""
    assert Whole(range(2000, 2101)).read(value) == 2023


@pytest.mark.parametrize("value", [2023.5, "2023.5", "2e3", "", True, "二三", 1999, 2101, "9" * 30])
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
    ("value", "length"),
    [
        (4, 4), ("4.0", 4), ("4年", 4), ("４年制", 4), ("四年", 4), ("四年制", 4), ("四", 4),
        ("两年", 2), ("本科四年", 4), ("专科三年", 3), ("硕士3年", 3), ("博士研究生 四年", 4),
        ("四年制本科", 4), ("本科（四年）", 4), ("4年(本科)", 4), ("学制四年", 4),
        ("四年學制", 4), ("五年制", 5), ("3学年", 3), ("4 years", 4),
    ],
)  # fmt: skip
def test_the_length_of_a_programme_is_read_in_words(value: object, length: int) -> None:
    """With what it is a programme of."""
    assert domain("programme_years").read(value) == length


@pytest.mark.parametrize(
    "value",
    ["2.5", 2.5, "2.5年", "两年半", "3+2", "五年一贯制", "3-4年", "十年", "0", "九年", "本科"],
)
def test_a_programme_lasts_whole_years(value: object) -> None:
    """One to eight of them; a half is not rounded."""
    with pytest.raises(OutOfDomain, match="a whole number from 1 to 8"):
        domain("programme_years").read(value)


@pytest.mark.parametrize(
    "value",
    [
        2023,
        2023.0,
        "2023.0",
        "2023级",
        "2023 級",
        "2023年",
        "2023年级",
        "2023年度",
        "23级",
        "二〇二三级",
        "2023学年",
        "2023-2024学年",
        "2023—2024学年度",
        "2023年秋季",
        "2023秋",
        '="2023"',
        "'2023",
    ],
)
def test_a_year_of_entry_is_read_by_its_class(value: object) -> None:
    """Two digits only where 级 says what they are; marks that keep numbers text are none of it."""
    assert domain("entry_year").read(value) == 2023


@pytest.mark.parametrize(
    "value",
    [
        *("23", "99级", "70级", "23年", "1999级", "202309", "2023级1班", "级", "2024年春季"),
        *("2023-2024", "2023-2025学年", "秋季"),
    ],
)
def test_no_other_number_is_a_year_of_entry(value: str) -> None:
    """99级 entered in 1999."""
    with pytest.raises(OutOfDomain, match="a whole number from 2000 to 2100"):
        domain("entry_year").read(value)


@pytest.mark.parametrize("value", ["2023届", "23届", "2023屆", "2023届毕业生"])
def test_a_class_by_its_graduation_is_no_year_of_entry(value: str) -> None:
    """It is said why."""
    with pytest.raises(OutOfDomain, match="届 is the year of graduation"):
        domain("entry_year").read(value)


@pytest.mark.parametrize(("value", "years"), [("1年", 1), ("一年", 1), ("2 years", 2), ("0", 0)])
def test_years_are_counted_in_words(value: str, years: int) -> None:
    """Those that somebody missed or repaired."""
    assert domain("missed_years").read(value) == years
    assert domain("repaired_years").read(value) == years


def test_a_dash_is_no_number() -> None:
    """It looks like 一."""
    with pytest.raises(OutOfDomain):
        domain("missed_years").read("一")


@pytest.mark.parametrize(
    ("value", "percent"),
    [
        (50, 50), (50.0, 50), ("50", 50), ("50%", 50), ("50 %", 50), ("５０％", 50), ("50.0%", 50),
        ("1%", 1), (1, 1), (1.0, 1), (0, 0), ("0%", 0), ("100%", 100),
    ],
)  # fmt: skip
def test_a_percentage_is_read_with_its_sign(value: object, percent: int) -> None:
    """One is one hundredth."""
    assert domain("institution_aid_percent").read(value) == percent


@pytest.mark.parametrize("value", [0.5, "0.5", ".5", "0.05", Decimal("0.5")])
def test_a_share_is_no_percentage(value: object) -> None:
    """It may be half or half a hundredth."""
    with pytest.raises(OutOfDomain, match="from 0 to 100; a half is written 50%"):
        Percent().read(value)


@pytest.mark.parametrize("value", ["0.5%", "50.5", 101, "-1%", "half", "50%%x", True])
def test_a_percentage_is_whole(value: object) -> None:
    """From 0 to 100."""
    with pytest.raises(OutOfDomain, match=r"a whole number from 0 to 100$"):
        Percent().read(value)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (True, 1), ("true", 1), ("TRUE", 1), ("yes", 1), ("是", 1), ("√", 1), ("Y", 1),
        (1, 1), ("1", 1), (1.0, 1), ("1.0", 1), ("✓", 1), ("✔", 1), ("有", 1), ("T", 1), ("对", 1),
        (False, 0), ("false", 0), ("No", 0), ("否", 0), ("×", 0), ("n", 0), (0, 0), ("0", 0),
        (0.0, 0), ("0.0", 0), ("✗", 0), ("无", 0), ("無", 0), ("F", 0), ("不是", 0),
    ],
)  # fmt: skip
def test_yes_and_no(value: object, expected: int) -> None:
    """In words of either language, as a flag or as a digit."""
    assert Flag().read(value) == expected


@pytest.mark.parametrize("value", [2, "maybe", "不", "x", "一", 0.5, "10", date(2023, 9, 1)])
def test_anything_else_is_neither_yes_nor_no(value: object) -> None:
    """Nothing is guessed."""
    with pytest.raises(OutOfDomain):
        Flag().read(value)


@pytest.mark.parametrize(
    "value",
    [
        "2024;2026",
        "2024；2026",
        "2024、2026",
        "2024年,2026年度",
        "2024\n2026",
        [2024, 2026],
        ["2026", 2024.0],
    ],
)
def test_paid_years_are_a_set(value: object) -> None:
    """Each a bit, counted from the first year of anybody in a roster."""
    bits = PaidYears().read(value)
    assert [PAID_YEARS[k] for k in range(len(PAID_YEARS)) if bits >> k & 1] == [2024, 2026]


def test_one_paid_year_is_a_number() -> None:
    """A sheet keeps a single year as a number."""
    assert PaidYears().read(2024.0) == 1 << PAID_YEARS.index(2024)


@pytest.mark.parametrize("value", ["2", 3, "2年", "2024-2026", "2024/2025", "2024;x", 20242025])
def test_a_number_of_years_does_not_say_which(value: object) -> None:
    """Nor does a span, which may be a school year."""
    with pytest.raises(OutOfDomain, match="insurance years such as 2024;2025"):
        PaidYears().read(value)


def test_years_that_nobody_can_have_paid_do_not_count() -> None:
    """A list is taken as it stands, and these lie in no programme."""
    assert PaidYears().read([1999, 2500]) == 0


@pytest.mark.parametrize(
    "value", [None, "", "  ", "\t", float("nan"), pd.NaT, "　", "\u200b \ufeff", '=""']
)
def test_blanks(value: object) -> None:
    """Nothing, spaces of any width and of none, and a number that is none."""
    assert is_blank(value)


@pytest.mark.parametrize("value", [0, False, "0", [], "无"])
def test_what_says_something_is_not_blank(value: object) -> None:
    """Nothing of it is the default."""
    assert not is_blank(value)


@pytest.mark.parametrize(
    "domain",
    [
        CATEGORY, Whole(range(9)), EntryYear(Whole(range(9))), Percent(), Flag(), Day(), Month(),
        Categories(CATEGORY), PaidYears(),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "cell", ["王小明", "王小明户", "低保王小明", "2023年王小明", "Wang Xiaoming"]
)
def test_no_refusal_repeats_what_was_found(domain: Domain, cell: str) -> None:
    """What stands in the wrong column may be somebody's name."""
    with pytest.raises(OutOfDomain) as fault:
        domain.read(cell)
    said = str(fault.value.expected) + spoken(fault.value.expected, "zh") + str(fault.value)
    assert cell not in said
    assert "小明" not in said
