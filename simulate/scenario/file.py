"""A scenario file: what is changed and, where it says so, for whom."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from attrs import evolve, frozen

from kernel.errors import RequestError, nearest
from kernel.messages import Pair, Text, message, verbatim
from kernel.tomlfiles import TomlFile
from simulate.scenario.assumptions import MIXES
from simulate.scenario.dimensions import is_year
from simulate.scenario.name_words import SINCE
from simulate.scenario.selection import ALL, cohorts_named, regions_named, regions_or_all
from simulate.scenario.setting_entries import RANGE
from simulate.scenario.setting_names import SECTIONS, refuse_misplaced
from simulate.scenario.settings import CORRELATIONS, REFORMS, Setting, settings_from_options
from simulate.scenario.unquoted_signs import refuse_unquoted

KEYS: Final = ("name", "region", "cohort", REFORMS, CORRELATIONS, *SECTIONS)

_PAIR: Final = 2


@frozen
class _Correlation:
    between: tuple[str, ...]
    value: float


@frozen
class Scenario:
    """A scenario file, read.

    Attributes:
        path: where it stands.
        name: how it calls itself; None where it does not.
        regions, cohorts: whom it is about; empty where it leaves that open.
        settings: what it changes.
    """

    path: Path
    name: Text | None
    regions: tuple[str, ...]
    cohorts: tuple[int, ...]
    settings: tuple[Setting, ...]


def read_scenario(path: Path) -> Scenario:
    """Read a scenario file.

    Raises:
        FileFault, RequestError: the file is missing or no TOML, or a key or value is none that a
            scenario has; with file, key, what was found and what was expected.
    """
    file = TomlFile(str(path), path)
    tables = file.read()
    refuse_unquoted(file, but_in=CORRELATIONS)
    for key in tables:
        if key not in KEYS:
            refuse_misplaced(path, key)
            raise RequestError(
                "{path}: unknown key {key!r}; {hint}", path=path, key=key, hint=nearest(key, KEYS)
            )
    return Scenario(
        path=path,
        name=_name(file, tables["name"]) if "name" in tables else None,
        regions=_regions(file, tables["region"]) if "region" in tables else (),
        cohorts=_cohorts(file, tables["cohort"]) if "cohort" in tables else (),
        settings=(
            *_reforms(file, tables.get(REFORMS, [])),
            *_settings(file, tables),
            *_correlations(file, tables.get(CORRELATIONS, [])),
        ),
    )


def _name(file: TomlFile, value: object) -> Text:
    if isinstance(value, str):
        return verbatim(value)
    if not isinstance(value, dict):
        file.fail("name", value, "words, or a table of them with en and zh")
    return file.structure(value, Pair, "name")


def _regions(file: TomlFile, value: object) -> tuple[str, ...]:
    given = _listed(file, "region", [value] if isinstance(value, str) else value)
    known = regions_or_all()
    names = [name for word in given for name in known.meant_by(word)[:1]]
    for word in given:
        if len(known.meant_by(word)) != 1:
            file.fail(
                "region",
                word,
                "a region, or {every}; {hint}",
                every=ALL,
                hint=known.hint(word),
            )
    if not names:
        file.fail("region", value, "at least one region")
    return regions_named(names)


def _cohorts(file: TomlFile, value: object) -> tuple[int, ...]:
    if type(value) not in (int, str):
        file.fail("cohort", value, 'an insurance year such as 2024, or a range like "2022:2025"')
    return cohorts_named(
        str(value), message("{file}: cohort: found {value!r},", file=file.label, value=value)
    )


def _reforms(file: TomlFile, value: object) -> Iterator[Setting]:
    for name in _listed(file, REFORMS, value):
        yield Setting(REFORMS, name, file)


def _correlations(file: TomlFile, value: object) -> Iterator[Setting]:
    if not isinstance(value, list):
        file.fail(
            CORRELATIONS,
            value,
            "tables [[{correlations}]] with between and value",
            correlations=CORRELATIONS,
        )
    for number, table in enumerate(value):
        place = f"{CORRELATIONS}[{number}]"
        given = file.structure(table, _Correlation, place)
        if len(given.between) != _PAIR or len(set(given.between)) != _PAIR:
            file.fail(f"{place}.between", [*given.between], "the names of two assumptions")
        if not -1 < given.value < 1:
            file.fail(f"{place}.value", given.value, "a number between -1 and 1")
        yield Setting(CORRELATIONS, {"between": given.between, "value": given.value}, file)


def _listed(file: TomlFile, key: str, value: object) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        file.fail(key, value, "a list of names")
    return value


def _settings(file: TomlFile, tables: Mapping[str, Any]) -> Iterator[Setting]:
    for section in SECTIONS:
        table = tables.get(section, {})
        if not isinstance(table, dict):
            file.fail(section, table, "a table")
        for name, value in table.items():
            # A table has no order: what begins later is applied over what begins earlier.
            yield from sorted(_flattened(Setting(name, value, file, section)), key=_began)


def _began(setting: Setting) -> tuple[int, bool]:
    """Return the first year that is named, if any, and whether that is the only one."""
    return (max(setting.years, default=0), SINCE not in setting.words)


def _flattened(setting: Setting) -> Iterator[Setting]:
    value = setting.value
    if value == {}:
        setting.origin.fail(setting.name, value, "at least one value")
    if isinstance(value, Mapping) and set(value) & set(RANGE):
        yield setting
    elif isinstance(value, Mapping) and not (setting.head in MIXES and _is_mix(value)):
        for word, inner in value.items():
            yield from _flattened(evolve(setting, name=f"{setting.name}.{word}", value=inner))
    else:
        yield setting


def _is_mix(value: Mapping[str, Any]) -> bool:
    """Say whether a table is one of shares by word, and not of values by year."""
    return not any(isinstance(inner, Mapping) or is_year(word) for word, inner in value.items())


def settings_of(scenarios: Sequence[Path], options: Sequence[str]) -> tuple[Setting, ...]:
    """Read scenario files and, applied over them, options. Raises RequestError."""
    return settings_over([read_scenario(path) for path in scenarios], options)


def settings_over(files: Sequence[Scenario], options: Sequence[str]) -> tuple[Setting, ...]:
    """Return the settings of scenario files, then those of options. Raises RequestError."""
    from_files = [setting for file in files for setting in file.settings]
    return (*from_files, *settings_from_options(options))
