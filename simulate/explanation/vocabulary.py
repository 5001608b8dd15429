"""The words of a story: facts about a student, comparisons, operations."""

from collections.abc import Mapping
from typing import Final

from kernel.messages import Message, message

FACTS: Final[Mapping[str, tuple[Message, Message]]] = {
    "freshman": (
        message("in the first insurance year of the programme"),
        message("not in the first insurance year of the programme"),
    ),
    "graduating": (
        message("in the scheduled graduation year"),
        message("not in the scheduled graduation year"),
    ),
    "full_time": (message("full-time"), message("not full-time")),
    "prepaid_earlier": (
        message("prepaid in an earlier enrolment period"),
        message("not prepaid in an earlier enrolment period"),
    ),
    "prepays": (message("prepaying"), message("not prepaying")),
    "paying": (
        message("paying for this year now"),
        message("not paying now"),
    ),
    "continuous": (
        message("no break that counts"),
        message("a break that counts"),
    ),
    "assisted": (
        message("in a relief category"),
        message("in no relief category"),
    ),
    "late": (message("paid late"), message("not paid late")),
    "covered": (message("in scope"), message("out of scope")),
    "relief_flagged": (
        message("flagged in the system"),
        message("not flagged in the system"),
    ),
    "enrols_here": (
        message("enrolling here"),
        message("not enrolling here"),
    ),
    "insured_on_entry": (
        message("already insured in the entry year"),
        message("not insured in the entry year"),
    ),
    "attends": (
        message("at an institution of the type {words}"),
        message("at no institution of the type {words}"),
    ),
    "pays": (
        message("paying by {words}"),
        message("not paying by {words}"),
    ),
    "holds": (
        message("in the category {words}"),
        message("not in {words}"),
    ),
}
"""Each fact where it holds, and where it does not."""

DERIVED: Final = {
    "last_year": message("the graduation year"),
    "years_bought": message("the years bought"),
    "paid_in": message("the insurance year of the payment"),
    "subsidised_as": message("the affiliation that the subsidy follows"),
}
RELATIONS: Final[Mapping[str, tuple[Message, Message]]] = {
    "greater": (message("is above"), message("is not above")),
    "greater_equal": (message("is at least"), message("is below")),
    "less": (message("is below"), message("is at least")),
    "less_equal": (message("is at most"), message("is above")),
}
"""A comparison where it holds, and where it does not."""

BETWEEN_DAYS: Final[Mapping[str, tuple[Message, Message]]] = {
    "greater": (message("is after"), message("is not after")),
    "greater_equal": (message("is not before"), message("is before")),
    "less": (message("is before"), message("is not before")),
    "less_equal": (message("is not after"), message("is after")),
}
OPERATIONS: Final = {
    "maximum": message("the larger (later) of {left} and {right}"),
    "subtract": message("{left} less {right}"),
    "add": message("{left} plus {right}"),
}
