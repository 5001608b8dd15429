"""The glossary: what the words of answers mean."""

import pytest

from kernel.codes import Basis, InstitutionType, Payer, Relief
from kernel.errors import RequestError
from simulate.explanation.glossary import GROUPS, entries_of, glossary_view, words_beginning
from simulate.language.catalogue import spoken
from simulate.output.console import rendered
from simulate.projection.measures import MEASURES

COMMON = (
    "uptake", "late_share", "prepay_share", "insured_on_entry_share", "assisted_share",
    "institution_aid_percent", "leave_rate", "refund_application_share", "employee_here_share",
    "tariff_rise", "fiscal_rise",
)  # fmt: skip
"""The assumptions that every region has."""

NAMES = (
    *MEASURES, *Payer.words(), *Basis.words(), *Relief.words(), *InstitutionType.words(), *COMMON,
    "total", "accrual", "cash", "low",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_whatever_stands_in_a_result_is_explained(name: str) -> None:
    """Under its name in files, with a term in each language."""
    (entry,) = entries_of(name)
    assert entry.name == name
    assert spoken(entry.term, "zh") != spoken(entry.term, "en")


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("趸交余额", "prepaid_balance"),
        ("预收保费", "prepaid_balance"),
        ("prepaid balance", "prepaid_balance"),
        ("届", "cohort"),
        ("参保年度", "insurance_year"),
        ("参保率", "uptake"),
        ("区间", "low"),
        ("high", "low"),
        ("集中参保缴费期", "window"),
        ("同缴同补", "relief_netted"),
        ("差额", "top_up"),
        ("待遇等待期", "waiting_days"),
        ("低保", "dibao"),
        ("监测对象", "monitored"),
        ("中职", "secondary_vocational"),
    ],
)
def test_a_word_is_found_in_either_language(word: str, name: str) -> None:
    """And by what else it is called."""
    assert [entry.name for entry in entries_of(word)] == [name]


def test_what_tables_call_an_assumption_leads_to_its_entry() -> None:
    """In either language, with what it means and not only how it is set."""
    for words in ("在学籍地参保的学生比例", "Share of students who enrol at the place of study"):
        assert entries_of(words) == entries_of("uptake")


def test_what_can_be_set_is_found_too() -> None:
    """With the words of its file, and how it is set."""
    (entry,) = entries_of("governing_text")
    assert "--set governing_text=VALUE" in str(entry.meaning)


def test_part_of_a_word_finds_what_it_is_part_of() -> None:
    """Where that is few."""
    assert [entry.name for entry in entries_of("余额")] == ["prepaid_balance"]


def test_an_unknown_word_is_answered_by_the_nearest() -> None:
    """With the names that are looked up."""
    with pytest.raises(RequestError, match="glossary uptkae: no such word; nearest: uptake"):
        entries_of("uptkae")
    with pytest.raises(RequestError, match="`simulate glossary` lists all"):
        entries_of("qqqqqq")


def test_without_a_word_all_are_shown() -> None:
    """In one table for each subject; the reader's language first."""
    english, chinese = (rendered(glossary_view(None, lang)) for lang in ("en", "zh"))
    assert "prepaid balance" in english.lower()
    assert "cohort · 参保年度新生" in english
    assert "参保年度新生 · cohort" in chinese
    for entry in (entry for own in GROUPS.values() for entry in own):
        assert entry.name in english


def test_one_is_shown_with_both_terms() -> None:
    """And its name."""
    text = rendered(glossary_view("uptake", "en"))
    assert text.rstrip().splitlines() == [
        "uptake · 参保率",
        "The share of students who enrol at the place of study.",
    ]


def test_a_shell_is_offered_its_words() -> None:
    """As they are looked up."""
    assert words_beginning("prepaid") == ["prepaid balance, 31 december", "prepaid_balance"]
    assert "趸交余额" in words_beginning("趸")
