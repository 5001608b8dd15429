"""What changes in dated values: from one version of a region to another, or from year to year."""

from collections.abc import Iterator, Mapping
from typing import Final

from attrs import frozen

from kernel.entries import Entry
from kernel.messages import SEMICOLON, Message, Text, listed, message
from kernel.parameters import Parameter
from simulate.explanation.phrases import written as written_number
from simulate.explanation.rulebook.ground import Asked, Ground, Place
from simulate.explanation.rulebook.region_parts import holds_for
from simulate.explanation.trace import LookedUp
from simulate.output.words import TERMS, in_unit, source_words
from simulate.scenario.values import range_of, written

_RISES: Final = message("{name} rises from {before} to {after}")
_FALLS: Final = message("{name} falls from {before} to {after}")
_MOVES: Final = message("{name} moves from {before} to {after}")
_STAYS: Final = message("{name} stays {after}")
_SAME_DAY: Final = message("{name} is the same day of the year: {after} instead of {before}")
_ADDED: Final = message("{name} is added: {after}, {basis} ({source})")
_REMOVED: Final = message("{name} is taken out: it was {before}")
_BASIS: Final = message("{after} instead of {before}")
_RANGE: Final = message("range {after} instead of {before}")
_SOURCE: Final = message("source: {source}")
_BEGINS: Final = message("{name} has a value and had none: {value}")
_ENDS: Final = message("{name} has no value any more: it was {value}")
_QUOTED: Final = message("“{name}”")
_QUALIFIED: Final = message("“{name}” ({words})")
_NO_RANGE: Final = message("none")
_SENTENCE: Final = message("{text}.")


def entry_changes(before: Ground, after: Ground) -> Iterator[Text]:
    """Say what changes in the values of two versions, entry by entry."""
    old, new = _entries(before), _entries(after)
    for key in [*old, *(key for key in new if key not in old)]:
        one, other = old.get(key), new.get(key)
        if one is None and other is not None:
            yield _sentence(_added(other))
        elif other is None and one is not None:
            yield _sentence(_REMOVED.filled(name=one.name, before=one.value))
        elif one is not None and other is not None and (said := [*_changed(one, other)]):
            yield _sentence(listed(said, SEMICOLON))


@frozen
class _Named:
    """An entry of a parameter with what people call it."""

    parameter: Parameter
    entry: Entry
    name: Text

    @property
    def value(self) -> Text:
        """Its value in its unit."""
        return in_unit(written(self.entry.value), self.parameter.unit)


def _entries(ground: Ground) -> Mapping[tuple[str, ...], _Named]:
    return {
        (parameter.name, *entry.restriction): _Named(
            parameter,
            entry,
            _QUALIFIED.filled(name=parameter.text, words=holds_for(entry, ground)),
        )
        for parameter in ground.law.parameters.values()
        for entry in parameter.effective
    }


def _added(one: _Named) -> Text:
    basis, source = TERMS[one.entry.basis.word], source_words(one.entry.source)
    return _ADDED.filled(name=one.name, after=one.value, basis=basis, source=source)


def _changed(one: _Named, other: _Named) -> Iterator[Text]:
    old, new = one.entry, other.entry
    rest = []
    if old.basis != new.basis:
        rest.append(_BASIS.filled(before=TERMS[old.basis.word], after=TERMS[new.basis.word]))
    if range_of(old) != range_of(new):
        rest.append(
            _RANGE.filled(before=range_of(old) or _NO_RANGE, after=range_of(new) or _NO_RANGE)
        )
    if old.source != new.source:
        rest.append(_SOURCE.filled(source=source_words(new.source)))
    if old.value != new.value:
        how = _direction(old.value, new.value)
        yield how.filled(name=other.name, before=one.value, after=other.value)
    elif rest:
        yield _STAYS.filled(name=other.name, after=other.value)
    yield from rest


def _direction(before: object, after: object) -> Message:
    if isinstance(before, int | float) and isinstance(after, int | float):
        return _RISES if after > before else _FALLS
    return _MOVES


def year_changes(before: Ground, after: Ground) -> Iterator[Text]:
    """Say what changes in the values of one region from one year to another."""
    for parameter in after.law.parameters.values():
        if "year" in parameter.by or parameter.unit == "day":
            yield from _of_parameter(parameter, before, after)


def _of_parameter(parameter: Parameter, before: Ground, after: Ground) -> Iterator[Text]:
    """Say what changes in one parameter; places where the same changes are named together."""
    asked = Asked(parameter, after.year)
    old, new = before.values(Asked(parameter, before.year)), after.values(asked)
    alike: dict[tuple[object, ...], list[Place]] = {}
    for place in dict.fromkeys((*old, *new)):
        alike.setdefault((_key(old.get(place)), _key(new.get(place))), []).append(place)
    for places in alike.values():
        is_everywhere = len(alike) == 1
        pattern = _QUOTED if is_everywhere else _QUALIFIED
        name = pattern.filled(name=parameter.text, words=after.called_at(asked, places))
        yield from _year_change(name, old.get(places[0]), new.get(places[0]))


def _key(value: LookedUp | None) -> tuple[object, ...]:
    """Return what has to be alike for two places to be named together."""
    return () if value is None else (value.value, value.basis, _relative(value))


def _year_change(name: Text, one: LookedUp | None, other: LookedUp | None) -> Iterator[Text]:
    if one is None or other is None:
        known = one or other
        if known is not None:
            pattern = _ENDS if other is None else _BEGINS
            value = written_number(known.value, known.parameter.unit)
            yield _sentence(pattern.filled(name=name, value=value))
        return
    unit = one.parameter.unit
    before, after = written_number(one.value, unit), written_number(other.value, unit)
    rest = [] if one.basis == other.basis else [_bases(one, other)]
    if _relative(one) != _relative(other):
        how = _MOVES if unit == "day" else _direction(one.value, other.value)
        said = [how.filled(name=name, before=before, after=after), *rest]
        yield _sentence(listed([*said, *_source(other)], SEMICOLON))
    elif rest:
        how = _SAME_DAY if unit == "day" else _STAYS
        said = [how.filled(name=name, before=before, after=after), *rest]
        yield _sentence(listed([*said, *_source(other)], SEMICOLON))


def _relative(value: LookedUp) -> object:
    """Return what two years have in common if nothing changes: of a day how it is written."""
    if value.parameter.unit == "day" and value.entry is not None:
        return value.entry.value
    return value.value


def _bases(one: LookedUp, other: LookedUp) -> Text:
    return _BASIS.filled(before=TERMS[one.basis.word], after=TERMS[other.basis.word])


def _source(value: LookedUp) -> Iterator[Text]:
    if value.entry is not None:
        yield _SOURCE.filled(source=source_words(value.entry.source))


def _sentence(text: Text) -> Text:
    return _SENTENCE.filled(text=text)
