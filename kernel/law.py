"""The law of one region: its clauses, its dated values and the interpretations in force."""

from collections.abc import Mapping
from itertools import product

import numpy as np
from attrs import evolve, field, frozen

from kernel.clauses import Clause
from kernel.codes import Code, Level
from kernel.days import first_of
from kernel.decisions import Decision, Row
from kernel.decisiontables import decide
from kernel.entries import CODES, FIRST_YEAR, LAST_YEAR, Entry, Vocabulary
from kernel.entries_together import check_counted, check_together
from kernel.errors import PluginFault, RequestError, nearest
from kernel.figures import Array, Figure
from kernel.insuranceyears import BEGINS, ENDS, Span, check_spans
from kernel.parameters import Parameter, Switch
from kernel.students import StudentBatch
from kernel.tomlfiles import TomlFile
from kernel.valuetables import ValueTable, misplaced


@frozen
class Law:
    """Clauses, values and interpretations of one region, over those of the layers below it.

    Attributes:
        localities: the region's pooling areas; a locality code is an index into them.
        clauses: by id; parameters and switches: by name.
        codes: of each dimension that has some, those that the region adds behind the others.
    """

    localities: tuple[str, ...]
    clauses: Mapping[str, Clause]
    parameters: Mapping[str, Parameter]
    switches: Mapping[str, Switch]
    codes: Mapping[str, type[Code]] = CODES
    _tables: dict[str, ValueTable] = field(factory=dict, eq=False, repr=False)
    _spans: dict[int, Span] = field(factory=dict, eq=False, repr=False)

    def decide(self, question: str, students: StudentBatch, *rows: Row) -> Decision:
        """Answer a question by the first matching row, see `kernel.decisiontables.decide`."""
        return decide(question, students, self.clauses, rows)

    def at(self, name: str, year: Array | int, **codes: Array | int) -> Figure:
        """Look a whole-number parameter up.

        Args:
            name: the parameter.
            year: insurance year, one or one per student.
            codes: for each dimension of the parameter a code or a column of codes;
                `locality` may be left out in a region that has one.

        Returns:
            A figure (yuan in fen), scalar or one entry per student.

        Raises:
            RequestError: no value for a year or a word, with file and key.
            PluginFault: the parameter is a day, or a dimension is missing or none of its own.
        """
        parameter = self.parameter(name)
        if parameter.unit == "day":
            raise PluginFault(
                "law.at({name!r}): found a day, expected law.day({name!r}, year)", name=name
            )
        return self._at(parameter, year, codes)

    def _at(self, parameter: Parameter, year: Array | int, codes: dict[str, Array | int]) -> Figure:
        dimensions = [dimension for dimension in parameter.by if dimension != "year"]
        if len(self.localities) == 1:
            codes.setdefault("locality", 0)
        unknown = set(codes) - {*dimensions, "locality"}
        if unknown or not set(dimensions) <= set(codes):
            raise misplaced(parameter.name, codes, dimensions)
        place = {dimension: codes[dimension] for dimension in dimensions}
        return self.look_up(parameter, year, place)

    def look_up(
        self, parameter: Parameter, year: Array | int, place: Mapping[str, Array | int]
    ) -> Figure:
        """Look a parameter up at a place, see `at`."""
        return self.table(parameter).look_up(year, place)

    def day(self, name: str, year: Array | int, **codes: Array | int) -> Figure:
        """Look a day up, e.g. the window's last, as it falls in an insurance year.

        Args:
            name: the parameter.
            year: insurance year, one or one per student.
            codes: `locality`, which may be left out where days do not differ by it.

        Returns:
            A figure of day numbers, scalar or one entry per student.

        Raises:
            RequestError: no day for the year, with file and key.
            PluginFault: it is no day, or days differ by locality, and none is given.
        """
        parameter = self.parameter(name)
        if parameter.unit != "day":
            raise PluginFault(
                "law.day({name!r}): found the unit {unit}, expected day",
                name=name,
                unit=parameter.unit,
            )
        if not self.differs_by_locality(parameter):
            codes.setdefault("locality", 0)
        elif "locality" not in codes:
            raise PluginFault(
                "law.day({name!r}): days differ by locality, expected law.day({name!r}, "
                "year, locality=students.locality)",
                name=name,
            )
        return self._at(parameter, year, codes)

    def days(self, year: int) -> tuple[int, ...]:
        """Return the days that the law names in an insurance year, in order and in any locality.

        A day of the month is one in every month of the two calendar years in which it may count.
        """
        dated, monthly = (self._values_in(year, unit) for unit in ("day", "day_of_month"))
        months = first_of(np.arange(1, 25), year - 1).tolist() if monthly else []
        return tuple(sorted(dated | {first + day - 1 for first, day in product(months, monthly)}))

    def _values_in(self, year: int, unit: str) -> set[int]:
        tables = (self.table(p) for p in self.parameters.values() if p.unit == unit)
        return {value for table in tables for value in table.values_in(year)}

    def span(self, year: int) -> Span:
        """Return the first and the last day of an insurance year; they are looked up once."""
        if year not in self._spans:
            self._spans[year] = Span(*(int(self.day(n, year).value) for n in (BEGINS, ENDS)))
        return self._spans[year]

    def locality(self, name: str) -> int:
        """Return the code of a locality. Raises PluginFault for an unknown one."""
        if name not in self.localities:
            raise PluginFault(
                "law.locality({name!r}): {hint}", name=name, hint=nearest(name, self.localities)
            )
        return self.localities.index(name)

    def differs_by_locality(self, parameter: Parameter) -> bool:
        """Say whether entries of a parameter are for one of several localities."""
        return len(self.localities) > 1 and any(entry.locality for entry in parameter.standing)

    def switch(self, name: str) -> str:
        """Return the interpretation in force. Raises RequestError for an unknown switch."""
        if name not in self.switches:
            raise RequestError(
                "unknown switch {name!r}; {hint}", name=name, hint=nearest(name, self.switches)
            )
        return self.switches[name].chosen

    def parameter(self, name: str) -> Parameter:
        """Return a parameter. Raises RequestError for an unknown name."""
        if name not in self.parameters:
            raise RequestError(
                "unknown parameter {name!r}; {hint}", name=name, hint=nearest(name, self.parameters)
            )
        return self.parameters[name]

    @property
    def rises(self) -> tuple[Parameter, ...]:
        """The parameters that are added per year after the last year that others are given for."""
        named = {parameter.rise for parameter in self.parameters.values()}
        return tuple(p for p in self.parameters.values() if p.name in named)

    def words(self, dimension: str) -> tuple[str, ...]:
        """Return the words of a dimension in the order of their codes."""
        return self.vocabulary[dimension]

    @property
    def vocabulary(self) -> Vocabulary:
        """The words of every dimension; no entry is for a level from the municipal one down."""
        words = {dimension: codes.words() for dimension, codes in self.codes.items()}
        levels = Level.words()[: Level.MUNICIPAL]
        return {**words, "level": levels, "locality": self.localities}

    def category(self, word: str) -> Code:
        """Return a relief category by its word. Raises PluginFault for an unknown one."""
        return self._code("category", word, self.codes["category"])

    def institution(self, word: str) -> Code:
        """Return a type of institution by its word. Raises PluginFault for an unknown one."""
        return self._code("institution", word, self.codes["institution_type"])

    def _code(self, asked: str, word: str, codes: type[Code]) -> Code:
        try:
            return codes.of(word)
        except KeyError:
            known = nearest(word, codes.words())
            raise PluginFault(
                "law.{asked}({word!r}): unknown word; {known}", asked=asked, word=word, known=known
            ) from None

    def overridden(self, name: str, entry: Entry, origin: TomlFile) -> "Law":
        """Return this law with one entry applied over those of a parameter.

        Raises:
            RequestError: an unknown parameter.
            FileFault: a value that the parameter cannot have; the message names the origin.
        """
        changed = self.parameter(name).overridden(entry, origin, self.vocabulary)
        return evolve(self, parameters={**self.parameters, name: changed}, tables={}, spans={})

    def exchanged(self, changed: Mapping[str, Parameter]) -> "Law":
        """Return this law with parameters exchanged; what does not depend on them is kept."""
        tables = {
            name: table
            for name, table in self._tables.items()
            if not self._sources(name) & changed.keys()
        }
        return evolve(self, parameters={**self.parameters, **changed}, tables=tables, spans={})

    def _sources(self, name: str) -> set[str]:
        """Return the parameters whose entries a parameter's values come from."""
        parameter = self.parameters[name]
        below = parameter.otherwise.parameter if parameter.otherwise else ""
        return {name, parameter.rise} | (self._sources(below) if below else set())

    def switched(self, name: str, option: str) -> "Law":
        """Return this law with a switch turned. Raises RequestError for no such option."""
        self.switch(name)
        switch = self.switches[name]
        if option not in switch.options:
            raise RequestError(
                "{name}: found {option!r}; {hint}",
                name=name,
                option=option,
                hint=nearest(option, switch.options),
            )
        return evolve(self, switches={**self.switches, name: evolve(switch, chosen=option)})

    def check(self) -> None:
        """Check every entry and build every table, so that faults are found when loading."""
        for parameter in self.parameters.values():
            check_counted(parameter)
            parameter.check(self.vocabulary)
            if parameter.entries:
                self.table(parameter).check_covered()
            check_together(parameter, self.vocabulary)
        if BEGINS in self.parameters:
            self.check_spans(self.parameter(BEGINS).label)

    def check_spans(self, label: str) -> None:
        """Refuse insurance years that do not follow each other; `label`: who set their days."""
        years = np.arange(FIRST_YEAR, LAST_YEAR + 1)
        days = (np.asarray(self.day(name, years).value).tolist() for name in (BEGINS, ENDS))
        check_spans(map(Span, *days), label)

    def table(self, parameter: Parameter) -> ValueTable:
        """Return a parameter spread out over its words and years; it is made once."""
        if parameter.name not in self._tables:
            dimensions = {d: self.words(d) for d in parameter.by if d != "year"}
            other = parameter.otherwise
            below = self.table(self.parameter(other.parameter)) if other else None
            rise = self.at(parameter.rise, FIRST_YEAR) if parameter.rise else None
            self._tables[parameter.name] = ValueTable.of(parameter, dimensions, below, rise)
        return self._tables[parameter.name]
