"""What rules stand on, as parts of a document: documents, interpretations, switches, values."""

from collections.abc import Iterable, Iterator
from typing import Final

from kernel.clauses import Clause
from kernel.entries import Entry
from kernel.messages import LIST, Language, Text, listed, message, verbatim
from kernel.parameters import Parameter
from simulate.explanation.region_records import documents_of
from simulate.explanation.rulebook.ground import Ground
from simulate.explanation.rulebook.markdown import plain, table
from simulate.explanation.rulebook.rise_words import rise_words
from simulate.explanation.rulebook.row_lines import cited
from simulate.explanation.rulebook.written_region import WrittenRegion
from simulate.language.catalogue import spoken
from simulate.output.labels import years_in_force
from simulate.output.words import (
    BASIS,
    CLAUSE,
    CONTENT,
    DOCUMENT,
    NAME,
    RANGE,
    SOURCE,
    VALUE,
    in_unit,
    source_words,
    term,
)
from simulate.scenario.values import range_of, written

IN_FORCE: Final = message("Insurance years in force")
_ISSUER: Final = message("Issued by")
_OPTIONS: Final = message("Options")
_DEFAULT: Final = message("Default")
_HOLDS: Final = message("Holds for")
_FROM: Final = message("from {year} on")
_ALWAYS: Final = message("every year")
_NOTE: Final = message("{source} ({note})")
_PARAMETER: Final = message("{text} (`{name}`, {unit})")
_BESIDE: Final = verbatim(" · ")


def documents(region: WrittenRegion, language: Language) -> list[str]:
    """Return a table of the documents of the region and of the layers below it."""
    found = [one for layer in (region.own, *region.below) for one in documents_of(layer)]
    rows = [
        (
            one.number,
            plain(spoken(one.title, language)),
            plain(spoken(one.issuer, language)),
            years_in_force(one, language),
        )
        for one in found
    ]
    return _table((DOCUMENT, CONTENT, _ISSUER, IN_FORCE), rows, language)


def clauses(shown: Iterable[Clause], language: Language) -> list[str]:
    """Return a table of clauses, or of interpretations, with what they say."""
    rows = [
        (plain(spoken(cited(clause), language)), plain(spoken(clause.text, language)))
        for clause in shown
    ]
    return _table((CLAUSE, CONTENT), rows, language)


def switches(region: WrittenRegion, language: Language) -> list[str]:
    """Return a table of the interpretations that may be chosen."""
    rows = [
        (
            f"`{one.name}`",
            plain(spoken(one.text, language)),
            spoken(listed([f"`{option}`" for option in one.options], LIST), language),
            f"`{one.default}`",
            one.clause,
        )
        for one in region.law.switches.values()
    ]
    return _table((NAME, CONTENT, _OPTIONS, _DEFAULT, CLAUSE), rows, language)


def values(ground: Ground, language: Language) -> Iterator[str]:
    """Return every parameter of the law with all its dated values."""
    for parameter in ground.law.parameters.values():
        if not parameter.effective:
            continue
        title = _PARAMETER.filled(
            text=parameter.text, name=parameter.name, unit=_unit_words(parameter)
        )
        yield from ("", f"### {plain(spoken(title, language))}", "")
        rows = [_value_row(parameter, entry, ground, language) for entry in parameter.effective]
        yield from _table((_HOLDS, VALUE, RANGE, BASIS, SOURCE), rows, language)
        for rise in rise_words(parameter, ground):
            yield from (plain(spoken(rise, language)), "")


def _value_row(
    parameter: Parameter, entry: Entry, ground: Ground, language: Language
) -> tuple[str, ...]:
    source = source_words(entry.source)
    if entry.note:
        source = _NOTE.filled(source=source, note=source_words(entry.note))
    return (
        spoken(holds_for(entry, ground), language),
        spoken(in_unit(written(entry.value), parameter.unit), language),
        range_of(entry),
        term(entry.basis.word, language),
        plain(spoken(source, language)),
    )


def holds_for(entry: Entry, ground: Ground) -> Text:
    """Return the words and years that an entry is for."""
    words: list[Text] = [
        listed([ground.word(dimension, word) for word in given], LIST)
        for dimension, given in entry.keys.items()
    ]
    if entry.year is not None:
        words.append(verbatim(entry.year))
    if entry.since is not None:
        words.append(_FROM.filled(year=entry.since))
    return listed(words, _BESIDE) if words else _ALWAYS


def _unit_words(parameter: Parameter) -> Text:
    return _UNITS.get(parameter.unit, verbatim(parameter.unit))


_UNITS: Final = {
    "yuan": message("yuan"),
    "percent": message("percent"),
    "day": message("a day; y is the insurance year"),
    "days": message("days"),
    "months": message("months"),
    "years": message("years"),
    "months_per_year": message("months a year"),
    "day_of_month": message("a day of the month"),
}
"""How a unit is called on its own."""


def _table(
    headings: Iterable[Text], rows: Iterable[tuple[str, ...]], language: Language
) -> list[str]:
    return table([spoken(one, language) for one in headings], rows)
