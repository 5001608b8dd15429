"""Winners and losers by type of student, as tables and records."""

from collections.abc import Iterable, Sequence
from typing import Any

from rich.console import RenderableType

from kernel.ruleset import Ruleset
from simulate.comparison.student_types import OTHERS, OUTCOMES, TYPE, UNTOUCHED, Heads, StudentType
from simulate.output.labels import label_words
from simulate.output.layout import titled
from simulate.output.words import Language, say

_NOBODY = "–"


def types_table(types: Iterable[StudentType], rules: Ruleset, language: Language) -> RenderableType:
    """Return a line for each type of a region's students that is touched, money in yuan."""
    table = titled(say("by_type", language), pad_edge=False)
    for column in TYPE:
        table.add_column(say(f"type_{column}", language), no_wrap=True)
    for column in ("type_students", "type_insured", "type_cost", "type_months"):
        table.add_column(say(column, language), justify="right", no_wrap=True)
    for column in ("type_money", "type_cover"):
        table.add_column(say(column, language), no_wrap=True)
    for one in types:
        if (one.money, one.cover) != (UNTOUCHED, UNTOUCHED):
            table.add_row(
                *(
                    label_words([name], [word], rules, language)
                    for name, word in zip(TYPE, one.labels, strict=True)
                ),
                *_cells(one),
                say(one.money, language),
                say(one.cover, language),
            )
    return table


def outcome_lines(types: Sequence[StudentType], language: Language) -> list[str]:
    """Say of how many insured students what is true: they gain, lose, are untouched."""
    if any(one.money == OTHERS for one in types):
        return [say("others_note", language)]
    lines = []
    for column in ("money", "cover"):
        counts = dict.fromkeys(OUTCOMES, 0)
        for one in types:
            counts[getattr(one, column)] += one.before.insured
        lines.append(say(f"outcome_{column}", language).format(**counts))
    return lines


def type_records(types: Iterable[StudentType]) -> list[dict[str, Any]]:
    """Return every type as a record; money in fen, per head rounded to the fen."""
    return [
        {
            "region": one.region,
            **dict(zip(TYPE, one.labels, strict=True)),
            **_record(one.before, "before"),
            **_record(one.after, "after"),
            "money": one.money,
            "cover": one.cover,
        }
        for one in types
    ]


def _record(heads: Heads, when: str) -> dict[str, Any]:
    return {
        f"students_{when}": heads.students,
        f"insured_{when}": heads.insured,
        f"cost_{when}": heads.cost,
        f"cost_per_head_{when}": round(heads.cost / heads.insured) if heads.insured else None,
        f"covered_months_{when}": heads.months,
    }


def _cells(one: StudentType) -> list[str]:
    before, after = one.before, one.after
    return [
        _either(f"{before.students:,}", f"{after.students:,}"),
        _either(f"{before.insured:,}", f"{after.insured:,}"),
        _either(_per_head(before.cost / 100, before), _per_head(after.cost / 100, after)),
        _either(_per_head(before.months, before), _per_head(after.months, after)),
    ]


def _per_head(amount: float, heads: Heads) -> str:
    return f"{amount / heads.insured:,.2f}" if heads.insured else _NOBODY


def _either(before: str, after: str) -> str:
    """Write a figure once where it is the same before and after."""
    return before if before == after else f"{before} → {after}"
