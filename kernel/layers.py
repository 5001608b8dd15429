"""A layer of rules, a package with `rules.py` and TOML files: national, of a region, a reform."""

import sys
from collections.abc import Mapping, Sequence
from functools import cached_property
from importlib import import_module
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import ModuleType
from typing import Final

from attrs import evolve, field, fields, frozen

from kernel.clauses import Clause, load_clauses
from kernel.codes import Code, InstitutionType, PaymentMode, Relief
from kernel.entries import CODES, DIMENSIONS, Alternative, Entry
from kernel.errors import FOREIGN, PluginFault, nearest, place_in, raised_in
from kernel.foreign import foreign_code
from kernel.law import Law
from kernel.messages import Pair
from kernel.parameters import Otherwise, Parameter, Role, Switch
from kernel.quantities import UNITS
from kernel.tomlfiles import TomlFile
from kernel.vocabularies import MOST_CATEGORIES, MOST_TYPES, AddedWord, check_added, extended

TO_FILL_IN: Final = "to be filled in 待填"
"""What stands in the files of a layer where somebody is still to write something."""


@frozen
class Layer:
    """One layer of a region: the national one below, the region's own, or a reform above them.

    Attributes:
        name: as in the entry point.
        rules: the module with the hook implementations.
        package: the package that holds rules and files.
    """

    name: str
    rules: ModuleType
    package: str

    @classmethod
    def of(cls, name: str, package: str) -> "Layer":
        """Load a layer from its package. Raises PluginFault when there is no `rules.py` in it."""
        rules = f"{package}.rules"
        try:
            with foreign_code():
                return cls(name, import_module(rules), package)
        except FOREIGN as error:  # whatever foreign code raises is reported as one message
            sys.modules.pop(rules, None)  # who asks again is told the same
            missing = error.name if isinstance(error, ModuleNotFoundError) else None
            # What the rules import themselves is another fault than a package without rules.
            if missing and f"{rules}.".startswith(f"{missing}."):
                raise PluginFault(
                    "region {name!r}: cannot import {missing}; expected a package "
                    "{package!r} with rules.py, clauses.toml, parameters.toml and "
                    "population.toml",
                    name=name,
                    missing=missing,
                    package=package,
                ) from None
            raise PluginFault(
                "region {name!r}: importing {rules} {raised}",
                name=name,
                rules=rules,
                raised=raised_in([package], error),
            ).at(place_in([package], error)) from error

    def path(self, name: str) -> Traversable:
        """Return where one of the layer's files stands."""
        return files(self.package) / name

    def label(self, name: str) -> str:
        """Return the name under which messages speak of one of the layer's files."""
        return f"{self.package.replace('.', '/')}/{name}"

    def file(self, name: str) -> TomlFile:
        """Return one of the layer's TOML files."""
        return TomlFile(self.label(name), self.path(name))

    def clauses(self) -> dict[str, Clause]:
        """Return the layer's clauses; the file is read once."""
        return self._clauses

    @cached_property
    def _clauses(self) -> dict[str, Clause]:
        return load_clauses(self.file("clauses.toml"))


@frozen
class RegionFacts:
    """The `[region]` table: what a region is called and how it is divided.

    Attributes:
        localities: pooling areas by name; default_locality: the one of a roster without any.
        has_several_areas: one of them stands for several, so that a table of it is no one fund's.
        freshman_pays: how a freshman pays whose roster does not say.
        relief, institutions: the categories and types of institution that it adds, by word.
    """

    name: Pair
    default_locality: str
    localities: dict[str, Pair]
    has_several_areas: bool = False
    freshman_pays: str = PaymentMode.ANNUAL.word
    relief: dict[str, AddedWord] = field(factory=dict)
    institutions: dict[str, AddedWord] = field(factory=dict)

    @cached_property
    def codes(self) -> Mapping[str, type[Code]]:
        """The codes of each dimension that has some, with those that the region adds."""
        added = {"category": self.relief, "institution_type": self.institutions}
        return {name: extended(codes, added.get(name, {})) for name, codes in CODES.items()}


@frozen
class ReformFacts:
    """The `[reform]` table, which a reform may leave out: the regions that it is for, or all."""

    regions: tuple[str, ...] = ()


@frozen
class ParameterTable(Role):
    """A table of a parameter as it is written: flat, what says the role stands among the rest."""

    unit: str = ""
    by: tuple[str, ...] = ()
    rise: str = ""
    otherwise: Otherwise | None = None
    en: str = ""
    zh: str = ""
    values: tuple[Entry, ...] = ()
    alternatives: dict[str, tuple[Alternative, ...]] = field(factory=dict)

    @property
    def role(self) -> Role:
        """What the simulator has to know of the parameter, without the rest."""
        return Role(**{a.name: getattr(self, a.name) for a in fields(Role)})


@frozen
class SwitchTable:
    """A table `[switch.NAME]` as it is written."""

    options: tuple[str, ...]
    default: str
    en: str
    zh: str
    clause: str = ""


def load_region_facts(layer: Layer) -> RegionFacts:
    """Read the `[region]` table of a layer's `parameters.toml`."""
    file = layer.file("parameters.toml")
    table = file.read().get("region")
    if table is None:
        file.fail("region", None, "a table with name, default_locality and localities")
    facts = file.structure(table, RegionFacts, "region")
    if facts.default_locality not in facts.localities:
        known = nearest(facts.default_locality, facts.localities)
        file.fail(
            "region.default_locality", facts.default_locality, "a locality; {known}", known=known
        )
    if facts.freshman_pays not in PaymentMode.words():
        known = nearest(facts.freshman_pays, PaymentMode.words())
        file.fail(
            "region.freshman_pays", facts.freshman_pays, "a payment mode; {known}", known=known
        )
    check_added(file, "region.relief", Relief, facts.relief, MOST_CATEGORIES)
    check_added(file, "region.institutions", InstitutionType, facts.institutions, MOST_TYPES)
    return facts


def load_reform_facts(layer: Layer) -> ReformFacts:
    """Read the `[reform]` table of a reform's `parameters.toml`."""
    file = layer.file("parameters.toml")
    return file.structure(file.read().get("reform", {}), ReformFacts, "reform")


def load_law(layers: Sequence[Layer], facts: RegionFacts) -> Law:
    """Read clauses and `parameters.toml` of every layer, a higher layer replacing a lower one's.

    Raises:
        FileFault: an unknown key or name, a wrong unit or range, a gap; with file and key.
    """
    sources = [layer.file("parameters.toml") for layer in layers]
    clauses: dict[str, Clause] = {}
    for layer in layers:
        clauses |= layer.clauses()
    switches = {
        name: _switch(file, name, table, clauses)
        for file in sources
        for name, table in file.read().get("switch", {}).items()
    }
    parameters = read_tables(sources)
    law = Law(tuple(facts.localities), clauses, parameters, switches, facts.codes)
    law.check()
    return law


def read_tables(sources: Sequence[TomlFile]) -> dict[str, Parameter]:
    """Read the parameters of TOML files: a later file gives values to what one declared.

    A table with `unit` declares a parameter; one without gives values to a declared one.
    """
    named: dict[str, Parameter] = {}
    for file in sources:
        for name, raw in file.read().items():
            if name not in ("region", "reform", "switch"):
                named[name] = _layered(file, name, raw, named)
    for parameter in named.values():
        others = (parameter.rise, parameter.otherwise.parameter if parameter.otherwise else "")
        for other in others:
            if other and other not in named:
                parameter.fail("", other, "a parameter; {hint}", hint=nearest(other, named))
    return named


def _layered(file: TomlFile, name: str, raw: object, named: Mapping[str, Parameter]) -> Parameter:
    table = file.structure(raw, ParameterTable, name)
    if not table.unit:
        if name not in named:
            file.fail(
                name,
                "values",
                "a declaration (unit, en, zh) or a known name; {hint}",
                hint=nearest(name, named),
            )
        return evolve(named[name], file=file, entries=table.values, alternatives=table.alternatives)
    if table.unit not in UNITS:
        file.fail(f"{name}.unit", table.unit, "a unit; {hint}", hint=nearest(table.unit, UNITS))
    for dimension in table.by:
        if dimension not in DIMENSIONS:
            file.fail(
                f"{name}.by", dimension, "a dimension; {hint}", hint=nearest(dimension, DIMENSIONS)
            )
    return Parameter(
        name=name,
        unit=table.unit,
        text=Pair(table.en, table.zh),
        by=table.by,
        rise=table.rise,
        otherwise=table.otherwise,
        entries=table.values,
        alternatives=table.alternatives,
        role=table.role,
        file=file,
    )


def _switch(file: TomlFile, name: str, raw: object, clauses: Mapping[str, Clause]) -> Switch:
    table = file.structure(raw, SwitchTable, f"switch.{name}")
    if table.clause and table.clause not in clauses:
        known = nearest(table.clause, clauses)
        file.fail(f"switch.{name}.clause", table.clause, "a clause; {known}", known=known)
    if table.default not in table.options:
        known = nearest(table.default, table.options)
        file.fail(
            f"switch.{name}.default", table.default, "one of the options; {known}", known=known
        )
    text = Pair(table.en, table.zh)
    return Switch(name, table.options, table.default, table.clause, text, table.default)
