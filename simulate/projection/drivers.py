"""Which totals rest on which assumptions about people.

Stated once, and tested by moving each assumption over its range.
"""

from collections.abc import Mapping
from typing import Final

from simulate.projection.facts import UNITS
from simulate.projection.forecast import Forecast

_EVERY: Final = tuple(UNITS)
_BUT_OVERLAP: Final = tuple(measure for measure in UNITS if measure != "overlap_months")
"""What has to do with later years too: overlap is over before the first one begins."""

_OF_THE_INSURED: Final = tuple(measure for measure in UNITS if measure != "students")
_OF_PAYMENTS: Final = tuple(m for m in _OF_THE_INSURED if m != "credit_months")
_RELIEVED: Final = (
    "government_cost",
    "student_cost",
    "refund_exposure",
    "covered_months",
    "waiting_days",
)

TOTALS: Final[Mapping[str, tuple[str, ...]]] = {
    "entrants": _EVERY,
    "institution_type": _EVERY,
    "programme_years": _BUT_OVERLAP,
    "uptake": _OF_THE_INSURED,
    "leave_rate": _BUT_OVERLAP,
    "late_share": _OF_PAYMENTS,
    # The first year's cover is the same for who prepays, so there is nothing more to overlap.
    "prepay_share": tuple(measure for measure in _OF_PAYMENTS if measure != "overlap_months"),
    # A refunded year is not insured: no subsidy, no top-up, no cover.
    "refund_application_share": (
        "insured",
        "fund_income",
        "government_cost",
        "student_cost",
        "top_up",
        "refund",
        "prepaid_balance",
        "covered_months",
        "waiting_days",
    ),
    "insured_on_entry_share": ("covered_months", "overlap_months"),
    # Relief replaces the student's part and leaves the fund's income as it is; in Liaoning the
    # assisted do not wait, so that a year paid late has begun earlier.
    "assisted_share": _RELIEVED,
    "relief": _RELIEVED,
    # What the institution bears cannot be claimed as relief.
    "institution_aid_percent": ("government_cost", "student_cost"),
    "employee_here_share": ("credit_months",),
    "affiliation": (),
    "locality": (
        "fund_income",
        "government_cost",
        "student_cost",
        "refund_exposure",
        "prepaid_balance",
    ),
    "tariff_rise": (
        "fund_income",
        "government_cost",
        "student_cost",
        "top_up",
        "refund",
        "refund_exposure",
        "prepaid_balance",
    ),
    # A very late payer owes the subsidy himself.
    "fiscal_rise": ("fund_income", "government_cost", "student_cost"),
    # What benefits cost is expenditure of the budget form, and no measure of a forecast.
    "benefit_cost": (),
    "benefit_cost_trend": (),
}
"""For each assumption the measures whose totals it moves."""

DIVISIONS: Final[Mapping[str, tuple[str, ...]]] = {
    "assisted_share": ("fund_income", "refund"),
    "relief": ("fund_income", "refund"),
    "institution_aid_percent": ("fund_income", "refund"),
    "affiliation": ("fund_income", "government_cost"),
}
"""For each assumption the measures that it divides over payers otherwise, the total unmoved."""


def rests_on(measure: str, forecast: Forecast) -> tuple[str, ...]:
    """Return the assumptions that move the total of a measure in a forecast's region."""
    return tuple(n for n, moved in TOTALS.items() if measure in moved and applies(n, forecast))


def divided_by(measure: str, forecast: Forecast) -> tuple[str, ...]:
    """Return the assumptions that only divide a measure over payers in a forecast's region."""
    return tuple(n for n, moved in DIVISIONS.items() if measure in moved and applies(n, forecast))


def applies(name: str, forecast: Forecast) -> bool:
    """Say whether an assumption has any bearing in the region of a forecast."""
    bearing = {
        "prepay_share": forecast.prepayable,
        "refund_application_share": forecast.refunds,
        "employee_here_share": forecast.credits,
        "locality": len(forecast.setup.rules.law.localities) > 1,
        "institution_type": bool(forecast.setup.assumptions.mix("institution_type")),
    }
    return bearing.get(name, True)
