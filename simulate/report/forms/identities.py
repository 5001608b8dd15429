"""How the lines of the budget table add up, what follows from what, and what only in part."""

from collections.abc import Collection, Iterator
from typing import Final

from attrs import frozen

from simulate.report.forms.sheet import ITEMS, TRANSFERS, Item, Sheet

_INSIDE: Final = {
    "contributions": ("institution", "medical_assistance", "finance"),
    "subsidy": ("by_standard", "vaccine_subsidy"),
    "benefits": ("inpatient", "outpatient"),
}


@frozen
class Identity:
    """A line that others make up; where some of them are not known, the rest is added or nothing.

    Attributes:
        less: the lines that are taken away.
        needed: the lines without which the others say nothing.
        whole: whether every part has to be known.
    """

    total: str
    plus: tuple[str, ...]
    less: tuple[str, ...] = ()
    needed: tuple[str, ...] = ()
    whole: bool = False

    @property
    def parts(self) -> tuple[str, ...]:
        """The lines that make it up."""
        return (*self.plus, *self.less)

    @property
    def terms(self) -> tuple[tuple[int, str], ...]:
        """The same, each with its sign."""
        return (*((1, name) for name in self.plus), *((-1, name) for name in self.less))

    def of(self, sheet: Sheet) -> int | None:
        """Return the sum of the parts, None where they do not say."""
        known = [sign * amount for sign, n in self.terms if (amount := sheet.get(n)) is not None]
        if not known or (self.whole and len(known) < len(self.terms)):
            return None
        if any(sheet.get(name) is None for name in self.needed):
            return None
        return sum(known)


SUMS: Final = (
    Identity(
        "income_subtotal",
        ("contributions", "subsidy", "interest", "other_income"),
        needed=("contributions", "subsidy"),
    ),
    Identity(
        "income", ("income_subtotal", "from_above", "from_below"), needed=("income_subtotal",)
    ),
    Identity("revenue_total", ("income", "opening"), whole=True),
    Identity(
        "expenditure_subtotal",
        ("benefits", "critical_illness", "other_expenditure"),
        needed=("benefits",),
    ),
    Identity(
        "expenditure",
        ("expenditure_subtotal", "to_below", "to_above"),
        needed=("expenditure_subtotal",),
    ),
    Identity("surplus", ("income",), ("expenditure",), whole=True),
    Identity("closing", ("opening", "surplus"), whole=True),
    Identity("expenditure_total", ("expenditure", "closing"), whole=True),
)
"""As the table adds up; the total on the right does not add the surplus again."""

_BALANCES: Final = (
    Identity("opening", ("revenue_total",), ("income",), whole=True),
    Identity("closing", ("expenditure_total",), ("expenditure",), whole=True),
    Identity("opening", ("closing",), ("surplus",), whole=True),
)
"""The same, solved for a balance that is not given."""

_IN_ORDER: Final = (*SUMS, *_BALANCES, *SUMS)


def completed(given: Sheet) -> Sheet:
    """Return a column with the totals and balances that follow; one that is given stands."""
    sheet = dict(given)
    for identity in _IN_ORDER:
        if sheet.get(identity.total) is None:
            sheet[identity.total] = identity.of(sheet)
    return sheet


def partial_totals(given: Sheet, carried: Collection[str] = ()) -> frozenset[str]:
    """Return the lines of a completed column that lines which are not known would change.

    The transfers are no such lines: a table of a whole pooling area leaves them blank.

    Args:
        given: the column before it was completed; a total that is given is whole.
        carried: lines that are given, but known in part only.
    """
    sheet, partial = completed(given), set(carried)
    for identity in _IN_ORDER:
        follows = given.get(identity.total) is None and sheet[identity.total] is not None
        if follows and any(
            name in partial or (sheet.get(name) is None and name not in TRANSFERS)
            for name in identity.parts
        ):
            partial.add(identity.total)
    return frozenset(partial)


def contradictions(sheet: Sheet) -> Iterator[tuple[str, int, int]]:
    """Return each line that is not the sum of its parts, or is less than what is inside it.

    With the amount that stands there, and the sum of its parts.
    """
    for identity in SUMS:
        found, due = sheet.get(identity.total), identity.of(sheet)
        if found is not None and due is not None and found != due:
            yield identity.total, found, due
    for name, parts in _INSIDE.items():
        found, inside = sheet.get(name), sum(sheet.get(part) or 0 for part in parts)
        if found is not None and inside > found:
            yield name, found, inside


def blanks(sheet: Sheet) -> list[Item]:
    """Return the lines that are blank though no other line would give them, in their order."""
    totals = {identity.total for identity in SUMS}
    lines = [item for item in ITEMS if item.depth == 1 and item.name not in totals]
    return [line for line in lines if sheet.get(line.name) is None]
