"""The lines of the fund's budget table, and the identities by which they add up."""

from collections.abc import Iterator, Mapping
from typing import Final

from attrs import frozen

from kernel.messages import Pair, Text

Sheet = Mapping[str, int | None]
"""The amounts of one column, in fen by line; a line that is blank or absent is not known."""


@frozen
class Item:
    """A line of the table. `depth` as in `Line`: 0 a total, 2 an "of which"."""

    name: str
    en: str
    zh: str
    depth: int = 1

    @property
    def label(self) -> Text:
        """As the table prints it; the English names the Chinese line beside it."""
        return Pair(f"{self.en} {self.zh}", f"其中：{self.zh}" if self.depth == 2 else self.zh)


REVENUE: Final = (
    Item("contributions", "Contribution income", "基本医疗保险费收入"),
    Item("institution", "of which institutions' aid", "集体扶持", 2),
    Item("medical_assistance", "of which relief by medical assistance", "医疗救助资助", 2),
    Item("finance", "of which relief by finance", "财政为困难人员代缴", 2),
    Item("subsidy", "Fiscal subsidy income", "财政补贴收入"),
    Item("by_standard", "of which by the prescribed standard", "按规定标准补助", 2),
    Item("interest", "Interest income", "利息收入"),
    Item("other_income", "Other income", "其他收入"),
    Item("income_subtotal", "Income of the year, subtotal", "本年收入小计", 0),
    Item("from_above", "Subsidy from the level above", "上级补助收入"),
    Item("from_below", "Remitted by the level below", "下级上解收入"),
    Item("income", "Income of the year, total", "本年收入合计", 0),
    Item("opening", "Balance of the previous year", "上年结余"),
    Item("revenue_total", "Total", "总计", 0),
)

EXPENDITURE: Final = (
    Item("benefits", "Benefit expenditure", "基本医疗保险待遇支出"),
    Item("other_expenditure", "Other expenditure", "其他支出"),
    Item("expenditure_subtotal", "Expenditure of the year, subtotal", "本年支出小计", 0),
    Item("to_below", "Subsidy to the level below", "补助下级支出"),
    Item("to_above", "Remitted to the level above", "上解上级支出"),
    Item("expenditure", "Expenditure of the year, total", "本年支出合计", 0),
    Item("closing", "Balance at the end of the year", "年末滚存结余"),
    Item("expenditure_total", "Total", "总计", 0),
)

BALANCE: Final = (
    Item("surplus", "Surplus of the year", "本年收支结余", 0),
    Item("closing", "Balance at the end of the year", "年末滚存结余", 0),
)

ITEMS: Final = (*REVENUE, *EXPENDITURE, *BALANCE)

_OF_WHICH: Final = {
    "contributions": ("institution", "medical_assistance", "finance"),
    "subsidy": ("by_standard",),
}


@frozen
class _Identity:
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

    def of(self, sheet: Sheet) -> int | None:
        """Return the sum of the parts, None where they do not say."""
        parts = [(1, name) for name in self.plus] + [(-1, name) for name in self.less]
        known = [sign * amount for sign, n in parts if (amount := sheet.get(n)) is not None]
        if not known or (self.whole and len(known) < len(parts)):
            return None
        if any(sheet.get(name) is None for name in self.needed):
            return None
        return sum(known)


_IDENTITIES: Final = (
    _Identity(
        "income_subtotal",
        ("contributions", "subsidy", "interest", "other_income"),
        needed=("contributions", "subsidy"),
    ),
    _Identity(
        "income", ("income_subtotal", "from_above", "from_below"), needed=("income_subtotal",)
    ),
    _Identity("revenue_total", ("income", "opening"), whole=True),
    _Identity("expenditure_subtotal", ("benefits", "other_expenditure"), needed=("benefits",)),
    _Identity(
        "expenditure",
        ("expenditure_subtotal", "to_below", "to_above"),
        needed=("expenditure_subtotal",),
    ),
    _Identity("surplus", ("income",), ("expenditure",), whole=True),
    _Identity("closing", ("opening", "surplus"), whole=True),
    _Identity("expenditure_total", ("expenditure", "closing"), whole=True),
)


def completed(given: Sheet) -> Sheet:
    """Return a column with the totals that its lines make up; one that is given stands."""
    sheet = dict(given)
    for identity in _IDENTITIES:
        if sheet.get(identity.total) is None:
            sheet[identity.total] = identity.of(sheet)
    return sheet


def contradictions(sheet: Sheet) -> Iterator[tuple[str, int, int]]:
    """Return each line that is not the sum of its parts, or is less than what is inside it.

    With the amount that stands there, and the sum of its parts.
    """
    for identity in _IDENTITIES:
        found, due = sheet.get(identity.total), identity.of(sheet)
        if found is not None and due is not None and found != due:
            yield identity.total, found, due
    for name, parts in _OF_WHICH.items():
        found, inside = sheet.get(name), sum(sheet.get(part) or 0 for part in parts)
        if found is not None and inside > found:
            yield name, found, inside


def blanks(sheet: Sheet) -> list[Item]:
    """Return the lines that are blank though no other line would give them, in their order."""
    totals = {identity.total for identity in _IDENTITIES}
    lines = [item for item in ITEMS if item.depth == 1 and item.name not in totals]
    return [line for line in lines if sheet.get(line.name) is None]
