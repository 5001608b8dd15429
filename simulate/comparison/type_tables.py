"""Winners and losers by type of student, as tables and records."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any, Final

from rich.console import Group, RenderableType

from kernel.messages import SEMICOLON, Language, Message, Text, listed, message
from kernel.ruleset import Ruleset
from simulate.comparison.student_types import (
    GAINS,
    LOSES,
    OTHERS,
    TYPE,
    UNTOUCHED,
    Heads,
    StudentType,
)
from simulate.language.catalogue import spoken
from simulate.output.grid import Grid, Row
from simulate.output.labels import label_words, of_place
from simulate.output.layout import heading
from simulate.output.text_table import TextTable
from simulate.output.units import YUAN, rounded
from simulate.projection.breakdowns import GROUPINGS

_TITLE: Final = message("By type of student, over the programme; money in yuan")
_STUDENTS: Final = message("Students")
_INSURED: Final = message("Insured in the first year")
_COST: Final = message("Cost to an insured student")
_MONTHS: Final = message("Months of cover")
_MONEY: Final = message("Money")
_COVER: Final = message("Cover")
_COLUMNS: Final = (_STUDENTS, _INSURED, _COST, _MONTHS, _MONEY, _COVER)

_OUTCOMES: Final[Mapping[str, Text]] = {
    GAINS: message("gains"),
    LOSES: message("loses"),
    UNTOUCHED: message("untouched"),
    OTHERS: message("other students"),
}
_OF_INSURED: Final = message("By type of student, of the insured {parts}.")
_MONEY_PARTS: Final[Mapping[str, Message]] = {
    GAINS: message("{count:,} pay less, on average {change} yuan each"),
    LOSES: message("{count:,} pay more, on average {change} yuan each"),
    UNTOUCHED: message("{count:,} pay the same"),
}
_COVER_PARTS: Final[Mapping[str, Message]] = {
    GAINS: message("{count:,} are covered for longer, on average {change} months each"),
    LOSES: message("{count:,} are covered for less time, on average {change} months each"),
    UNTOUCHED: message("{count:,} are covered for as long"),
}
_OTHER_STUDENTS: Final = message(
    "Other students are enrolled after the change than before, so what each gains or loses is not "
    "counted."
)

_NOBODY: Final = "–"


def types_table(types: Iterable[StudentType], rules: Ruleset, language: Language) -> RenderableType:
    """Return a line for each type of a region's students that is touched, money in yuan."""
    rows = [
        Row(type_words(one, rules, language), _cells(one, language))
        for one in types
        if one.is_touched
    ]
    corner, *columns = type_headings(language)
    return Group(heading(spoken(_TITLE, language)), Grid(corner, columns, rows))


def all_types(
    region: str, types: Iterable[StudentType], rules: Ruleset, language: Language
) -> TextTable:
    """Return the same of every type, touched or not."""
    rows = [(type_words(one, rules, language), *_cells(one, language)) for one in types]
    title = of_place(region, spoken(_TITLE, language), language)
    return TextTable(title, type_headings(language), rows)


def type_words(one: StudentType, rules: Ruleset, language: Language) -> str:
    """Return what a type is called."""
    return label_words(TYPE, one.labels, rules, language)


def type_headings(language: Language) -> list[str]:
    """Return what a type is made of, and what is said of it."""
    corner = " · ".join(spoken(GROUPINGS[column].text, language) for column in TYPE)
    return [corner, *(spoken(column, language) for column in _COLUMNS)]


def outcome_lines(types: Sequence[StudentType], language: Language) -> list[str]:
    """Say of how many insured students what is true: they gain, lose, are untouched."""
    if any(one.money == OTHERS for one in types):
        return [spoken(_OTHER_STUDENTS, language)]
    parts = [_parts(types, "money", _MONEY_PARTS, _cost_per_head)]
    if any(one.cover != UNTOUCHED for one in types):
        parts.append(_parts(types, "cover", _COVER_PARTS, _months_per_head))
    return [
        spoken(_OF_INSURED.filled(parts=listed(own, SEMICOLON)), language) for own in parts if own
    ]


def _parts(
    types: Sequence[StudentType],
    column: str,
    patterns: Mapping[str, Message],
    per_head: Callable[[Heads], str],
) -> list[Text]:
    """Say how many insured gain, lose, are untouched, and by how much each on average.

    Args:
        types: all of a region.
        column: the attribute of a type with its outcome.
        patterns: what is said of each outcome.
        per_head: writes what changes, per insured.
    """
    return [
        pattern.filled(
            count=sum(one.before.insured for one in own), change=per_head(_change_of(own))
        )
        for outcome, pattern in patterns.items()
        if (own := [one for one in types if getattr(one, column) == outcome and one.before.insured])
    ]


def _change_of(types: Sequence[StudentType]) -> Heads:
    """Return by how much the cost and cover of types change, without a sign, of their insured."""
    return Heads(
        insured=sum(one.before.insured for one in types),
        cost=abs(sum(one.after.cost - one.before.cost for one in types)),
        months=abs(sum(one.after.months - one.before.months for one in types)),
    )


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


def _cells(one: StudentType, language: Language) -> list[str]:
    before, after = one.before, one.after
    return [
        _either(f"{before.students:,}", f"{after.students:,}"),
        _either(f"{before.insured:,}", f"{after.insured:,}"),
        _either(_cost_per_head(before), _cost_per_head(after)),
        _either(_months_per_head(before), _months_per_head(after)),
        spoken(_OUTCOMES[one.money], language),
        spoken(_OUTCOMES[one.cover], language),
    ]


def _cost_per_head(heads: Heads) -> str:
    return f"{rounded(Fraction(heads.cost, heads.insured), YUAN):,}" if heads.insured else _NOBODY


def _months_per_head(heads: Heads) -> str:
    return f"{heads.months / heads.insured:,.2f}" if heads.insured else _NOBODY


def _either(before: str, after: str) -> str:
    """Write a figure once where it is the same before and after."""
    return before if before == after else f"{before} → {after}"
