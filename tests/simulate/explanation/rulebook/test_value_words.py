"""Values as rules write them, in words, and equal to what the law gives."""

import pytest

from kernel.messages import Language
from kernel.registry import load_region
from kernel.students import COLUMN_NAMES
from simulate.explanation.rulebook.condition_words import condition_words
from simulate.explanation.rulebook.value_words import value_words
from simulate.language.catalogue import spoken
from tests.simulate.explanation.rulebook.making import ground, parsed, what
from tests.simulate.making import REGIONS


@pytest.mark.parametrize(
    ("code", "unit", "words"),
    [
        ("0", "fen", "0 yuan"),
        ("38000", "fen", "380 yuan"),
        ("60", "percent", "60 %"),
        ("True", "flag", "yes"),
        ("first_of(9, year - 1)", "day", "2025-09-01"),
        ("first_of(1, year + 1) - 1", "day", "2026-12-31"),
        ("law.span(year).last", "day", "2026-12-31"),
        ("BLANK_DAY", "day", "no day"),
        ("Payer.UNFUNDED", "payer", "unfunded"),
        ("students.years_bought", "count", "the years bought"),
        ("cover['start']", "day", "the first day of cover"),
        ("Figure(law.at('tariff', year).value, Basis.EXPLICIT)", "fen",
         "“Individual contribution of a student” (400 yuan)"),
        ("law.at('tariff', year - 2)", "fen",
         "“Individual contribution of a student” of insurance year 2024 (380 yuan)"),
        ("law.at('tariff', students.paid_in)", "fen",
         ("“Individual contribution of a student” in the insurance year of the payment "
         "(for payment in 2026: 400 yuan)")),
        ("law.at('fixed_wait_months', year).after(clock)", "day",
         ("the day from which a late payer waits plus “Fixed waiting period of a late payer or "
         "after a break” (3 months)")),
        ("np.maximum(students.left_on, students.refund_applied_on)", "day",
         ("the later of the day on which the student status ends and the day of the application "
         "for a refund")),
        ("law.at('tariff', year).where(late, law.at('fiscal_standard', year))", "fen",
         ("“Individual contribution of a student” (400 yuan) if paid late, else “National standard "
         "of the fiscal subsidy” (724 yuan)")),
        ("level_share(students, year, law, Level.CENTRAL)", "percent",
         ("“Share of the national standard that a level of government pays, by affiliation of the "
         "institution”, central budget (by affiliation)")),
        ("strange(students)", "fen", "`strange(students)`"),
    ],
)  # fmt: skip
def test_values_have_words(code: str, unit: str, words: str) -> None:
    """With what they are in 2026, where that is one thing."""
    assert what(code, unit) == words


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_column_that_a_rule_may_look_at_has_a_noun(language: Language) -> None:
    """Never the name that data files have for it; no rule may look at the weight."""
    for name in set(COLUMN_NAMES) - {"weight"}:
        node = parsed(f"students.{name}")
        said = spoken(value_words(node, "", ground("changsha", 2026), condition_words), language)
        assert "_" not in said
        assert said != name


@pytest.mark.parametrize("name", REGIONS)
@pytest.mark.parametrize("year", [2023, 2026, 2031])
def test_a_value_is_what_the_law_gives(name: str, year: int) -> None:
    """Also where it rises after the last year given."""
    standard = int(load_region(name).law.at("fiscal_standard", year).value)
    words = what("law.at('fiscal_standard', year)", "fen", name, year)
    assert words == f"“National standard of the fiscal subsidy” ({standard // 100} yuan)"
