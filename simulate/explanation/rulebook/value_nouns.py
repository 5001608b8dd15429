"""The words of values inside a sentence: columns, earlier answers, functions, operations."""

import ast
from typing import Final

from kernel.messages import Message, message
from simulate.explanation.vocabulary import OPERATIONS

COLUMN_NOUNS: Final = {
    "institution_type": message("the type of institution"),
    "study_mode": message("the study mode"),
    "entry_year": message("the year of entry"),
    "entered_on": message("the day of entry"),
    "payment_mode": message("the way of paying"),
    "prepaid_in": message("the insurance year in which the prepayment was made"),
    "relief": message("the relief categories"),
    "relief_flagged": message("the flag in the system"),
    "enrols_here": message("enrolment here"),
    "insured_on_entry": message("insurance in the entry year"),
    "relief_recognised": message("the place where the category was recognised"),
    "graduate_scheme": message("the scheme that the graduate joins"),
    "locality": message("the place of the institution"),
    "affiliation": message("the affiliation of the institution"),
    "paid_on": message("the day of payment"),
    "received_on": message("the day on which the payment arrives"),
    "left_on": message("the day on which the student status ends"),
    "refund_applied_on": message("the day of the application for a refund"),
    "relief_from": message("the day on which the category was recognised"),
    "missed_years": message("the number of missed years"),
    "repaired_years": message("the number of repaired years"),
    "programme_years": message("the programme length"),
    "institution_aid_percent": message("the share that the institution says it pays"),
    "paid_years": message("the years that are paid"),
}
"""What each column that a rule may look at is called inside a sentence."""

DIMENSIONS: Final = {
    "category": message("relief category"),
    "affiliation": message("affiliation"),
    "level": message("level of government"),
    "institution_type": message("type of institution"),
    "locality": message("place"),
}
"""By what values of the law differ, beside the year."""

DECIDED: Final = {
    ("clock", "starts"): message("the day from which a late payer waits"),
    ("cover", "start"): message("the first day of cover"),
    ("waiting", "ends"): message("the end of the wait that holds for others"),
    ("due", "price"): message("the price of one year that was paid"),
}
"""What answers that were given before are called inside a sentence."""

CALLS: Final = {
    "month_after": message("the first day of the month after {one}"),
    "counting_month": message(
        "the first day of the month in which {one} counts: its own up to day {other}, then the next"
    ),
    "month_ends_in": message("the months that end from {one} to {other}"),
    "add_months": message("{one} plus {other}"),
    "first_of": message("the first day of month {one} of {other}"),
    "longest_run": message("the longest unbroken run of paid years"),
}
"""What functions of `kernel` give, with their arguments."""

UNITS_OF_CALLS: Final = {
    "add_months": ("day", "months"),
    "counting_month": ("day", "day_of_month"),
    "first_of": ("count", "count"),
}
"""The units of their arguments; all others are days."""

_AT_LEAST: Final = message("{left}, at least {right}")
METHODS: Final = {
    "at_least": (_AT_LEAST, _AT_LEAST),
    "maximum": (_AT_LEAST, message("the later of {left} and {right}")),
    "minimum": (message("{left}, at most {right}"), message("the earlier of {left} and {right}")),
}
"""Of numbers, and of days."""

ADDED: Final = OPERATIONS["add"]
SIGNS: Final[dict[type[ast.operator], Message]] = {
    ast.Add: ADDED,
    ast.Sub: OPERATIONS["subtract"],
    ast.Mult: message("{left} times {right}"),
}
