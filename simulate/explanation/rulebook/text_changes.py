"""What changes in documents, clauses and switches from one version of a region to another."""

from collections.abc import Iterator, Mapping
from typing import Final, TypeVar

from kernel.clauses import Clause, Document
from kernel.messages import LIST, Language, Text, listed, message
from kernel.parameters import Switch
from simulate.explanation.region_records import documents_of
from simulate.explanation.rulebook.row_lines import cited
from simulate.explanation.rulebook.written_region import WrittenRegion
from simulate.output.labels import years_in_force

T = TypeVar("T")

_DOCUMENT_ADDED: Final = message("{number} is added, in force {years}: {title}.")
_DOCUMENT_REMOVED: Final = message("{number} is taken out.")
_DOCUMENT_YEARS: Final = message("{number} is in force {after} instead of {before}.")
_DOCUMENT_REWORDED: Final = message("{number}: its title, its issuer or its day is another one.")
_CLAUSE_ADDED: Final = message("{clause} is added: {text}")
_CLAUSE_REMOVED: Final = message("{clause} is taken out; it said: {text}")
_CLAUSE_REWORDED: Final = message("{clause} is reworded: “{after}” instead of “{before}”")
_CLAUSE_MOVED: Final = message("{after} was {before}.")
_CLAUSE_YEARS: Final = message("{clause} applies {after} instead of {before}.")
_FROM_TO: Final = message("from {first} to {last}")
_SWITCH_ADDED: Final = message("The switch `{name}` is added, by default `{default}`: {text}.")
_SWITCH_REMOVED: Final = message("The switch `{name}` is taken out.")
_SWITCH_DEFAULT: Final = message(
    "The default of the switch `{name}` is `{after}` instead of `{before}`."
)
_SWITCH_OPTIONS: Final = message(
    "The options of the switch `{name}` are {after} instead of {before}."
)
_SWITCH_REWORDED: Final = message("The switch `{name}` is reworded: {text}.")


def document_changes(
    before: WrittenRegion, after: WrittenRegion, language: Language
) -> Iterator[Text]:
    """Say which documents come, go, or are in force in other years."""
    old, new = (_documents(region) for region in (before, after))
    for number, one, other in _side_by_side(old, new):
        if one is None and other is not None:
            years = years_in_force(other, language)
            yield _DOCUMENT_ADDED.filled(number=number, years=years, title=other.title)
        elif other is None:
            yield _DOCUMENT_REMOVED.filled(number=number)
        elif one is not None:
            years_before, years_after = (years_in_force(each, language) for each in (one, other))
            if years_before != years_after:
                yield _DOCUMENT_YEARS.filled(number=number, before=years_before, after=years_after)
            if (one.title, one.issuer, one.issued) != (other.title, other.issuer, other.issued):
                yield _DOCUMENT_REWORDED.filled(number=number)


def clause_changes(before: WrittenRegion, after: WrittenRegion) -> Iterator[Text]:
    """Say which clauses and interpretations come, go, or say something else."""
    for name, one, other in _side_by_side(before.own.clauses(), after.own.clauses()):
        if one is None and other is not None:
            yield _CLAUSE_ADDED.filled(clause=cited(other), text=other.text)
        elif other is None and one is not None:
            yield _CLAUSE_REMOVED.filled(clause=cited(one), text=one.text)
        elif one is not None and other is not None:
            if one.text != other.text:
                yield _CLAUSE_REWORDED.filled(clause=name, before=one.text, after=other.text)
            if (one.cited, one.reading) != (other.cited, other.reading):
                yield _CLAUSE_MOVED.filled(before=cited(one), after=cited(other))
            if (one.first_year, one.last_year) != (other.first_year, other.last_year):
                yield _CLAUSE_YEARS.filled(clause=name, before=_years(one), after=_years(other))


def switch_changes(before: WrittenRegion, after: WrittenRegion) -> Iterator[Text]:
    """Say which switches come, go, or have other options or another default."""
    for name, one, other in _side_by_side(before.law.switches, after.law.switches):
        if one is None and other is not None:
            yield _SWITCH_ADDED.filled(name=name, default=other.default, text=other.text)
        elif other is None:
            yield _SWITCH_REMOVED.filled(name=name)
        elif one is not None:
            if one.default != other.default:
                yield _SWITCH_DEFAULT.filled(name=name, before=one.default, after=other.default)
            if one.options != other.options:
                yield _SWITCH_OPTIONS.filled(name=name, before=_options(one), after=_options(other))
            if one.text != other.text:
                yield _SWITCH_REWORDED.filled(name=name, text=other.text)


def _side_by_side(
    old: Mapping[str, T], new: Mapping[str, T]
) -> Iterator[tuple[str, T | None, T | None]]:
    for name in dict.fromkeys((*old, *new)):
        yield name, old.get(name), new.get(name)


def _documents(region: WrittenRegion) -> dict[str, Document]:
    return {document.number: document for document in documents_of(region.own)}


def _options(switch: Switch) -> Text:
    return listed([f"`{option}`" for option in switch.options], LIST)


def _years(clause: Clause) -> Text:
    return _FROM_TO.filled(first=clause.first_year or "…", last=clause.last_year or "…")
