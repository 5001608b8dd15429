"""The keys of a region's TOML files as their schemas have them, one fact a line."""

import json
from collections.abc import Iterator
from typing import Any

from kernel.schemas import FILES, schema_of

Schema = dict[str, Any]


def facts_of_files() -> Iterator[str]:
    """Return every key of every file with what it holds, and whether it must be there."""
    for file in FILES:
        yield from _keys(f"{file} ", json.loads(schema_of(file)))


def _keys(place: str, schema: Schema) -> Iterator[str]:
    for one in (schema, *schema.get("anyOf", [])):
        for key, held in one.get("properties", {}).items():
            is_needed = ", required" if key in one.get("required", []) else ""
            yield f"{place}{key}: {_held(held)}{is_needed}"
            yield from _keys(f"{place}{key}.", held)
        if one.get("additionalProperties"):
            yield f"{place}*: {_held(one['additionalProperties'])}"
            yield from _keys(f"{place}*.", one["additionalProperties"])
        if "items" in one:
            yield from _keys(place, one["items"])


def _held(schema: Schema) -> str:
    if "anyOf" in schema:
        first, *others = schema["anyOf"]
        if others == [{"type": "array", "items": first}]:
            return f"{_held(first)}, one or a list"
        return " or ".join(map(_held, (first, *others)))
    if "enum" in schema:
        return " | ".join(schema["enum"])
    if schema.get("type") == "array":
        return f"{_held(schema['items'])}, a list"
    kind = schema.get("format", schema.get("type", "anything"))
    limits = [schema[word] for word in ("minimum", "maximum", "pattern") if word in schema]
    return " ".join(map(str, ("table" if kind == "object" else kind, *limits)))
