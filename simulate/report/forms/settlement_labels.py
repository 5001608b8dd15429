"""The lines of a settlement that an office supplies, by their labels: 中央已预拨, 省级上年结算."""

from collections.abc import Mapping
from typing import Final

from kernel.codes import LEVEL_PAYERS, Level
from kernel.errors import nearest
from kernel.messages import Text
from simulate.report.forms.printed_labels import Labels

BEFORE: Final = "settlement_before"
ADVANCED: Final = "advanced"

_LINES: Final[Mapping[str, str]] = {"上年结算": BEFORE, "已预拨": ADVANCED}

_LEVELS: Final = (Level.CENTRAL, Level.PROVINCIAL, Level.MUNICIPAL)


def supplied_line(payer: str, line: str) -> str:
    """Return how a line of a level is named among what is supplied."""
    return f"{payer}.{line}"


_BY_LABEL: Final[Mapping[str, str]] = {
    word + chinese: supplied_line(LEVEL_PAYERS[level].word, line)
    for level in _LEVELS
    for word in level.chinese
    for chinese, line in _LINES.items()
}


def _named(label: str) -> tuple[str, ...]:
    key = "".join(label.split())
    return (_BY_LABEL[key],) if key in _BY_LABEL else ()


def _nearest(label: str) -> Text:
    return nearest(label, _BY_LABEL)


SETTLEMENT_LABELS: Final = Labels(_named, _nearest)
"""Spaces do not matter."""
