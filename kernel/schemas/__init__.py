"""JSON Schemas of a region's TOML files, from which editors complete, explain and check.

They are made of the classes and vocabularies that the loader uses, so that a file which it takes is
one that they take. What holds between keys (a range where a value is assumed, a clause that is
there) is left to the loader. `python -m kernel.schemas FOLDER` writes them.
"""

import json
from collections.abc import Callable, Mapping
from typing import Final

from kernel.cases import CasesFile
from kernel.clauses import ClausesFile
from kernel.layers import ParameterTable, ReformFacts, RegionFacts, SwitchTable
from kernel.messages import ENGLISH, Message, Text, Translator, message
from kernel.schemas.casecolumns import expected_columns, given_columns
from kernel.schemas.tables import Schema, opening, table_of, tables_of

_REGION: Final = message("What the region is called, how it is divided, and the words it adds")
_REFORM: Final = message("The regions that a reform is for")
_SWITCHES: Final = message("Interpretations by name, among which a user may choose")
_PARAMETER: Final = message(
    "A dated value. With a unit the table declares it, without one it gives values to a value "
    "that a lower layer declares"
)


def schema_of(file: str, translator: Translator = ENGLISH) -> str:
    """Return the JSON Schema of a TOML file of a region, as text.

    Args:
        file: `clauses.toml`, `parameters.toml`, `population.toml` or `cases.toml`.
        translator: the language of descriptions.

    Raises:
        KeyError: a region has no such file.
    """
    title, made = _FILES[file]
    schema = opening(title, made(translator), translator)
    return f"{json.dumps(schema, ensure_ascii=False, indent=2)}\n"


def schema_name(file: str) -> str:
    """Return the name of the file that holds the schema of a TOML file."""
    return file.replace(".toml", ".schema.json")


def _clauses(translator: Translator) -> Schema:
    return table_of(ClausesFile, translator)


def _parameters(translator: Translator) -> Schema:
    tables = {
        "region": (_REGION, table_of(RegionFacts, translator)),
        "reform": (_REFORM, table_of(ReformFacts, translator)),
        "switch": (_SWITCHES, tables_of(table_of(SwitchTable, translator))),
    }
    properties = {name: _explained(text, one, translator) for name, (text, one) in tables.items()}
    return {"type": "object", "properties": properties, **_dated_values(translator)}


def _population(translator: Translator) -> Schema:
    return {"type": "object", **_dated_values(translator)}


def _dated_values(translator: Translator) -> Schema:
    table = table_of(ParameterTable, translator)
    return {"additionalProperties": _explained(_PARAMETER, table, translator)}


def _cases(translator: Translator) -> Schema:
    schema = table_of(CasesFile, translator)
    columns = schema["properties"]["case"]["items"]["properties"]
    columns["given"] |= given_columns(translator)
    columns["expect"] |= expected_columns(translator)
    return schema


def _explained(text: Text, schema: Schema, translator: Translator) -> Schema:
    return {**schema, "description": text.render(translator)}


_FILES: Final[Mapping[str, tuple[Message, Callable[[Translator], Schema]]]] = {
    "clauses.toml": (message("Documents and clauses of a region"), _clauses),
    "parameters.toml": (message("Dated values of a region, and its interpretations"), _parameters),
    "population.toml": (message("Assumptions about the people of a region"), _population),
    "cases.toml": (message("Policy cases of a region"), _cases),
}

FILES: Final = tuple(_FILES)
"""The TOML files that have a schema."""
