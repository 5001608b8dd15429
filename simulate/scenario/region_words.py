"""The words of settings in Chinese: those of a region's notices, read as its names in files."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from attrs import evolve

from kernel.messages import Pair, Text, message, verbatim
from kernel.names import Names, place_spellings
from kernel.ruleset import Ruleset
from simulate.scenario.assumptions import MIXES

if TYPE_CHECKING:
    from simulate.scenario.settings import Setting


def words_of_region(rules: Ruleset) -> Names:
    """Return what a region divides students and money by: categories, types, levels, places."""
    words: dict[str, Text] = {}
    spellings: dict[str, list[str]] = {}
    for codes in rules.law.codes.values():
        for one in codes:
            shown = Pair(one.word, one.chinese[0]) if one.chinese else verbatim(one.word)
            words.setdefault(one.word, shown)
            spellings.setdefault(one.word, []).extend(one.chinese)
    for place, text in rules.facts.localities.items():
        words.setdefault(place, text)
        spellings.setdefault(place, []).extend(place_spellings(text))
    return Names(message("word of this region"), words, lambda: spellings)


def in_names_of_files(setting: "Setting", rules: Ruleset) -> "Setting":
    """Return a setting with names of files instead of Chinese words.

    Args:
        setting: whose words stand behind its name, or in a table of shares.
        rules: the region that is changed.

    Raises:
        RequestError: a Chinese word means nothing in the region, or several things.
        FileFault: a table of shares has a word twice, in either language.
    """
    if setting.name.isascii() and (setting.head not in MIXES or _is_ascii(setting.value)):
        return setting
    names = words_of_region(rules)

    def name_of(word: str) -> str:
        # An unknown name of files has its message where it is used, with the names that fit there.
        place = message("{label}: {word}", label=setting.origin.label, word=word)
        return word if word.isascii() else names.name_of(word, place)

    name = ".".join([setting.head, *map(name_of, setting.words)])
    value = setting.value
    if setting.head in MIXES and isinstance(value, Mapping):
        shares = {name_of(word): share for word, share in value.items()}
        if len(shares) < len(value):
            setting.origin.fail(setting.name, [*value], "each word once")
        value = shares
    elif setting.head in MIXES and isinstance(value, str):
        value = name_of(value)
    return evolve(setting, name=name, value=value)


def _is_ascii(value: Any) -> bool:
    """Say whether a value holds no Chinese word."""
    words = value if isinstance(value, Mapping) else [value]
    return all(str(word).isascii() for word in words)
