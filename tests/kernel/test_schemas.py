"""The schemas of a region's TOML files: as the loader, and explained in both languages."""

import json
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest
from jsonschema import Draft7Validator, FormatChecker

from kernel import schemas
from kernel.cases import RESULTS
from kernel.columns import domains_of
from kernel.messages import ENGLISH
from kernel.registry import load_region
from kernel.schemas import FILES, schema_name, schema_of
from simulate.language.catalogue import translator_of
from tests.tree import ROOT

REGENERATE: Final = "python -m kernel.schemas kernel/schemas"

WRITTEN: Final = [
    path
    for top in ("plugins", "examples", "tests/cities", "tests/fiction")
    for path in sorted((ROOT / top).glob("**/*.toml"))
    if path.name in FILES
]
"""Every TOML file of a layer in the tree."""

TARIFF: Final = '[tariff]\nvalues = [{{ value = 380, basis = "explicit", source = "x"{} }}]\n'
REGION: Final = '[region]\nname = { en = "x", zh = "x" }\ndefault_locality = "x"\nlocalities = {}\n'
CASE: Final = '[[case]]\nname = "x"\nyear = 2024\ncites = []\ngiven = {{ {} }}\nexpect = {{ {} }}\n'
CLAUSE: Final = '[clause.C1]\nen = "x"\nzh = "x"\n{}\n'
DOCUMENT: Final = (
    '[clause]\n[document.one]\nnumber = "1"\ntitle = { en = "x", zh = "x" }\n'
    'issuer = { en = "x", zh = "x" }\n'
)


def as_json(value: object) -> object:
    """Return what TOML has read as an editor hands it to a schema: dates are text."""
    if isinstance(value, dict):
        return {key: as_json(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_json(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def faults(file: str, text: str) -> list[str]:
    """Return where a schema refuses the text of a file, and why."""
    schema = json.loads(schema_of(file))
    found = Draft7Validator(schema, format_checker=FormatChecker()).iter_errors(
        as_json(tomllib.loads(text))
    )
    return [f"{'.'.join(map(str, one.absolute_path))}: {one.message}" for one in found]


def keys_of(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Return every key of a schema with what it holds, those inside it too."""
    yield from schema.get("properties", {}).items()
    inner = [*schema.get("properties", {}).values(), *schema.get("anyOf", [])]
    inner += [schema[word] for word in ("items", "additionalProperties") if schema.get(word)]
    for one in inner:
        yield from keys_of(one)


@pytest.mark.parametrize("file", FILES)
def test_what_is_shipped_is_what_the_code_makes(file: str) -> None:
    """Of the classes and vocabularies as they are now."""
    shipped = Path(schemas.__path__[0]) / schema_name(file)
    assert shipped.read_text(encoding="utf-8") == schema_of(file), f"run {REGENERATE}"


def test_the_command_writes_one_file_a_schema(tmp_path: Path) -> None:
    """Into a folder that it makes, for a region outside the tree."""
    command = [sys.executable, "-m", "kernel.schemas", "mycity/schemas"]
    subprocess.run(command, cwd=tmp_path, check=True)  # noqa: S603  # the interpreter of this run
    written = {path.name: path.read_text("utf-8") for path in tmp_path.glob("mycity/schemas/*")}
    assert written == {schema_name(file): schema_of(file) for file in FILES}


def test_an_editor_finds_the_schemas_of_the_tree() -> None:
    """Taplo by its configuration: one rule a file, whatever the region."""
    rules = tomllib.loads((ROOT / ".taplo.toml").read_text(encoding="utf-8"))["rule"]
    found = {rule["include"][0]: ROOT / rule["schema"]["path"] for rule in rules}
    folder = Path(schemas.__path__[0])
    assert found == {f"**/{file}": folder / schema_name(file) for file in FILES}


@pytest.mark.parametrize("file", FILES)
def test_a_schema_is_one(file: str) -> None:
    """By the draft that it names, with the keywords of draft 4 and no reference."""
    schema = json.loads(schema_of(file))
    Draft7Validator.check_schema(schema)
    assert not {'"$ref"', '"const"', '"if"'} & set(schema_of(file).split())


@pytest.mark.parametrize("file", FILES)
def test_every_key_is_explained_in_both_languages(file: str) -> None:
    """In a sentence of each."""
    english, chinese = (
        [(name, held.get("description")) for name, held in keys_of(json.loads(text))]
        for text in (schema_of(file, ENGLISH), schema_of(file, translator_of("zh")))
    )
    assert english
    for (name, one), (_, other) in zip(english, chinese, strict=True):
        assert one, name
        assert other, name
        assert one != other, name


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_file_of_the_tree_is_valid(path: Path) -> None:
    """What the loader takes, the schema takes."""
    assert faults(path.name, path.read_text(encoding="utf-8-sig")) == []


@pytest.mark.parametrize(
    ("file", "text", "fault"),
    [
        ("clauses.toml", CLAUSE.format('docment = "one"'), "'docment' was unexpected"),
        ("clauses.toml", CLAUSE.format("at = 2"), "clause.C1.at: 2 is not of type 'string'"),
        ("clauses.toml", '[clause.C1]\nen = "x"\n', "clause.C1: 'zh' is a required property"),
        ("clauses.toml", f'{DOCUMENT}first_year = "2024"', "first_year: '2024' is not of type"),
        ("clauses.toml", f"{DOCUMENT}first_year = 2024\nissued = 2023", "issued: 2023 is not of"),
        ("parameters.toml", TARIFF.replace("explicit", "explict").format(""), "'explict' is not"),
        ("parameters.toml", TARIFF.replace("explicit", "not_provided").format(""), "not_provided"),
        ("parameters.toml", TARIFF.format(", years = 2024"), "'years' was unexpected"),
        ("parameters.toml", TARIFF.format(', year = "2024"'), "year: '2024' is not of type"),
        ("parameters.toml", TARIFF.format(", year = 2020"), "2020 is less than the minimum"),
        ("parameters.toml", TARIFF.format(', level = "county"'), "level: 'county' is not valid"),
        ("parameters.toml", '[tariff]\nunit = "yaun"\n', "tariff.unit: 'yaun' is not one of"),
        ("parameters.toml", '[tariff]\nby = ["yaer"]\n', "tariff.by: ['yaer'] is not valid"),
        (
            "parameters.toml",
            '[window_opens]\nvalues = [{ value = 2024-09-01, basis = "explicit", source = "x" }]\n',
            "value: '2024-09-01' is not valid",
        ),
        (
            "parameters.toml",
            f'{REGION}freshman_pays = "yearly"\n',
            "region.freshman_pays: 'yearly' is not one of",
        ),
        ("population.toml", "[uptake]\nrequired = 1\n", "uptake.required: 1 is not of type"),
        ("population.toml", "[region]\nlocalities = {}\n", "'localities' was unexpected"),
        ("cases.toml", CASE.format("entry_yaer = 2023", ""), "'entry_yaer' was unexpected"),
        ("cases.toml", CASE.format('entry_year = "2023"', ""), "'2023' is not of type 'integer'"),
        ("cases.toml", CASE.format("", "refnud = 0"), "'refnud' was unexpected"),
        ("cases.toml", CASE.format("", "cover_start = 2023"), "cover_start: 2023 is not valid"),
        ("cases.toml", CASE.format("", 'refund = "nothing"'), "refund: 'nothing' is not valid"),
    ],
)
def test_a_mistake_is_refused(file: str, text: str, fault: str) -> None:
    """Where it stands, and nothing else is."""
    (found,) = faults(file, text)
    assert fault in found


def test_words_of_a_region_are_taken() -> None:
    """Those that it adds itself, which no schema knows."""
    assert faults("parameters.toml", TARIFF.format(', category = ["dibao", "veteran"]')) == []


def test_cases_know_every_column() -> None:
    """Those that a rule may look at, and those of results."""
    case = json.loads(schema_of("cases.toml"))["properties"]["case"]["items"]["properties"]
    columns = domains_of(load_region("changsha").facts)
    assert set(case["given"]["properties"]) == set(columns)
    assert set(case["expect"]["properties"]) == {*RESULTS, "problem"}
