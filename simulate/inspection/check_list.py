"""Every check by name, and what they find in a region: loaded first, then asked, then looked at."""

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Final

from attrs import evolve, field, frozen

from kernel.errors import XuebaoError
from kernel.messages import Text, message
from kernel.registry import build_ruleset
from simulate.inspection.calendar_days import check_calendar
from simulate.inspection.case_checks import check_cases, check_interpretations
from simulate.inspection.faults import findings_of
from simulate.inspection.finding import Finding
from simulate.inspection.forecasts import check_forecast, check_speed
from simulate.inspection.given_region import GivenRegion
from simulate.inspection.hook_answers import check_answers
from simulate.inspection.inspected import Inspected
from simulate.inspection.invariants import check_invariants, check_repeatable
from simulate.inspection.moved_values import check_moved
from simulate.inspection.plausible_amounts import check_amounts
from simulate.inspection.row_reach import check_bases, check_rows
from simulate.inspection.source_faults import check_source
from simulate.inspection.texts import check_agreement, check_documents, check_filled_in, check_texts
from simulate.inspection.units_of_answers import check_units
from simulate.inspection.unused_names import check_used
from simulate.inspection.wheel import check_wheel

LOAD: Final = "load"
"""What stands for the check in a finding about a region that does not load."""


@frozen
class Check:
    """A check of the contract.

    Attributes:
        text: what it proves.
        find: finds what is not so.
        asks: it asks the rules, and has nothing to say where they do not answer.
    """

    text: Text
    find: Callable[[Inspected], Iterable[Finding]]
    asks: bool = False


CHECKS: Final = {
    "texts": Check(message("every text is there in both languages"), check_texts),
    "agreement": Check(
        message("texts agree in their numbers, and the name is its own"), check_agreement
    ),
    "documents": Check(message("documents and clauses have years that can be"), check_documents),
    "use": Check(message("every clause, parameter and switch is used"), check_used),
    "source": Check(message("rules know no chance, no clock and no whole column"), check_source),
    "amounts": Check(message("amounts are plausible beside neighbours"), check_amounts),
    "answers": Check(
        message("every hook answers for everybody, in range and order"), check_answers
    ),
    "values": Check(message("a value that changes moves answers"), check_moved, asks=True),
    "units": Check(message("prices are in fen, shares in percent"), check_units, asks=True),
    "rows": Check(message("every row decides a policy case"), check_rows, asks=True),
    "bases": Check(message("no explicit row rests on an interpretation"), check_bases, asks=True),
    "cases": Check(
        message("every policy case holds and cites its clauses"), check_cases, asks=True
    ),
    "interpretations": Check(
        message("every interpretation is chosen in a case"), check_interpretations, asks=True
    ),
    "invariants": Check(message("what is paid adds up"), check_invariants, asks=True),
    "repeatable": Check(
        message("the same again, and a student alone as among others"), check_repeatable, asks=True
    ),
    "calendar": Check(message("amounts change at deadlines only"), check_calendar, asks=True),
    "forecast": Check(message("a forecast runs and its totals agree"), check_forecast, asks=True),
    "speed": Check(message("about as fast as the regions of the tree"), check_speed, asks=True),
    "wheel": Check(message("a wheel carries every file"), check_wheel),
    "to do": Check(message("nothing is left to fill in"), check_filled_in),
}
"""The checks in the order in which they are made."""


def _found_by(check: Check, region: Inspected) -> tuple[Finding, ...]:
    """Return what a check finds; a fault that ends it is one more finding."""
    try:
        return tuple(check.find(region))
    except XuebaoError as fault:
        return tuple(findings_of(fault, region.rules.layers))


@frozen(eq=False)
class Inspection:
    """The checks of one region.

    Attributes:
        given: the region, by name or folder.
    """

    given: GivenRegion
    _found: dict[str, tuple[Finding, ...]] = field(factory=dict, init=False)

    @cached_property
    def _loaded(self) -> Inspected | tuple[Finding, ...]:
        """The region, or what it is refused for."""
        try:
            layers = self.given.layers()
        except XuebaoError as fault:
            return (Finding(fault.written or self.given.place, fault.text),)
        try:
            region = Inspected(build_ruleset(layers), self.given.project)
            region.read()
        except XuebaoError as fault:
            return tuple(findings_of(fault, layers))
        return region

    def findings(self, name: str) -> tuple[Finding, ...]:
        """Return what one check finds; every check finds that a region does not load."""
        region = self._loaded
        if isinstance(region, tuple):
            return tuple(evolve(finding, check=LOAD) for finding in region)
        if name not in self._found:
            check = CHECKS[name]
            silent = check.asks and any(self.findings("answers"))
            found = () if silent else _found_by(check, region)
            self._found[name] = tuple(evolve(finding, check=name) for finding in found)
        return self._found[name]

    @property
    def has_findings(self) -> bool:
        """Whether something is wrong; a note is nothing wrong."""
        return not all(finding.is_note for finding in self.all_findings())

    def all_findings(self) -> list[Finding]:
        """Return what all checks find, each once, in the order of files and lines."""
        found = {one.order: one for name in CHECKS for one in self.findings(name)}
        return [found[order] for order in sorted(found)]
