"""The ranking of assumptions: a tornado as a table with bars, and as data."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from attrs import frozen
from rich.console import Group, RenderableType

from kernel.entries import Entry
from simulate.output.data import account_cells, csv_document, json_document
from simulate.output.evidence import Evidence
from simulate.output.labels import account_words
from simulate.output.layout import estimate, number, signed, text_table
from simulate.output.words import Language, say, spoken
from simulate.projection.facts import UNITS
from simulate.projection.ledger import Account
from simulate.scenario.assumptions import LONGEST_PROGRAMME
from simulate.scenario.setup import Setup
from simulate.scenario.values import written
from simulate.uncertainty.effects import Effect

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
    money = UNITS[ranking.account.measure] == "fen"
    table = text_table(_title(ranking, language), ("name", "range"), language)
    for end in ("low_end", "high_end"):
        table.add_column(say(end, language), justify="right", no_wrap=True)
    table.add_column("", no_wrap=True)
    moving = [effect for effect in ranking.effects if effect.moves]
    for effect in moving:
        changes = [
            say("impossible", language)
            if change is None
            else signed(estimate(ranking.account, change), money)
            for change in (effect.low, effect.high)
        ]
        bar = _bar(effect, moving[0].swing)
        table.add_row(effect.name, _ranges(ranking, effect), *changes, bar)
    idle = say("list", language).join(effect.name for effect in ranking.effects if not effect.moves)
    return Group(table, f"{say('without_effect', language)}{idle}" if idle else "")


def ranking_csv(rankings: Sequence[Ranking]) -> str:
    """Return rankings as CSV, a row for each assumption; a blank is an end that cannot be."""
    records = [record for ranking in rankings for record in _records(ranking)]
    return csv_document(list(records[0]), records)


def ranking_json(rankings: Sequence[Ranking], run: Mapping[str, Any], evidence: Evidence) -> str:
    """Return rankings as JSON, a row for each assumption, with the run and what it rests on."""
    return json_document(run, evidence, rows=(r for one in rankings for r in _records(one)))


def _records(ranking: Ranking) -> Iterator[dict[str, Any]]:
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
    year = say("life", language) if ranking.year is None else str(ranking.year)
    default = estimate(account, ranking.default)
    unit = f" {say('money', language)}" if UNITS[account.measure] == "fen" else ""
    return say("sensitivity", language).format(
        place=spoken(ranking.setup.rules.facts.name, language),
        cohorts=str(first) if first == last else f"{first}–{last}",
        figure=f"{account_words(account, language)} · {year}",
        default=f"{number(default, bool(unit))}{unit}",
    )


def _ranges(ranking: Ranking, effect: Effect) -> str:
    """Write low, default and high of each value that bears on the cohorts, with its year."""
    last_given = max(_year(entry) or 0 for entry in effect.entries)
    ranges = []
    for entry in effect.entries:
        if _bears_on(ranking, entry, last_given):
            year = _year(entry)
            ends = " – ".join(written(end) for end in (entry.low, entry.value, entry.high))
            ranges.append(f"{year}: {ends}" if year else ends)
    return "; ".join(dict.fromkeys(ranges))


def _bears_on(ranking: Ranking, entry: Entry, last_given: int) -> bool:
    """Say whether a value is of years of the cohorts, or the last one, carried on to them."""
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
