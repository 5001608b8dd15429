"""The keys of a region's TOML files, as their schemas have them."""

import json
from collections.abc import Iterator
from typing import Any, Final

from docs.reference.markdown import code, codes, plain, table
from kernel.entries import DIMENSIONS
from kernel.messages import Language, Pair
from kernel.quantities import UNITS
from kernel.schemas import schema_of
from simulate.language.catalogue import spoken, translator_of

Schema = dict[str, Any]

_REQUIRED: Final = Pair("Required", "必填")
_COLUMNS: Final = (
    Pair("Key", "键"),
    Pair("What it means", "含义"),
    Pair("Words", "可用的词"),
    _REQUIRED,
)
_YES: Final = Pair("yes", "是")
_OF_UNITS: Final = (Pair("Unit", "单位"), Pair("What a value is", "取值"))

_COLUMNS_OF_CASES: Final = ("case.given", "case.expect")
"""Tables whose keys are columns, which have a page of their own."""


def keys_in(file: str, language: Language) -> str:
    """Return a row for each key of a file; a star stands for any name."""
    schema = json.loads(schema_of(file, translator_of(language)))
    rows = [
        (
            code(key),
            plain(held.get("description", "")),
            codes(_words(held)),
            spoken(_YES, language) if is_required else "",
        )
        for key, held, is_required in _keys("", schema)
    ]
    return table(_COLUMNS, rows, language)


def units(language: Language) -> str:
    """Return a row for each unit that a parameter may have."""
    rows = [(code(unit), plain(spoken(text, language))) for unit, text in UNITS.items()]
    return table(_OF_UNITS, rows, language)


def dimensions(_: Language) -> str:
    """Return the dimensions by which values may differ."""
    return codes(DIMENSIONS)


def _keys(place: str, schema: Schema) -> Iterator[tuple[str, Schema, bool]]:
    """Go through the keys below a place: where each one stands, what it is, if it must be there."""
    if place.removesuffix(".") in _COLUMNS_OF_CASES:
        return
    for one in (schema, *schema.get("anyOf", [])):
        held = {
            **one.get("properties", {}),
            **({"*": one["additionalProperties"]} if one.get("additionalProperties") else {}),
        }
        for key, below in held.items():
            yield f"{place}{key}", below, key in one.get("required", [])
            yield from _keys(f"{place}{key}.", below)
        if "items" in one:
            yield from _keys(place, one["items"])


def _words(schema: Schema) -> list[str]:
    """Return the words that a key may hold, or each of a list."""
    parts = [*schema.get("anyOf", []), *filter(None, [schema.get("items")])]
    words = [*schema.get("enum", []), *(word for part in parts for word in _words(part))]
    return [*dict.fromkeys(words)]
