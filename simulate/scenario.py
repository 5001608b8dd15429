"""What a user changes: assumptions, parameters and switches, by `--set` or in a TOML file."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from attrs import evolve, frozen

from kernel.codes import Basis
from kernel.entries import VOCABULARY, Alternative, Entry, Parameter
from kernel.errors import RequestError, nearest
from kernel.registry import load_region
from kernel.ruleset import Ruleset
from kernel.tomlfiles import TomlFile
from simulate.assumptions import LONGEST_PROGRAMME, MIXES, RISES, Assumptions
from simulate.forecast import Setup

SECTIONS: Final = ("assumptions", "parameters", "switches")

Value = int | float | str | Mapping[str, Any]


@frozen
class Setting:
    """One change: a dotted name, its value, and where the user said so.

    Attributes:
        name: a switch, an assumption or a parameter, with the years and words it is meant for,
            e.g. `uptake`, `tariff.2026`, `entrants.primary`.
        section: the table of a scenario file in which it stands, empty for an option.
    """

    name: str
    value: Value
    origin: TomlFile
    section: str = ""

    @property
    def head(self) -> str:
        """The name without years and words."""
        return self.name.partition(".")[0]

    @property
    def words(self) -> tuple[str, ...]:
        """Years and words behind the name."""
        return tuple(self.name.split(".")[1:])


def settings_from_options(options: Sequence[str]) -> list[Setting]:
    """Read `NAME=VALUE` options. Raises RequestError for one without an equals sign."""
    settings = []
    for option in options:
        name, equals, text = option.partition("=")
        if not equals or not name or not text:
            raise RequestError(f"--set {option}: expected NAME=VALUE, e.g. --set uptake=0.95")
        settings.append(Setting(name.strip(), _number_or_word(text.strip()), _option(option)))
    return settings


def settings_from_file(path: Path) -> list[Setting]:
    """Read a scenario file: tables of assumptions, parameters and switches.

    Raises:
        RequestError: the file is missing, or has a table that is none of the three.
    """
    file = TomlFile(str(path), path)
    tables = file.read()
    for section, table in tables.items():
        if section == "name":
            continue
        if section not in SECTIONS or not isinstance(table, dict):
            raise RequestError(f"{path}: unknown key {section!r}; {nearest(section, SECTIONS)}")
    return [
        setting
        for section in SECTIONS
        for name, value in tables.get(section, {}).items()
        for setting in _flattened(Setting(name, value, file, section))
    ]


def load_setup(region: str) -> Setup:
    """Load an installed region with its own assumptions. Raises what `load_region` raises."""
    rules = load_region(region)
    return Setup(rules, Assumptions.of(rules))


def load_rules(region: str, settings: Sequence[Setting]) -> Ruleset:
    """Load an installed region under other parameters and readings, for students who are given.

    Raises:
        RequestError: a setting is an assumption about people, or is refused by `apply_settings`.
    """
    setup = load_setup(region)
    law = setup.rules.law
    for setting in settings:
        if setting.head in setup.assumptions.parameters:
            known = nearest(setting.head, {*law.parameters, *law.switches})
            raise RequestError(
                f"{setting.origin.label}: {setting.head!r} is an assumption about people, and here "
                f"the students are given; expected a parameter or a switch; {known}"
            )
    return apply_settings({region: setup}, settings)[region].rules


def apply_settings(setups: Mapping[str, Setup], settings: Sequence[Setting]) -> dict[str, Setup]:
    """Change regions; a name that only some of them know changes those.

    Raises:
        RequestError: no region knows a name, or a value is out of its range; with the origin.
    """
    changed = dict(setups)
    for setting in settings:
        knowing = [
            region
            for region, setup in changed.items()
            if setting.head in _names(setup, setting.section)
        ]
        alternative = [r for r in knowing if _offers(changed[r], setting)]
        knowing = alternative or knowing
        if not knowing:
            known = {n for setup in changed.values() for n in _names(setup, setting.section)}
            place = f"{setting.origin.label}: {setting.section}".removesuffix(": ")
            raise RequestError(
                f"{place}: unknown name {setting.head!r}; {nearest(setting.head, known)}"
            )
        for region in knowing:
            changed[region] = _changed(changed[region], setting)
    return changed


def _names(setup: Setup, section: str) -> set[str]:
    """Return the names that a table of a scenario file may hold, or an option may change."""
    law = setup.rules.law
    names = {
        "assumptions": {*setup.assumptions.parameters, *RISES},
        "parameters": set(law.parameters),
        "switches": set(law.switches),
    }
    return names[section] if section else set().union(*names.values())


def _offers(setup: Setup, setting: Setting) -> bool:
    """Say whether the value is the name of an alternative that the region's assumption has."""
    parameter, value = setup.assumptions.parameters.get(setting.head), setting.value
    return parameter is not None and isinstance(value, str) and value in parameter.alternatives


def _changed(setup: Setup, setting: Setting) -> Setup:
    law, assumptions = setup.rules.law, setup.assumptions
    head, words, value, origin = setting.head, setting.words, setting.value, setting.origin
    if head in law.switches:
        options = law.switches[head].options
        if value not in options:
            origin.fail(head, value, f"one of its readings; {nearest(str(value), options)}")
        return evolve(setup, rules=setup.rules.under(law.switched(head, str(value))))
    if head in law.parameters:
        entry = _entry(law.parameters[head], setting, law.localities)
        return evolve(setup, rules=setup.rules.under(law.overridden(head, entry, origin)))
    if head in MIXES and ((len(words) < 2 and isinstance(value, Mapping)) or not words):
        shares = value if isinstance(value, Mapping) else {str(value): 1.0}
        changed = assumptions.with_mix(head, shares, origin, *words)
    else:
        parameter = assumptions.parameter(head)
        if isinstance(value, str):
            alternatives = parameter.alternatives
            if value not in alternatives:
                origin.fail(head, value, f"a number; {nearest(value, alternatives)}")
            entry = _alternative(parameter, setting, alternatives[value], assumptions.localities)
        else:
            entry = _entry(parameter, setting, assumptions.localities)
        changed = assumptions.with_entry(head, entry, origin)
        if head == "entrants" and entry.value and not entry.institution_type:
            origin.fail(head, setting.name, "a type of institution too, e.g. entrants.tertiary")
    return evolve(setup, assumptions=changed)


def _entry(parameter: Parameter, setting: Setting, localities: tuple[str, ...]) -> Entry:
    """Turn a setting into an entry: its words are years or words of the parameter's dimensions."""
    keys: dict[str, Any] = {}
    for word in setting.words:
        dimension, key = _dimension_of(word, parameter, setting, localities, keys)
        if dimension in keys:
            raise RequestError(
                f"{setting.origin.label}: {setting.name}: expected one {dimension}, found another"
            )
        keys[dimension] = key
    if isinstance(setting.value, Mapping):
        parameter_at = evolve(parameter, file=setting.origin)
        parameter_at.fail("", dict(setting.value), "one value")
    value = setting.value
    return Entry(value, Basis.ASSUMED, setting.origin.label, low=value, high=value, **keys)


def _alternative(
    parameter: Parameter, setting: Setting, chosen: Alternative, localities: tuple[str, ...]
) -> Entry:
    """Turn the name of an alternative into an entry that keeps its source and its range."""
    entry = _entry(parameter, evolve(setting, value=chosen.value), localities)
    return evolve(
        entry,
        source=f"{entry.source}: {chosen.source}",
        low=chosen.value if chosen.low is None else chosen.low,
        high=chosen.value if chosen.high is None else chosen.high,
    )


def _dimension_of(
    word: str,
    parameter: Parameter,
    setting: Setting,
    localities: tuple[str, ...],
    said: Collection[str],
) -> tuple[str, Any]:
    """Return the dimension that knows a word; one that is not said yet comes first.

    So `fiscal_share.municipal.provincial` is the province's share at municipal institutions.
    """
    if word.isdecimal():
        number = int(word)
        if number <= LONGEST_PROGRAMME and "study_year" in parameter.by:
            return "study_year", number
        for dimension in ("year", "cohort"):
            if dimension in parameter.by:
                return dimension, number
    vocabulary = {**VOCABULARY, "locality": localities}
    known = {d: vocabulary[d] for d in parameter.by if d in vocabulary}
    for dimension in sorted(known, key=lambda dimension: dimension in said):
        if word in known[dimension]:
            return dimension, (word,)
    every = {w for words in known.values() for w in words}
    years = [d for d in parameter.by if d in ("year", "cohort", "study_year")]
    raise RequestError(
        f"{setting.origin.label}: {setting.name}: {word!r} is no {' or '.join(years) or 'word'} "
        f"of {parameter.name!r}; {nearest(word, every)}"
    )


def _flattened(setting: Setting) -> Iterator[Setting]:
    value = setting.value
    if value == {}:
        setting.origin.fail(setting.name, value, "at least one value")
    if isinstance(value, Mapping) and not (setting.head in MIXES and _is_mix(value)):
        for word, inner in value.items():
            yield from _flattened(evolve(setting, name=f"{setting.name}.{word}", value=inner))
    else:
        yield setting


def _is_mix(value: Mapping[str, Any]) -> bool:
    return not any(isinstance(inner, Mapping) for inner in value.values())


def _number_or_word(text: str) -> int | float | str:
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            continue
    return text


def _option(option: str) -> TomlFile:
    return TomlFile(f"--set {option}", Path(option))
