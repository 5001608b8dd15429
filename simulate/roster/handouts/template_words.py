"""What an empty roster of a region says: which columns matter there, their words, their notes."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from itertools import product
from typing import Final

import numpy as np
from attrs import frozen

from kernel.alike import assess_alike
from kernel.assess import find_problems
from kernel.codes import (
    Affiliation,
    Code,
    GraduateScheme,
    PaymentMode,
    Recognised,
    StudyMode,
)
from kernel.columns import COLUMNS
from kernel.days import first_of
from kernel.domains import Flag
from kernel.entries import FIRST_YEAR
from kernel.errors import RequestError
from kernel.messages import Pair, Text, message
from kernel.ruleset import Ruleset
from kernel.students import StudentBatch

_YEARS: Final = range(FIRST_YEAR, FIRST_YEAR + 6)
"""The years over which a region is asked which columns it looks at."""

_NUMBER: Final = "student_id"
_ALWAYS: Final = frozenset({_NUMBER, "entry_year", "programme_years", "paid_on"})

_FLAGS: Final = (Pair("yes", "是"), Pair("no", "否"))

NOTES: Final[Mapping[str, Text]] = {
    "student_id": message("The number of the student. Blank: the number of the row."),
    "institution_type": message("The type of the school. Blank: a university or college."),
    "study_mode": message("Full time or part time. Blank: full time."),
    "missed_years": message(
        "Insurance years missed since 2025 without a break before this one. Blank: 0."
    ),
    "repaired_years": message("Missed years made good by paying for them. Blank: 0."),
    "locality": message("Where the student is insured. Blank: the usual place of the region."),
    "entry_year": message(
        "The year of the September in which the school year of entry began, such as 2023."
    ),
    "entered_on": message("The day of entry. Blank: 1 September of the entry year."),
    "programme_years": message("The length of the programme in years, 1 to 8."),
    "payment_mode": message(
        "What the payment is for: one year, the whole programme, or the years that remain. Blank: "
        "what is usual in the region."
    ),
    "paid_on": message("The day of payment, such as 2023-09-01. Blank: not paid."),
    "received_on": message("The day on which the payment arrived. Blank: the day of payment."),
    "prepaid_in": message(
        "The insurance year whose enrolment period took an earlier prepayment. Blank: none."
    ),
    "relief": message("Categories of relief, several joined by semicolons. Blank: none."),
    "relief_recognised": message("Where the category was recognised. Blank: here."),
    "relief_from": message(
        "The day on which the category was recognised. Blank: before the enrolment period."
    ),
    "relief_flagged": message(
        "Whether relief was already given and flagged in the system at payment. Blank: yes, unless "
        "a freshman."
    ),
    "enrols_here": message("Whether the student is insured here. Blank: yes."),
    "insured_on_entry": message(
        "Whether the student was insured already in the calendar year of entry. Blank: no."
    ),
    "institution_aid_percent": message(
        "How much of the individual contribution the institution pays, in percent. Blank: 0."
    ),
    "affiliation": message("Whose institution it is. Blank: the province's."),
    "left_on": message(
        "The day on which the student left before the end. Blank: has not left, or graduated."
    ),
    "refund_applied_on": message("The day on which a refund was applied for. Blank: it was not."),
    "graduate_scheme": message("What a graduate joins. Blank: none."),
    "paid_years": message(
        "The insurance years paid in full, joined by semicolons. Blank: what the payment says."
    ),
}
"""What each column holds, and what a blank means."""

_CODES: Final[Mapping[str, type[Code]]] = {
    "study_mode": StudyMode,
    "relief_recognised": Recognised,
    "affiliation": Affiliation,
    "graduate_scheme": GraduateScheme,
}


@frozen
class RegionColumns:
    """The columns of a roster that matter in a region, and the words that they accept there.

    Attributes:
        names: what the region's rules look at, and what every roster has.
        modes: the modes of payment that it accepts of anybody in any year.
    """

    rules: Ruleset
    names: tuple[str, ...]
    modes: tuple[PaymentMode, ...]

    @classmethod
    def of(cls, rules: Ruleset) -> "RegionColumns":
        """Ask a region about students of every place, mode and year of study.

        Years of which the region says nothing are passed over.
        """
        looked_at, accepted = set(_ALWAYS), {PaymentMode.ANNUAL}
        for year in _YEARS:
            students = _sample(rules, year)
            with suppress(RequestError):
                wrong = np.zeros(len(students), np.bool_)
                for problem in find_problems(rules, students):
                    wrong |= problem.rows
                valid = students.select(~wrong)
                looked_at |= assess_alike(rules, valid, frozenset(looked_at - {_NUMBER})).columns
                accepted |= {PaymentMode(mode) for mode in valid.payment_mode.tolist()}
        if len(rules.facts.localities) == 1:
            looked_at.discard("locality")
        if accepted == {PaymentMode.ANNUAL}:
            looked_at -= {"payment_mode", "prepaid_in"}
        names = tuple(name for name in COLUMNS if name in looked_at)
        return cls(rules, names, tuple(mode for mode in PaymentMode if mode in accepted))

    def words(self, column: str) -> Sequence[Text]:
        """Return the words that a column accepts, one of each meaning, if it has some."""
        facts = self.rules.facts
        if column == "locality":
            return [Pair(name, text.zh) for name, text in facts.localities.items()]
        if isinstance(COLUMNS[column].domain, Flag):
            return _FLAGS
        if column == "payment_mode":
            return _named(self.modes)
        if column in ("relief", "institution_type"):
            return _named(facts.codes["category" if column == "relief" else column])
        return _named(_CODES.get(column, ()))


def _named(codes: type[Code] | Sequence[Code]) -> list[Text]:
    return [Pair(code.word, code.chinese[0]) for code in codes]


def _sample(rules: Ruleset, year: int) -> StudentBatch:
    """Return students of every place, mode and year of study who pay in October, valid or not."""
    places, modes = range(len(rules.facts.localities)), [int(mode) for mode in PaymentMode]
    place, mode, studied = np.array([*product(places, modes, range(4))]).T
    return StudentBatch.ordinary(
        year,
        len(place),
        locality=place,
        payment_mode=mode,
        entry_year=year - 1 - studied,
        programme_years=4,
        paid_on=first_of(10, year - 1),
        relief=1,
    )
