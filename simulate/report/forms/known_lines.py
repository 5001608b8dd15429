"""The lines of the budget table that a forecast and its assumptions give, year by year."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Final

from kernel.codes import PUBLIC_PAYERS, RULED_PAYERS, Payer
from kernel.errors import RequestError
from simulate.projection.ledger import ACCRUAL, CASH, NONE
from simulate.projection.measures import CONTRIBUTORS, NETTED, REFUND_OF_EARLIER_YEARS
from simulate.projection.student_body import StudentBody
from simulate.report.forms.sheet import Sheet
from simulate.scenario.assumptions import Assumptions
from simulate.scenario.critical_illness import critical_illness_premium

INPATIENT_SHARE: Final = "inpatient_share"


def known_years(body: StudentBody, accounting: str) -> range:
    """Return the years that a forecast answers on an accounting basis."""
    return body.years if accounting == CASH else range(body.cohorts[0], body.years.stop)


def check_known(years: Iterable[int], body: StudentBody, accounting: str) -> None:
    """Raise RequestError for a year that a forecast does not answer."""
    known = known_years(body, accounting)
    for year in years:
        if year not in known:
            raise RequestError(
                "--year {year}: expected a year of the forecast, {first} to {last}",
                year=year,
                first=known[0],
                last=known[-1],
            )


def known_lines(body: StudentBody, year: int, accounting: str) -> Sheet:
    """Return what a forecast knows of a year; nothing where the year is none of its own.

    In cash a refund of what was received in an earlier calendar year is other expenditure (财会
    〔2017〕28号, 5401); one of the same year is taken off contribution income (4001). Where no
    document grants refunds, nothing is known of them.
    """
    if year not in known_years(body, accounting):
        return {}
    at = year - body.years.start

    def of(measure: str, payers: Iterable[Payer]) -> int:
        return int(sum(body.amounts(measure, payer.word, accounting)[at] for payer in payers))

    def received(measure: str, payers: Iterable[Payer]) -> int:
        """Return what payers contribute, before what goes back of earlier years."""
        own = [*payers]
        return of(measure, own) + (returned(own) if accounting == CASH else 0)

    def returned(payers: Iterable[Payer]) -> int:
        amounts = (body.amounts(REFUND_OF_EARLIER_YEARS, payer.word) for payer in payers)
        return int(sum(amount[at] for amount in amounts))

    assumptions = body.forecasts[0].setup.assumptions
    netted = received(NETTED, RULED_PAYERS)
    assistance = received(NETTED, [Payer.MEDICAL_ASSISTANCE])
    institution = received("fund_income", [Payer.INSTITUTION])
    subsidy = of("fund_income", PUBLIC_PAYERS) - of(NETTED, RULED_PAYERS)
    ruled = accounting == CASH and any(forecast.refunds for forecast in body.forecasts)
    benefits = int(body.amounts("benefit_cost", NONE, ACCRUAL)[at])
    premium, insured = critical_illness_premium(assumptions, year), int(body.amounts("insured")[at])
    return {
        "contributions": received("fund_income", [Payer.STUDENT]) + institution + netted,
        "institution": institution,
        "medical_assistance": assistance,
        "finance": netted - assistance,
        "subsidy": subsidy,
        "by_standard": subsidy,
        "benefits": benefits if body.forecasts[0].benefits else None,
        "critical_illness": None if premium is None else premium * insured,
        "other_expenditure": returned(CONTRIBUTORS) if ruled else None,
    }


def with_split(sheet: Sheet, assumptions: Assumptions, year: int) -> Sheet:
    """Return a column with its benefits split into inpatient and outpatient, where a share is set.

    What is given of the two stands.
    """
    parameter, benefits = assumptions.parameters.get(INPATIENT_SHARE), sheet.get("benefits")
    entry = None if parameter is None else parameter.in_force(year=year)
    given = [sheet.get(name) for name in ("inpatient", "outpatient")]
    if entry is None or benefits is None or given != [None, None]:
        return sheet
    share = Fraction(str(entry.value))
    twice = 2 * share.denominator
    inpatient = (2 * benefits * share.numerator + share.denominator) // twice
    return {**sheet, "inpatient": inpatient, "outpatient": benefits - inpatient}
