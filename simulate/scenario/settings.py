"""What a user changes: assumptions, parameters, switches and reforms, applied over regions."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Final, NoReturn

from attrs import evolve, frozen

from kernel.errors import RequestError, nearest
from kernel.insuranceyears import BEGINS, ENDS
from kernel.law import Law
from kernel.messages import AND, COLON, OR, Text, listed
from kernel.registry import load_reform
from kernel.relative_entries import RelativeEntry
from kernel.ruleset import Ruleset
from kernel.tomlfiles import TomlFile
from simulate.scenario.assumptions import MIXES, Assumptions
from simulate.scenario.dimensions import is_year
from simulate.scenario.name_words import keys_of
from simulate.scenario.region_words import in_names_of_files
from simulate.scenario.setting_entries import entries_of, entry_of, shares_of
from simulate.scenario.setting_names import names_to_set, refuse_misplaced, words_to_set
from simulate.scenario.setup import Setup, load_setup
from simulate.scenario.written_values import Value, read_value

REFORMS: Final = "reforms"
"""The name of a setting that puts reforms in force."""

CORRELATIONS: Final = "correlations"
"""The name of a setting that says how assumptions move together; no figure of its own changes."""


@frozen
class Setting:
    """One change: a dotted name, its value, and where the user said so.

    Attributes:
        name: a switch, an assumption or a parameter, with the years and words it is meant for,
            e.g. `uptake`, `tariff.2026`, `entrants.primary`; or REFORMS, the value naming one, or
            CORRELATIONS.
        value: one, or one with its range, or the shares of a mix.
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
    def place(self) -> Text:
        """Where it is said: the option, or the file and the name in it."""
        label = self.origin.label
        return listed([label, *([self.name] if self.section else [])], COLON)

    @property
    def words(self) -> tuple[str, ...]:
        """Years and words behind the name."""
        return tuple(self.name.split(".")[1:])

    @property
    def years(self) -> tuple[int, ...]:
        """Insurance years and cohorts behind the name, without years of study."""
        return tuple(int(word) for word in self.words if is_year(word))


def settings_from_options(options: Sequence[str]) -> list[Setting]:
    """Read `NAME=VALUE` options. Raises RequestError for one without an equals sign."""
    settings = []
    for option in options:
        name, equals, text = option.partition("=")
        if not equals or not name or not text:
            raise RequestError(
                "--set {option}: expected NAME=VALUE, e.g. --set uptake=0.95", option=option
            )
        setting = Setting(name.strip(), read_value(text.strip()), _option(option))
        _refuse_in_option(setting)
        settings.append(setting)
    return settings


def _refuse_in_option(setting: Setting) -> None:
    """Refuse what no option can say."""
    if setting.head == CORRELATIONS:
        raise RequestError(
            "{label}: correlations stand in a scenario file, in tables [[{correlations}]] with "
            "between and value",
            label=setting.origin.label,
            correlations=CORRELATIONS,
        )
    if setting.head == REFORMS and setting.words:
        raise RequestError(
            "{label}: expected {reforms}=NAME, without years and words",
            label=setting.origin.label,
            reforms=REFORMS,
        )


def load_rules(region: str, settings: Sequence[Setting]) -> Ruleset:
    """Load a region under other parameters and interpretations, for students who are given.

    Raises:
        RequestError: a setting is an assumption about people, or is refused by `apply_settings`.
    """
    setup = load_setup(region)
    law = setup.rules.law
    for setting in settings:
        if setting.head in setup.assumptions.parameters:
            known = nearest(setting.head, {*law.parameters, *law.switches})
            raise RequestError(
                "{label}: {head!r} is an assumption about people, and here the students "
                "are given; expected a parameter or a switch; {known}",
                label=setting.origin.label,
                head=setting.head,
                known=known,
            )
    return apply_settings({region: setup}, settings)[region].rules


def apply_settings(setups: Mapping[str, Setup], settings: Sequence[Setting]) -> dict[str, Setup]:
    """Change regions; a name that only some of them know changes those.

    Reforms come first, whatever the order, over regions as they are installed.

    Raises:
        RequestError: no region knows a name, a value is out of its range, or a reform is for none
            of the regions; with the origin.
    """
    named = [setting for setting in settings if setting.name == REFORMS]
    changed = _reformed(setups, named) if named else dict(setups)
    for setting in settings:
        if setting.name in (REFORMS, CORRELATIONS):
            continue
        knowing = [
            region
            for region, setup in changed.items()
            if setting.head in names_to_set(setup, setting.section)
        ]
        alternative = [r for r in knowing if _offers(changed[r], setting)]
        knowing = alternative or knowing
        if not knowing:
            _refuse_name(setting, changed.values())
        for region in knowing:
            setup = _changed(changed[region], setting)
            changed[region] = evolve(setup, settings=(*setup.settings, setting))
    # Both ends of a year may have been set, so years are held against each other at the end.
    moved = [setting for setting in settings if setting.head in (BEGINS, ENDS)]
    for setup in changed.values() if moved else ():
        setup.rules.law.check_spans(moved[-1].origin.label)
    return changed


def _refuse_name(setting: Setting, setups: Collection[Setup]) -> NoReturn:
    """Raise RequestError for a name that no region knows, or that stands in another table."""
    head = setting.head
    place = listed(filter(None, (setting.origin.label, setting.section)), COLON)
    refuse_misplaced(place, head, setups)
    known = {name for setup in setups for name in names_to_set(setup, setting.section)}
    hint = nearest(head, known) if head.isascii() else words_to_set(setups).hint(head)
    raise RequestError("{place}: unknown name {head!r}; {hint}", place=place, head=head, hint=hint)


def _reformed(setups: Mapping[str, Setup], named: Sequence[Setting]) -> dict[str, Setup]:
    """Put reforms in force in those of the regions that they are for."""
    for setting in named:
        try:
            reform = load_reform(str(setting.value))
        except RequestError as fault:
            raise RequestError(
                "{label}: {reforms}: {fault}",
                label=setting.origin.label,
                reforms=REFORMS,
                fault=fault,
            ) from None
        if not any(map(reform.concerns, setups)):
            setting.origin.fail(
                REFORMS,
                setting.value,
                "a reform for {asked}; this one is for {regions}",
                asked=listed(setups, OR),
                regions=listed(reform.regions, AND),
            )
    reforms = tuple(dict.fromkeys(str(setting.value) for setting in named))
    return {region: evolve(load_setup(region, reforms), settings=tuple(named)) for region in setups}


def _offers(setup: Setup, setting: Setting) -> bool:
    """Say whether the value is the name of an alternative that the region's assumption has."""
    parameter, value = setup.assumptions.parameters.get(setting.head), setting.value
    return parameter is not None and isinstance(value, str) and value in parameter.alternatives


def _changed(setup: Setup, setting: Setting) -> Setup:
    setting = in_names_of_files(setting, setup.rules)
    law, head = setup.rules.law, setting.head
    if head in law.switches:
        return evolve(setup, rules=setup.rules.under(_switched(law, setting)))
    if head in law.parameters:
        entry = entry_of(law.parameters[head], setting, law.vocabulary)
        changed = law.overridden(head, entry, setting.origin)
        return evolve(setup, rules=setup.rules.under(changed))
    change = _with_mix if head in MIXES else _with_value
    return evolve(setup, assumptions=change(setup.assumptions, setting))


def _switched(law: Law, setting: Setting) -> Law:
    head, value, origin = setting.head, setting.value, setting.origin
    options = law.switches[head].options
    if setting.words:
        origin.fail(
            setting.name, value, "{head} alone: an interpretation holds in all years", head=head
        )
    if value not in options:
        origin.fail(
            head, value, "one of its interpretations; {hint}", hint=nearest(str(value), options)
        )
    return law.switched(head, str(value))


def _with_mix(assumptions: Assumptions, setting: Setting) -> Assumptions:
    parameter, head = assumptions.parameter(setting.head), setting.head
    shares = shares_of(parameter, setting, assumptions.words(head))
    keys = keys_of(parameter, setting, assumptions.vocabulary)
    types = keys.pop("institution_type", ())
    return assumptions.with_mix(head, shares, setting.origin, *types, **keys)


def _with_value(assumptions: Assumptions, setting: Setting) -> Assumptions:
    head, origin = setting.head, setting.origin
    for entry in entries_of(assumptions.parameter(head), setting, assumptions.vocabulary):
        assumptions = assumptions.with_entry(head, entry, origin)
        is_factor = isinstance(entry, RelativeEntry) and entry.sign == "*"
        if head == "entrants" and entry.value and not entry.institution_type and not is_factor:
            raise RequestError(
                "{label}: {head}: without a type of institution, expected one, e.g. "
                "entrants.tertiary",
                label=origin.label,
                head=head,
            )
    return assumptions


def _option(option: str) -> TomlFile:
    return TomlFile(f"--set {option}", Path(option))
