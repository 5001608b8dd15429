"""The ranking of assumptions: a tornado as a table with bars, and as data."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from attrs import frozen
from rich.console import Group, RenderableType

from kernel.entries import Entry
from kernel.messages import LIST, Language, message
from kernel.students import LONGEST_PROGRAMME
from simulate.language.catalogue import spoken
from simulate.output.labels import account_words
from simulate.output.layout import estimate, number, signed, text_table
from simulate.output.words import MONEY, NAME, RANGE, WHOLE_PROGRAMME
from simulate.projection.facts import account_cells
from simulate.projection.ledger import Account
from simulate.projection.measures import MEASURES
from simulate.scenario.setup import Setup
from simulate.scenario.values import written
from simulate.uncertainty.effects import Effect

_TITLE: Final = message(
    "{place}, {cohorts}: {figure}, {default}, with one assumption at a time at the ends of its "
    "range",
)
_AT_LOW: Final = message("░ low end")
_AT_HIGH: Final = message("█ high end")
_CONTRADICTS: Final = message("contradicts")
_WITHOUT_EFFECT: Final = message("Without effect on this figure: ")

COLUMNS: Final[Mapping[str, type]] = {
    "region": str,
    "year": int,
    "measure": str,
    "payer": str,
    "accounting": str,
    "unit": str,
    "rank": int,
    "assumption": str,
    "range": str,
    "default": int,
    "change_low": int,
    "change_high": int,
}

_HALF: Final = 16
"""Characters of a bar on each side of the default."""


@frozen
class Ranking:
    """What the assumptions of a region do to a figure, the largest effect first.

    Attributes:
        account, year: the figure; no year for the sum of all.
        default: the figure as everything is assumed.
    """

    setup: Setup
    cohorts: tuple[int, ...]
    account: Account
    year: int | None
    default: int
    effects: tuple[Effect, ...]


def ranking_table(ranking: Ranking, language: Language) -> RenderableType:
    """Return the ranking with a bar for each assumption, and the names of those without effect."""
    money = MEASURES[ranking.account.measure].is_money
    table = text_table(_title(ranking, language), (NAME, RANGE), language)
    for end in (_AT_LOW, _AT_HIGH):
        table.add_column(spoken(end, language), justify="right", no_wrap=True)
    table.add_column("", no_wrap=True)
    moving = [effect for effect in ranking.effects if effect.moves]
    for effect in moving:
        changes = [
            spoken(_CONTRADICTS, language)
            if change is None
            else signed(estimate(ranking.account, change), money)
            for change in (effect.low, effect.high)
        ]
        bar = _bar(effect, moving[0].swing)
        table.add_row(effect.name, _ranges(ranking, effect), *changes, bar)
    idle = spoken(LIST, language).join(
        effect.name for effect in ranking.effects if not effect.moves
    )
    return Group(table, f"{spoken(_WITHOUT_EFFECT, language)}{idle}" if idle else "")


def ranking_records(ranking: Ranking) -> Iterator[dict[str, Any]]:
    """Return a row for each assumption; a blank is an end that cannot be."""
    for rank, effect in enumerate(ranking.effects, start=1):
        yield {
            "region": ranking.setup.rules.name,
            "year": ranking.year,
            **account_cells(ranking.account),
            "rank": rank,
            "assumption": effect.name,
            "range": _ranges(ranking, effect),
            "default": ranking.default,
            "change_low": effect.low,
            "change_high": effect.high,
        }


def _title(ranking: Ranking, language: Language) -> str:
    account, first, last = ranking.account, ranking.cohorts[0], ranking.cohorts[-1]
    year = spoken(WHOLE_PROGRAMME, language) if ranking.year is None else str(ranking.year)
    default = estimate(account, ranking.default)
    unit = f" {spoken(MONEY, language)}" if MEASURES[account.measure].is_money else ""
    return spoken(_TITLE, language).format(
        place=spoken(ranking.setup.rules.facts.name, language),
        cohorts=str(first) if first == last else f"{first}–{last}",
        figure=f"{account_words(account, language)} · {year}",
        default=f"{number(default, bool(unit))}{unit}",
    )


def _ranges(ranking: Ranking, effect: Effect) -> str:
    """Write low, default and high of each value that affects the cohorts, with its year."""
    last_given = max(_year(entry) or 0 for entry in effect.entries)
    ranges = []
    for entry in effect.entries:
        if _affects(ranking, entry, last_given):
            year = _year(entry)
            ends = " – ".join(written(end) for end in (entry.low, entry.value, entry.high))
            ranges.append(f"{year}: {ends}" if year else ends)
    return "; ".join(dict.fromkeys(ranges))


def _affects(ranking: Ranking, entry: Entry, last_given: int) -> bool:
    """Say whether a value is of years of the cohorts, or the last one, extended to them."""
    first, last = ranking.cohorts[0], ranking.cohorts[-1]
    year = _year(entry)
    if year is None or (year == last_given and year < first):
        return True
    return first <= year <= last if entry.cohort else first - 1 <= year < last + LONGEST_PROGRAMME


def _year(entry: Entry) -> int | None:
    return entry.year or entry.cohort


def _bar(effect: Effect, longest: int) -> str:
    """Draw both changes from the middle, the longer one first so that both are seen."""
    cells = [" "] * _HALF + ["│"] + [" "] * _HALF
    ends = [(effect.low or 0, "░"), (effect.high or 0, "█")]
    for change, mark in sorted(ends, key=lambda end: -abs(end[0])):
        length = round(abs(change) / longest * _HALF)
        for step in range(1, length + 1):
            cells[_HALF + (step if change > 0 else -step)] = mark
    return "".join(cells)
