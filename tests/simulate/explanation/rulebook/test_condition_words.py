"""Conditions as rules write them, in words."""

import pytest

from tests.simulate.explanation.rulebook.making import when


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("True", "everybody"),
        ("~students.full_time", "not full-time"),
        ("not late", "not paid late"),
        ("students.freshman & ~late",
         "in the first insurance year of the programme, and not paid late"),
        (
            "~(students.freshman | late)",
            "not in the first insurance year of the programme, and not paid late",
        ),
        (
            "late & (students.freshman | students.graduating)",
            ("paid late, and (in the first insurance year of the programme, or "
            "in the scheduled graduation year)"),
        ),
        ("np.logical_or(late, students.freshman)",
         "paid late, or in the first insurance year of the programme"),
        ("students.attends(InstitutionType.KINDERGARTEN, law.institution('tertiary'))",
         "at an institution of the type kindergarten or tertiary"),
        ("~students.holds(Relief.TEKUN)", "not in tekun"),
        ("students.pays(PaymentMode.PREPAY)", "paying by prepayment of the programme"),
        ("best_relief(students, year, law).among(Relief.TEKUN, Relief.DIBAO)",
         "the category that counts is tekun or dibao"),
        ("students.relief_recognised != Recognised.LOCAL",
         "the place where the category was recognised is not here"),
        ("students.left_on != BLANK_DAY", "the day on which the student status ends is given"),
        ("~(students.left_on != BLANK_DAY)",
         "the day on which the student status ends is not given"),
        ("law.switch('claim_timing') == 'at_once'",
         "the switch `claim_timing` is on `at_once`"),
        ("~(students.paid_on > law.day('window_closes', year).value)",
         "the day of payment is not after “Last day of the enrolment window” (2026-01-31)"),
        ("(law.at('tariff', year) - due.figure('price')).value >= 0",
         ("“Individual contribution of a student” (400 yuan) less the price of one year that was "
         "paid is at least 0 yuan")),
        ("np.greater(students.missed_years, 0)", "the number of missed years is above 0"),
        ("law.clauses['C14'].has_begun(students.paid_in)",
         "C14 had begun by the insurance year of the payment"),
    ],
)  # fmt: skip
def test_what_is_known_has_words(code: str, words: str) -> None:
    """Facts, comparisons, switches, and what is made of them."""
    assert when(code) == words


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("strange(students)", "`strange(students)`"),
        ("late & ~strange(students)", "paid late, and not `strange(students)`"),
        ("students.attends(*TYPES)", "`students.attends(*TYPES)`"),
        ("0 < students.missed_years < 4", "`0 < students.missed_years < 4`"),
    ],
)
def test_what_has_no_words_is_the_code(code: str, words: str) -> None:
    """Never dropped, never guessed."""
    assert when(code) == words


def test_a_place_is_called_by_its_name() -> None:
    """Not by the word that files have for it."""
    here = "students.locality == law.locality('dalian')"
    assert when(here, "liaoning") == "the place of the institution is Dalian"
    assert when(here, "liaoning", "zh") == "学校所在参保地为大连"
