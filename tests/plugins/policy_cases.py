"""The policy cases that the regions keep as data: one student, one insurance year, in yuan."""

import tomllib
from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from attrs import field, frozen

from kernel.codes import Basis
from kernel.entries import Entry
from kernel.intake import Record
from kernel.registry import load_region, region_names
from kernel.results import MONEY
from kernel.ruleset import Ruleset
from kernel.tomlfiles import TomlFile

_BLANK = ("not_provided", "none")


@frozen
class Case:
    """One student in one insurance year, and what the rules make of him.

    Attributes:
        cites: ids of the clauses that the case shows.
        given: columns of a roster.
        expect: result columns, money in yuan; or `problem`, for a row that must be refused.
        switches: readings that are turned in this case, by name.
        suppose: parameters that stand at another value in the case's year, in yuan.
    """

    region: str
    name: str
    cites: tuple[str, ...] = field(converter=tuple)
    year: int
    given: Record
    expect: Mapping[str, object]
    switches: Mapping[str, str] = field(factory=dict)
    suppose: Mapping[str, int] = field(factory=dict)

    @property
    def refused(self) -> bool:
        """The row is invalid."""
        return self.expect.get("problem") is True

    @property
    def rules(self) -> Ruleset:
        """The region under the readings and values of this case."""
        rules = load_region(self.region)
        law = rules.law
        for name, option in self.switches.items():
            law = law.switched(name, option)
        for name, yuan in self.suppose.items():
            entry = Entry(yuan, Basis.ASSUMED, self.name, low=yuan, high=yuan, year=self.year)
            law = law.overridden(name, entry, _file(self.region))
        return rules.under(law)

    @property
    def expected(self) -> dict[str, object]:
        """The result columns as the engine gives them: money in fen, None for a blank cell."""
        return {column: _as_result(column, value) for column, value in self.expect.items()}


@cache
def load_cases(region: str) -> tuple[Case, ...]:
    """Read the cases of an installed region, in the order of its file."""
    text = _file(region).path.read_text(encoding="utf-8")
    tables = tomllib.loads(text, parse_float=Decimal)
    return tuple(Case(region, **table) for table in tables["case"])


def all_cases() -> list[Case]:
    """Return the cases of every installed region."""
    return [case for region in region_names() for case in load_cases(region)]


def _file(region: str) -> TomlFile:
    return load_region(region).layers[-1].file("cases.toml")


def _as_result(column: str, value: object) -> object:
    if value in _BLANK:
        return None
    if column in MONEY and isinstance(value, int | Decimal):
        fen = Decimal(value) * 100
        if fen % 1:
            raise ValueError(f"{column}: found {value} yuan, expected whole fen")
        return int(fen)
    return value
