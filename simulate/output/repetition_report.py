"""What came of repeating a saved result, for a person."""

from collections.abc import Mapping, Sequence
from typing import Final

from rich.console import RenderableType

from kernel.messages import Language, Text, message
from simulate.language.catalogue import spoken
from simulate.output.cause_tables import cause_tables
from simulate.output.causes import Cause, DifferingValue
from simulate.output.formats import Record
from simulate.output.labels import account_words, place
from simulate.output.layout import Sentences, stacked
from simulate.output.saved import Saved
from simulate.output.table_figures import Figures
from simulate.output.text_table import text_table
from simulate.output.units import YUAN
from simulate.projection.facts import Fact

FactPair = tuple[Fact | None, Fact | None]
"""A figure then and now; None where there is none."""

Shown = tuple[str, str, str]
"""The name of what differs, as it was recorded, and as it is now; blank where there is none."""

_EXACT: Final = Figures(YUAN)
"""Figures that are to be the same to the fen are shown to the fen."""

_FIRST: Final = 10
"""How many of those that differ are shown."""

_FIGURE: Final = message("Figure")
_RECORDED: Final = message("Recorded")
_NOW: Final = message("Now")

_AS_RECORDED: Final = message("Versions, platform, values and assumptions are those of the record.")


def rerun_report(
    saved: Saved,
    figures: int,
    differing: int,
    tables: Sequence[RenderableType],
    causes: Sequence[Cause],
    values: Sequence[DifferingValue],
    language: Language,
    notes: Sequence[Text] = (),
) -> RenderableType:
    """Return the verdict, which figures differ, and what differs from the record.

    Args:
        saved: what was saved.
        figures: how many stand in it, or come of the same command now.
        differing: how many of them differ.
        tables: which ones; none where all are the same.
        causes: what differs about the runs.
        values: which values differ.
        language: of the words.
        notes: what else differs from the record.
    """
    lines = [_verdict(saved, figures, differing, language)]
    lines += [altered_note(saved, language)] if saved.altered else []
    lines += [spoken(note, language) for note in notes]
    if not causes and not values:
        lines.append(spoken(_AS_RECORDED, language))
    return stacked(
        Sentences(lines), *tables, *cause_tables(causes, values, language, (_RECORDED, _NOW))
    )


def figure_tables(differing: Sequence[Shown], language: Language) -> list[RenderableType]:
    """Return the first figures that differ, each then and now, as a table; no table for none."""
    if not differing:
        return []
    return [text_table("", (_FIGURE, _RECORDED, _NOW), differing[:_FIRST], language)]


def differing_figures(pairs: Sequence[FactPair], language: Language) -> list[Shown]:
    """Return the figures of a forecast that are not then what they are now."""
    return [
        (_name(one or other, language), _value(one), _value(other))  # type: ignore[arg-type]  # one is there
        for one, other in pairs
        if one != other
    ]


def differing_records(then: Mapping[str, Record], now: Mapping[str, Record]) -> list[Shown]:
    """Return the records of an answer that differ, each with the cells that do."""
    shown: list[Shown] = []
    for name in {**then, **now}:
        one, other = then.get(name, {}), now.get(name, {})
        keys = [key for key in {**one, **other} if one.get(key) != other.get(key)]
        if keys:
            recorded, found = (
                ", ".join(f"{key} {each[key]}" for key in keys if key in each)
                for each in (one, other)
            )
            shown.append((name, recorded, found))
    return shown


def _verdict(saved: Saved, figures: int, differing: int, language: Language) -> str:
    if differing:
        sentence = message(
            "Not identical: {differing:,} of {figures:,} figures differ from {file}.",
            differing=differing,
            figures=figures,
            file=saved.path,
        )
    else:
        sentence = message(
            "Identical: the recorded command gives the {figures:,} figures of {file} again, to the "
            "fen.",
            figures=figures,
            file=saved.path,
        )
    return spoken(sentence, language)


def _name(fact: Fact, language: Language) -> str:
    """Name a figure: region, cohort, measure, payer, accounting, labels and year."""
    region, account = place(fact.region, language), account_words(fact.account, language)
    return " · ".join([region, str(fact.cohort), account, *fact.by, str(fact.year)])


def _value(fact: Fact | None) -> str:
    if fact is None:
        return ""
    money = fact.unit == "fen"
    ends = [_EXACT.number(end, is_money=money) for end in (fact.low, fact.high) if end is not None]
    return (
        f"{_EXACT.number(fact.value, is_money=money)} ({' … '.join(ends)})"
        if ends
        else _EXACT.number(fact.value, is_money=money)
    )


def altered_note(saved: Saved, language: Language) -> str:
    """Return the sentence about a file that is not the one of its record."""
    sentence = message(
        "{file} was changed after it was written: its record holds another SHA-256.",
        file=saved.path,
    )
    return spoken(sentence, language)
