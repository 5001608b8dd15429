"""A setting as entries of the parameter that it changes."""

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, Final, cast

from attrs import evolve

from kernel.codes import Basis
from kernel.entries import Entry, Number, Vocabulary
from kernel.errors import nearest
from kernel.messages import SEMICOLON, listed, message
from kernel.parameters import Parameter
from kernel.relative_entries import RelativeEntry
from simulate.scenario.name_words import keys_of
from simulate.scenario.written_values import change_of, is_quantity, number_of

if TYPE_CHECKING:
    from simulate.scenario.settings import Setting

RANGE: Final = ("value", "low", "high")
"""What a setting says that has a range."""


def entries_of(parameter: Parameter, setting: "Setting", vocabulary: Vocabulary) -> Iterator[Entry]:
    """Turn a setting into entries: several where it names an alternative of a value a type."""
    known, word = parameter.alternatives, setting.value
    if not isinstance(word, str) or is_quantity(word):
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
    keys, label = keys_of(parameter, setting, vocabulary), setting.origin.label
    change = change_of(setting.value, parameter, setting)
    if change is not None:
        written = cast("str", setting.value)
        return RelativeEntry(
            written, Basis.ASSUMED, label, **keys, sign=change.sign, amount=change.amount
        )
    if isinstance(setting.value, Mapping):
        if set(setting.value) != set(RANGE):
            setting.origin.fail(
                setting.name, dict(setting.value), "one value, or {range}", range=listed(RANGE)
            )
        value, low, high = (number_of(setting.value[end], parameter, setting) for end in RANGE)
    else:
        value = low = high = number_of(setting.value, parameter, setting)
    return Entry(value, Basis.ASSUMED, label, low=low, high=high, **keys)


def shares_of(
    parameter: Parameter, setting: "Setting", of_mix: Collection[str]
) -> Mapping[str, Number]:
    """Return the shares that a setting gives a mix by word; a mix is given whole.

    Raises:
        FileFault: it gives one of them, whose word is one of the mix's, or changes what stands.
    """
    value = setting.value
    is_one = bool(set(setting.words) & set(of_mix))
    if is_one or is_quantity(value) or isinstance(value, float | bool):
        setting.origin.fail(setting.name, value, "shares by word, or the one word that takes all")
    if not isinstance(value, Mapping):
        return {str(value): 1.0}
    return {word: number_of(share, parameter, setting) for word, share in value.items()}
