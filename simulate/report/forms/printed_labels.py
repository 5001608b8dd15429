"""The lines of the budget table by the labels that offices print."""

import re
from collections.abc import Callable, Mapping
from typing import Final

from attrs import frozen

from kernel.errors import nearest
from kernel.messages import Text
from simulate.report.forms.sheet import ITEMS


@frozen
class Labels:
    """How files name the lines of a table.

    Attributes:
        named: returns the lines that a label means; none, where it means none.
        nearest_to: names the label that is nearest to one that means none.
    """

    named: Callable[[str], tuple[str, ...]]
    nearest_to: Callable[[str], Text]


_NUMBER: Final = re.compile(r"[(（][一二三四五六七八九十]+[)）]|[一二三四五六七八九十]+[、，,.．]")
_OF_WHICH: Final = re.compile("其中[:：]?")
_INCOME: Final = "收入"

_ALSO: Final[Mapping[str, str]] = {
    "医疗救助资助": "medical_assistance",
    "财政对困难人员代缴": "finance",
}
"""Labels of accounts that differ from those of the table, by what identifies them."""


def lines_labelled(label: str) -> tuple[str, ...]:
    """Return the lines that a label means: none, one, or of 总计 that of each side.

    Its number, 其中, a last 收入 and spaces do not matter.
    """
    key = _key(label)
    named = tuple(item.name for item in ITEMS if _key(item.zh) == key)
    return named or ((_ALSO[key],) if key in _ALSO else ())


def nearest_label(label: str) -> Text:
    """Name the label of the table that is nearest to one that it does not have."""
    return nearest(label, {item.title for item in ITEMS})


BUDGET_LABELS: Final = Labels(lines_labelled, nearest_label)


def _key(label: str) -> str:
    """Return what identifies a label."""
    text = "".join(label.split())
    for mark in (_NUMBER, _OF_WHICH):
        found = mark.match(text)
        text = text[found.end() :] if found else text
    return text.removesuffix(_INCOME)
