"""Insured × standard, and what moves the financing of an insurance year from that of the last one.

The block above the budget table; our own layout. Financing is what the fund earns from the insured
of a year, on the accrual basis, whatever the table stands on.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from attrs import frozen

from kernel.errors import RequestError
from kernel.law import Law
from simulate.projection.breakdowns import LOCALITY
from simulate.projection.ledger import ACCRUAL
from simulate.projection.measure import TOTAL
from simulate.projection.student_body import StudentBody
from simulate.scenario.critical_illness import critical_illness_premium

GROUPINGS: Final = (LOCALITY.name,)
"""What forecasts have to be broken down by: standards differ by place."""

_STANDARDS: Final = ("tariff", "fiscal")


@frozen
class Change:
    """What is financed more than the year before, by cause; in fen, adding up.

    Attributes:
        persons: more or fewer insured, at the standards of the year before.
        standards: higher or lower standards, for the insured of the year.
        mix: the rest: who prepaid at an earlier price, late payers, differences that budgets pay.
    """

    persons: int
    standards: int
    mix: int

    @property
    def total(self) -> int:
        """All of it."""
        return self.persons + self.standards + self.mix


@frozen
class InsuranceYear:
    """The insured of a year and their money, in fen.

    Attributes:
        heads: the insured of each place.
        individual, fiscal: the standards of contribution and subsidy in each place, a head; None
            where the law has no such standard.
        financing: what the fund earns.
        premium: of critical illness insurance, a head; None where nobody assumes one.
    """

    heads: Mapping[str, int]
    individual: Mapping[str, int] | None
    fiscal: Mapping[str, int] | None
    financing: int
    premium: int | None = None

    @classmethod
    def of(cls, body: StudentBody, year: int) -> "InsuranceYear":
        """Return a year of a student body whose forecasts are broken down by place."""
        at, setup = year - body.years.start, body.forecasts[0].setup
        by_place = body.amounts_by(LOCALITY.name, "insured")
        individual, fiscal = (_standards(setup.rules.law, n, year, by_place) for n in _STANDARDS)
        return cls(
            heads={place: int(cells[at]) for place, cells in by_place.items()},
            individual=individual,
            fiscal=fiscal,
            financing=int(body.amounts("fund_income", TOTAL, ACCRUAL)[at]),
            premium=critical_illness_premium(setup.assumptions, year),
        )

    @property
    def insured(self) -> int:
        """All of them."""
        return sum(self.heads.values())

    def average(self, standards: Mapping[str, int] | None) -> int | None:
        """Return a standard on average over the insured; None where it is not known."""
        return None if standards is None else self.per_head(_product(self.heads, standards))

    def per_head(self, amount: int) -> int | None:
        """Divide an amount by the insured, half up; None where there are none."""
        insured = self.insured
        return (2 * amount + insured) // (2 * insured) if insured else None

    def change_from(self, before: "InsuranceYear") -> Change | None:
        """Return what has changed since the year before; None where a standard is not known."""
        standards, earlier = self._standards, before._standards
        if standards is None or earlier is None:
            return None
        then = _product(before.heads, earlier)
        same_standards = _product(self.heads, earlier)
        now = _product(self.heads, standards)
        return Change(
            persons=same_standards - then,
            standards=now - same_standards,
            mix=(self.financing - now) - (before.financing - then),
        )

    @property
    def _standards(self) -> Mapping[str, int] | None:
        """Both standards together, in each place."""
        if self.individual is None or self.fiscal is None:
            return None
        return {place: fen + self.fiscal[place] for place, fen in self.individual.items()}


def _standards(law: Law, name: str, year: int, places: Iterable[str]) -> dict[str, int] | None:
    """Return a standard in each place; None where the law has none of the year and place."""
    parameter = law.parameters.get(name)
    if parameter is None or not {"year", "locality"}.issuperset(parameter.by):
        return None
    codes = {place: {"locality": law.locality(place)} for place in places}
    try:
        return {place: int(law.at(name, year, **code).value) for place, code in codes.items()}
    except RequestError:  # no value for the year
        return None


def _product(heads: Mapping[str, int], standards: Mapping[str, int]) -> int:
    """Return what a standard comes to for all of them."""
    return sum(count * standards[place] for place, count in heads.items())
