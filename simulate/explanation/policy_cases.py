"""The policy cases that a region keeps as data: one student, one insurance year, in yuan."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from attrs import field, frozen

from kernel.assess import assess
from kernel.codes import Basis
from kernel.entries import Entry
from kernel.intake import Roster, take_in
from kernel.messages import message
from kernel.progress import progress_of
from kernel.registry import load_region
from kernel.results import KINDS, MONEY, result_row
from kernel.ruleset import Ruleset
from kernel.tomlfiles import TomlFile
from simulate.scenario.guests import loaded_of_all

_WORK: Final = message("Policy cases")

PROBLEM: Final = "problem"
"""What a case expects of a row that must be refused, instead of result columns."""

_BLANK: Final = ("not_provided", "none")


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
class Outcome:
    """What became of a case.

    Attributes:
        found: the row of its student, every column blank where he was refused.
        differences: for each expected value that did not come out, what was expected and found.
    """

    case: Case
    found: Mapping[str, object]
    differences: Mapping[str, tuple[object, object]]


@frozen
class _CasesFile:
    case: tuple[Case, ...]


def cases_file(region: Ruleset) -> TomlFile:
    """Return the file in which a region's cases stand."""
    return region.layers[-1].file("cases.toml")


def load_cases(region: Ruleset) -> tuple[Case, ...]:
    """Read the cases of a region. Raises FileFault with file, key and what was expected."""
    file = cases_file(region)
    return file.structure(file.read(), _CasesFile).case


def run_cases(region: str | None) -> dict[str, list[Outcome]]:
    """Run the cases of one region, or of all: what became of them, by region."""
    cases = {region: _cases_of(region)} if region else loaded_of_all(_cases_of)
    with progress_of(_WORK, sum(map(len, cases.values()))) as progress:

        def outcome(rules: Ruleset, case: Case) -> Outcome:
            found = run_case(rules, case)
            progress.advance()
            return found

        return {
            name: [outcome(load_region(name), case) for case in own] for name, own in cases.items()
        }


def _cases_of(region: str) -> tuple[Case, ...]:
    return load_cases(load_region(region))


def run_case(region: Ruleset, case: Case) -> Outcome:
    """Run a case through the region's rules."""
    rules = case.rules(region)
    intake = take_in(rules, case.year, Roster.of([case.given]))
    found: dict[str, object] = dict.fromkeys(KINDS)
    if not intake.rejected:
        found = result_row(assess(rules, intake.batch), 0)
    found[PROBLEM] = bool(intake.rejected)
    expected = {PROBLEM: False, **{c: _as_result(c, v) for c, v in case.expect.items()}}
    return Outcome(
        case,
        found,
        {
            column: (value, found.get(column, "no such column"))
            for column, value in expected.items()
            if found.get(column, "no such column") != value
        },
    )


def _as_result(column: str, value: object) -> object:
    """Return an expected value as the engine gives it: money in fen, None for a blank cell."""
    if value in _BLANK:
        return None
    if column in MONEY and isinstance(value, int | float):
        fen = Decimal(str(value)) * 100
        return int(fen) if fen % 1 == 0 else f"{value} yuan, not whole fen"
    return value
