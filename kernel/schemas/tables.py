"""The schema of a table, made of the attrs class that the loader reads it into.

Only what draft 4 has is used, and no reference: that is what editors of TOML complete and explain.
"""

from collections.abc import Mapping
from datetime import date
from types import NoneType, UnionType
from typing import Any, Final, Union, get_args, get_origin

from attrs import NOTHING, Attribute, fields, has

from kernel.codes import Basis
from kernel.days import RELATIVE_DAY
from kernel.entries import Alternative
from kernel.messages import Text, Translator
from kernel.schemas.allowed import ALLOWED, BASIS, Allowed
from kernel.schemas.descriptions import described_as

Schema = dict[str, Any]
"""A JSON Schema, or a part of one."""

TEXT: Final = {"type": "string"}
WHOLE: Final = {"type": "integer"}
NUMBER: Final = {"type": "number"}
FLAG: Final = {"type": "boolean"}
DAY: Final = {"type": "string", "format": "date"}
RELATIVE: Final = {"type": "string", "pattern": f"^{RELATIVE_DAY.pattern}$"}

_PLAIN: Final[Mapping[Any, Schema]] = {
    str: TEXT,
    int: WHOLE,
    float: NUMBER,
    bool: FLAG,
    date: DAY,
    Any: {},
}

_UNIONS: Final[Mapping[frozenset[type], Schema]] = {
    frozenset((int, float)): NUMBER,
    frozenset((int, float, str)): {"anyOf": [NUMBER, RELATIVE]},
}
"""Of a number, and of a value: a number, or a day of the insurance year."""


def table_of(kind: type, translator: Translator) -> Schema:
    """Return the schema of a table that is read into an attrs class, its keys explained.

    Args:
        kind: the class; every key of it needs a description.
        translator: the language of descriptions.
    """
    properties = {
        key.name: {
            **_held_by(kind, key, translator),
            "description": described_as(kind, key.name).render(translator),
        }
        for key in fields(kind)
    }
    required = [key.name for key in fields(kind) if key.default is NOTHING]
    return _object(properties, required)


def _object(properties: Schema, required: list[str]) -> Schema:
    needed = {"required": required} if required else {}
    return {"type": "object", "properties": properties, **needed, "additionalProperties": False}


def _held_by(kind: type, key: "Attribute[Any]", translator: Translator) -> Schema:
    allowed = ALLOWED.get((kind, key.name))
    plain = _PLAIN
    if isinstance(allowed, range):
        plain = {**_PLAIN, int: {**WHOLE, "minimum": allowed[0], "maximum": allowed[-1]}}
    elif allowed:
        plain = {**_PLAIN, str: word_of(allowed, translator)}
    return _value_of(key.type, plain, translator)


def word_of(allowed: Allowed, translator: Translator) -> Schema:
    """Return the schema of a word; an editor shows beside each one what it means."""
    texts = [text.render(translator) or None for text in allowed.words.values()]
    listed: Schema = {**TEXT, "enum": [*allowed.words]}
    if any(texts):
        listed["x-taplo"] = {"docs": {"enumValues": texts}}
    return {"anyOf": [listed, TEXT]} if allowed.is_open else listed


def one_or_more(item: Schema) -> Schema:
    """Return the schema of a value or a list of them."""
    return {"anyOf": [item, {"type": "array", "items": item}]}


def tables_of(item: Schema) -> Schema:
    """Return the schema of tables by name."""
    return {"type": "object", "additionalProperties": item}


def _value_of(annotation: Any, plain: Mapping[Any, Schema], translator: Translator) -> Schema:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin in (UnionType, Union):
        return _one_of(frozenset(arguments) - {NoneType}, plain, translator)
    if origin is tuple:
        # A word may stand for a list of one, and so may one value by a name.
        item = _value_of(arguments[0], plain, translator)
        is_short = arguments[0] in (str, Alternative)
        return one_or_more(item) if is_short else {"type": "array", "items": item}
    if origin is dict:
        return tables_of(_value_of(arguments[1], plain, translator))
    if annotation is Basis:
        return word_of(BASIS, translator)
    return table_of(annotation, translator) if has(annotation) else {**plain[annotation]}


def _one_of(kinds: frozenset[type], plain: Mapping[Any, Schema], translator: Translator) -> Schema:
    if len(kinds) > 1:
        return _UNIONS[kinds]
    (kind,) = kinds
    return _value_of(kind, plain, translator)


def opening(title: Text, body: Schema, translator: Translator) -> Schema:
    """Return the schema of a file: that of its tables, with the draft and a title before them."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": title.render(translator),
        **body,
    }
