"""The policy cases that a region keeps as data: one student, one insurance year, in yuan."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from attrs import field, frozen

from kernel.codes import Basis
from kernel.entries import Entry
from kernel.errors import FileFault, nearest
from kernel.results import KINDS, Kind
from kernel.ruleset import Ruleset
from kernel.tomlfiles import TomlFile

PROBLEM: Final = "problem"
"""What a case expects of a row that must be refused, instead of result columns."""

RESULTS: Final[Mapping[str, Kind]] = {**KINDS, "passed_on": "fen"}
"""What a case may expect: the columns of an assessed roster, and what belongs to another fund."""

BLANK_RESULTS: Final = ("not_provided", "none")
"""What a case expects of a blank cell: the first for want of a document."""


@frozen
class Case:
    """One student in one insurance year, and what the rules make of him.

    Attributes:
        cites: ids of the clauses that the case shows.
        given: columns of a roster.
        expect: result columns, money in yuan; or `problem`, for a row that must be refused.
        switches: interpretations that are changed in this case, by name.
        suppose: parameters that stand at another value in the case's year, in yuan.
    """

    name: str
    year: int
    cites: tuple[str, ...]
    given: dict[str, Any]
    expect: dict[str, Any]
    switches: dict[str, str] = field(factory=dict)
    suppose: dict[str, int | float] = field(factory=dict)

    def rules(self, region: Ruleset) -> Ruleset:
        """Return the region under the interpretations and values of this case."""
        law = region.law
        for name, option in self.switches.items():
            law = law.switched(name, option)
        for name, yuan in self.suppose.items():
            entry = Entry(yuan, Basis.ASSUMED, self.name, low=yuan, high=yuan, year=self.year)
            law = law.overridden(name, entry, cases_file(region))
        return region.under(law)


@frozen
class CasesFile:
    """What `cases.toml` holds."""

    case: tuple[Case, ...]


def as_in_file(column: str, value: object) -> object:
    """Return a value of a case's row as its file has it: money in yuan, a day in its ISO form."""
    if isinstance(value, date):
        return value.isoformat()
    if RESULTS.get(column) == "fen" and isinstance(value, int):
        return value / 100
    return value


def cases_file(region: Ruleset) -> TomlFile:
    """Return the file in which a region's cases stand."""
    return region.layers[-1].file("cases.toml")


def load_cases(region: Ruleset) -> tuple[Case, ...]:
    """Read the cases of a region. Raises FileFault with file, key and what was expected."""
    file = cases_file(region)
    cases = file.structure(file.read(), CasesFile).case
    for index, case in enumerate(cases):
        _refuse_unknown(file, f"case[{index}].given", case.given, region.domains)
        _refuse_unknown(file, f"case[{index}].expect", case.expect, (*RESULTS, PROBLEM))
    return cases


def _refuse_unknown(file: TomlFile, key: str, named: Iterable[str], known: Iterable[str]) -> None:
    """Raise FileFault for a column that there is none of: it would show nothing."""
    for name in named:
        if name not in known:
            raise FileFault(
                "{label}: {key}.{name}: no such column, {hint}",
                label=file.label,
                key=key,
                name=name,
                hint=nearest(name, known),
            )
