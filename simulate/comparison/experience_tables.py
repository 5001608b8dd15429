"""Actual against expected as a person reads it."""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Final

from rich.console import Group, RenderableType
from rich.text import Text as Line

from kernel.entries import FIRST_YEAR, Number
from kernel.messages import Language, Text, listed, message, verbatim
from kernel.parameters import Parameter
from simulate.comparison.experience import ExpectedYear, Experience
from simulate.language.catalogue import spoken
from simulate.output.assumption_words import called, words_of
from simulate.output.grid import Grid, Row
from simulate.output.labels import account_words, place
from simulate.output.layout import Sentences, bullets, heading, stacked
from simulate.output.presentation import Presentation
from simulate.output.table_figures import Figures
from simulate.output.words import NO, YES, in_unit
from simulate.projection.measures import MEASURES
from simulate.projection.student_body import written_years
from simulate.scenario.setup import Setup
from simulate.scenario.values import written
from simulate.uncertainty.needed_moves import NeededMove

TITLE: Final = message("Actual against expected")
_ACTUAL: Final = message("Actual")
_EXPECTED: Final = message("Expected")
_RATIO: Final = message("Actual / expected")
_FIGURE: Final = message("{place} {year}, {figure}")
_MOVES: Final = message(
    "{figure}: what one assumption alone would have to be for expected to equal actual"
)
_ASSUMPTION: Final = message("Assumption")
_ASSUMED: Final = message("Assumed")
_NEEDED: Final = message("Would have to be")
_LOW: Final = message("Low end")
_HIGH: Final = message("High end")
_INSIDE: Final = message("Within its range")
_AGREE: Final = message("{figure}: actual equals expected; nothing has to move.")
_OUT_OF_REACH: Final = message(
    "{figure}: no assumption alone makes expected equal actual, even ten times as far as the end "
    "of its range."
)
_MORE: Final = message("Further assumptions: {count}; --detail shows them.")
_RULE: Final = message(
    "Expected is the forecast of the whole student body as it could be made on 31 December before "
    "the year: on tariffs and rules dated up to the year, and on fiscal standards and entrants "
    "dated up to the year before, for these are set and counted during the year. Later values are "
    "raised or held as the assumptions say. Assumptions without a date are those of today."
)
_PROPORTION: Final = message(
    "An assumption with several years moves in all of them in proportion to their ranges; its "
    "value in the year of the figure is shown, or the last one before it."
)
_UNKNOWN: Final = message("{place} {year}: not known before the year: {values}.")
_FROM: Final = message("{name} from {year}")
_STAND_IN: Final = message(
    "{figure}: incomplete. The rules are not extended back before {first}; cohort {first}, as it "
    "is in the same year of study, stands in for {cohorts}: {share} of expected."
)
_SOURCE: Final = message("{figure}: {source}")

_DIGITS: Final = 4
"""Of a share."""

_SHOWN: Final = 5
"""Moves of a figure that are shown at first."""


def experience_view(
    experiences: Sequence[Experience], years: Sequence[ExpectedYear], look: Presentation
) -> RenderableType:
    """Return the figures side by side, the moves of each, and on what the expected ones rest."""
    language = look.language
    parts: list[RenderableType] = [_side_by_side(experiences, look)]
    setups = {(one.known.setup.rules.name, one.year): one.known.setup for one in years}
    for one in experiences:
        setup = setups[one.actual.region, one.actual.year]
        parts.append(_moves_part(one, setup, look))
    sources = [
        spoken(_SOURCE.filled(figure=_called(one, language), source=one.actual.source), language)
        for one in experiences
        if one.actual.source
    ]
    return stacked(*parts, bullets([*notes(experiences, years, language), *sources]))


def notes(
    experiences: Iterable[Experience], years: Iterable[ExpectedYear], language: Language
) -> list[str]:
    """Say which figures are incomplete, and on what the expected ones rest."""
    incomplete = [_stand_in(one, language) for one in experiences if one.expected.missing]
    unknown = [_unknown(one, language) for one in years]
    return [spoken(one, language) for one in (*incomplete, _RULE, *unknown, _PROPORTION)]


def _side_by_side(experiences: Sequence[Experience], look: Presentation) -> RenderableType:
    language = look.language
    money = [one for one in experiences if MEASURES[one.actual.account.measure].is_money]
    figures = Figures.of(look, chain.from_iterable(map(_pair, money)))
    rows = []
    for one in experiences:
        values = [figures.figure(one.actual.account, value) for value in _pair(one)]
        ratio = "" if one.ratio is None else f"{one.ratio:.1%}"
        rows.append(Row(spoken(_called(one, language), language), [*values, ratio]))
    corner = spoken(figures.unit.text, language) if money else ""
    headings = [spoken(text, language) for text in (_ACTUAL, _EXPECTED, _RATIO)]
    title = heading(spoken(TITLE, language))
    return Group(title, Line(), Grid(corner, headings, rows))


def _moves_part(one: Experience, setup: Setup, look: Presentation) -> RenderableType:
    language, figure = look.language, _called(one, look.language)
    if one.actual.value == one.expected.value:
        return Sentences([spoken(_AGREE.filled(figure=figure), language)])
    if not one.moves:
        return Sentences([spoken(_OUT_OF_REACH.filled(figure=figure), language)])
    shown = one.moves if look.detail else one.moves[:_SHOWN]
    headings = [spoken(text, language) for text in (_ASSUMED, _LOW, _HIGH, _NEEDED, _INSIDE)]
    rows = [_row(move, setup, language) for move in shown]
    left_out = len(one.moves) - len(shown)
    more = [spoken(_MORE.filled(count=left_out), language)] if left_out else []
    title = heading(spoken(_MOVES.filled(figure=figure), language))
    return Group(
        title, Line(), Grid(spoken(_ASSUMPTION, language), headings, rows), Sentences(more)
    )


def _row(move: NeededMove, setup: Setup, language: Language) -> Row:
    entry, parameter = move.entry, move.parameter
    values = [_value(v, parameter) for v in (entry.value, entry.low, entry.high, move.needed)]
    words = called(words_of(parameter, entry, setup.rules), move.name)
    cells = (*values, YES if move.is_inside else NO)
    return Row(spoken(words, language), [spoken(cell, language) for cell in cells])


def _value(value: Number | str | None, parameter: Parameter) -> Text:
    """Write a value; that it is of persons, its name says."""
    if parameter.unit == "persons":
        return verbatim(written(value))
    return in_unit(f"{value:.{_DIGITS}g}" if isinstance(value, float) else value, parameter.unit)


def _called(one: Experience, language: Language) -> Text:
    """Return what a figure is of: region, year, measure, payer and accounting basis."""
    actual = one.actual
    return _FIGURE.filled(
        place=place(actual.region, language),
        year=actual.year,
        figure=account_words(actual.account, language),
    )


def _pair(one: Experience) -> tuple[int, int]:
    return one.actual.value, one.expected.value


def _stand_in(one: Experience, language: Language) -> Text:
    return _STAND_IN.filled(
        figure=_called(one, language),
        first=FIRST_YEAR,
        cohorts=written_years(one.expected.missing),
        share=f"{one.expected.stand_in / one.expected.value:.1%}" if one.expected.value else "–",
    )


def _unknown(one: ExpectedYear, language: Language) -> Text:
    """Say which values were not known, of those for the year and its autumn."""
    first: dict[str, int] = {}
    for value in one.known.unknown:
        name = value.name.partition(".")[0]
        first[name] = min(value.year, first.get(name, value.year))
    values = [_FROM.filled(name=n, year=y) for n, y in first.items() if y <= one.year + 1]
    region = place(one.known.setup.rules.name, language)
    return _UNKNOWN.filled(place=region, year=one.year, values=listed(values))
