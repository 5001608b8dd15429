"""A setting as entries of the parameter that it changes."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve

from kernel.codes import Basis
from kernel.entries import Entry, Vocabulary
from kernel.errors import RequestError, nearest
from kernel.messages import SEMICOLON, listed, message
from kernel.parameters import Parameter
from simulate.scenario.dimensions import dimensions_of

if TYPE_CHECKING:
    from simulate.scenario.settings import Setting

RANGE: Final = ("value", "low", "high")
"""What a setting says that has a range."""


def entries_of(parameter: Parameter, setting: "Setting", vocabulary: Vocabulary) -> Iterator[Entry]:
    """Turn a setting into entries: several where it names an alternative of a value a type."""
    known, word = parameter.alternatives, setting.value
    if not isinstance(word, str):
        yield entry_of(parameter, setting, vocabulary)
        return
    if word not in known:
        zeros = dict.fromkeys(entry.source for entry in parameter.effective if not entry.value)
        hints = [nearest(word, known)] if known else zeros
        expected = listed([message("a number"), *hints], SEMICOLON)
        setting.origin.fail(setting.name, word, expected)
    asked = [one for one in known[word] if one.institution_type in setting.words]
    for one in asked or known[word]:
        name = ".".join(filter(None, (setting.name, "" if asked else one.institution_type)))
        entry = entry_of(parameter, evolve(setting, name=name, value=one.value), vocabulary)
        low, high = (one.value if end is None else end for end in (one.low, one.high))
        yield evolve(entry, source=f"{entry.source}: {one.source}", low=low, high=high)


def entry_of(parameter: Parameter, setting: "Setting", vocabulary: Vocabulary) -> Entry:
    """Turn a setting into an entry: its words are years or words of the parameter's dimensions."""
    keys: dict[str, Any] = {}
    for word in setting.words:
        found = dimensions_of(word, parameter, setting.name, setting.origin, vocabulary)
        # A level of government is a word of two dimensions: what comes first is the affiliation.
        dimension = next((d for d in found if d not in keys), "")
        if not dimension:
            left = {w for d in parameter.by if d not in keys for w in vocabulary.get(d, ())}
            hints = [nearest(word, left)] if left and not word.isdecimal() else []
            raise RequestError(
                "{label}: {name}: {fault}",
                label=setting.origin.label,
                name=setting.name,
                fault=listed(
                    [message("expected one {found}, found another", found=found[0]), *hints],
                    SEMICOLON,
                ),
            )
        keys[dimension] = int(word) if word.isdecimal() else (word,)
    if isinstance(setting.value, Mapping):
        if set(setting.value) != set(RANGE):
            setting.origin.fail(
                setting.name, dict(setting.value), "one value, or {range}", range=listed(RANGE)
            )
        value, low, high = (setting.value[end] for end in RANGE)
    else:
        value = low = high = setting.value
    return Entry(value, Basis.ASSUMED, setting.origin.label, low=low, high=high, **keys)
