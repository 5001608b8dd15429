"""What the entries of one parameter must not do to each other.

Each is right by itself, and together they may say a value twice, replace it for a word that needs
one of its own, or differ by the hundredfold of fen written for yuan.
"""

import json
from collections.abc import Iterator, Mapping
from itertools import combinations, product
from typing import Any, Final, NoReturn

from attrs import evolve

from kernel.entries import Entry, Vocabulary
from kernel.messages import AND, Text, listed, message
from kernel.parameters import Parameter
from kernel.quantities import UNITS

_HUNDREDFOLD: Final = 100
"""From yuan to fen: no amount rises so much from one year to another."""

Words = Mapping[str, tuple[Any, ...]]
"""Words, cohorts and years of study, by dimension."""

Place = Mapping[str, Any]
"""One of them in each dimension."""


def check_together(parameter: Parameter, vocabulary: Vocabulary) -> None:
    """Refuse entries of a file that do not go together; overrides are not looked at.

    Args:
        parameter: its entries are right one by one.
        vocabulary: the words of each dimension.

    Raises:
        FileFault: the first such entry, with file, parameter, both values and what to write.
    """
    parameter = evolve(parameter, overrides=())
    _check_said_once(parameter)
    _check_narrower_kept(parameter, vocabulary)
    if parameter.unit == "yuan":
        _check_amounts(parameter)


def check_counted(parameter: Parameter) -> None:
    """Refuse a parameter of the law that is a share: rules count. Raises FileFault."""
    if parameter.unit == "share":
        parameter.fail(
            ".unit",
            "share",
            "a unit in which rules count: {units}; shares are for the assumptions in "
            "population.toml",
            units=listed(unit for unit in UNITS if unit != "share"),
        )


def _check_said_once(parameter: Parameter) -> None:
    said: dict[tuple[object, ...], int] = {}
    for index, entry in enumerate(parameter.entries):
        for words in product(*entry.named.values()):
            key = (entry.year, entry.since, *entry.named, *words)
            if key in said:
                found = message("the same words and years as .values[{index}]", index=said[key])
                parameter.fail(f".values[{index}]", found, "every value once")
            said[key] = index


def _check_narrower_kept(parameter: Parameter, vocabulary: Vocabulary) -> None:
    """Refuse an entry that replaces another one for a word that it does not name itself.

    An exact year and a later `since` count before words: the word needs that year as well.
    """
    for beaten, winner in combinations(parameter.standing, 2):
        if beaten.named.keys() <= winner.named.keys():
            continue
        shared = _shared(beaten.named, winner.named)
        for place, year in product(
            _places(parameter, shared, vocabulary), _years(parameter, winner)
        ):
            when = {
                "year": year,
                "cohort": place.get("cohort"),
                "study_year": place.get("study_year"),
            }
            if beaten.holds_for(**when) and parameter.in_force(place, **when) is winner:
                _refuse(parameter, winner, beaten, {d: place[d] for d in shared})


def _shared(one: Words, other: Words) -> Words:
    """Return what both are for, by every dimension that either names; empty: nothing."""
    return {
        dimension: tuple(
            word
            for word in one.get(dimension, other.get(dimension, ()))
            if word in other.get(dimension, (word,))
        )
        for dimension in {**one, **other}
    }


def _places(parameter: Parameter, shared: Words, vocabulary: Vocabulary) -> Iterator[Place]:
    """Go through the places of some words, of any word in the other dimensions."""
    known = {"entry": ("",), **vocabulary, **shared}
    words = {dimension: known[dimension] for dimension in parameter.by if dimension in known}
    for place in product(*words.values()):
        yield dict(zip(words, place, strict=True))


def _years(parameter: Parameter, winner: Entry) -> list[int | None]:
    """Return the years that show where an entry counts: its first, and those after exact ones."""
    if winner.since is None:
        return [winner.year]
    exact = [entry.year for entry in parameter.entries if entry.year is not None]
    return [winner.since, *(year + 1 for year in exact if year >= winner.since)]


def _refuse(parameter: Parameter, winner: Entry, beaten: Entry, place: Place) -> NoReturn:
    at, other = (parameter.entries.index(entry) for entry in (winner, beaten))
    dates = {"year": winner.year, "since": winner.since}
    missing = {**{key: year for key, year in dates.items() if year is not None}, **place}
    written = ", ".join(f"{key} = {json.dumps(value)}" for key, value in missing.items())
    unnamed = listed([d for d in beaten.named if d not in winner.named], AND)
    parameter.fail(
        f".values[{at}]",
        message(
            "a value that replaces .values[{other}] without naming its {unnamed}",
            other=other,
            unnamed=unnamed,
        ),
        "an entry {{ {written}, value = … }} beside it",
        written=written,
    )


def _check_amounts(parameter: Parameter) -> None:
    """Refuse an amount of a hundred times another year's for the same words."""
    for (index, one), (later, other) in combinations(enumerate(parameter.entries), 2):
        amounts = parameter.number(one.value), parameter.number(other.value)
        if not 0 < _HUNDREDFOLD * min(amounts) <= max(amounts):
            continue
        if one.dates != other.dates and all(_shared(one.keys, other.keys).values()):
            parameter.fail(
                f".values[{later}]",
                message(
                    "{value} for {years}, and {earlier} for {then} in .values[{index}]",
                    value=other.value,
                    years=_years_of(other),
                    earlier=one.value,
                    then=_years_of(one),
                    index=index,
                ),
                "amounts in yuan that differ by less than {hundredfold} times",
                hundredfold=_HUNDREDFOLD,
            )


def _years_of(entry: Entry) -> Text:
    if not entry.dates:
        return message("every year")
    years = listed(entry.dates.values())
    return years if entry.since is None else message("{years} on", years=years)
