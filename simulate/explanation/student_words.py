"""The words of a glossary about students: the categories of relief, the types of institution."""

from typing import Final

from kernel.codes import Code, InstitutionType, Relief
from kernel.messages import Message, Pair, message
from simulate.explanation.glossary_entry import Entry

_CATEGORIES: Final = {
    Relief.TEKUN: message(
        "Destitute people whom the state supports: unable to work, without income, and without "
        "anybody who has to support them and can."
    ),
    Relief.ORPHAN: message("A child who has lost both parents, or whose parents are not found."),
    Relief.UNSUPPORTED_CHILD: message(
        "A child whose parents are there, but cannot bring it up: severely disabled, gravely ill, "
        "imprisoned, missing."
    ),
    Relief.DIBAO: message("Members of a household that receives the minimum living allowance."),
    Relief.DIBAO_MARGIN: message(
        "Members of a household with an income little above the line of the minimum living "
        "allowance."
    ),
    Relief.MONITORED: message(
        "Rural households in danger of falling into poverty, which are watched."
    ),
    Relief.RETURNED_TO_POVERTY: message("People who have fallen into poverty, or back into it."),
    Relief.OUT_OF_POVERTY: message(
        "People who were registered as poor until 2020 and have been lifted out of poverty."
    ),
    Relief.SEVERE_DISABILITY: message("People with a severe disability, mostly of grade 1 or 2."),
}

_TYPE: Final = message("A type of institution; --by institution divides figures by it.")


def _entry(member: Code, meaning: Message) -> Entry:
    first, *others = member.chinese
    return Entry(member.word, Pair(member.word.replace("_", " "), first), meaning, tuple(others))


CATEGORIES: Final = tuple(_entry(member, meaning) for member, meaning in _CATEGORIES.items())
"""The categories of relief that every region has."""

TYPES: Final = tuple(_entry(member, _TYPE) for member in InstitutionType)
"""The types of institution that every region has."""
