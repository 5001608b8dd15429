"""The words of a glossary that results have: measures, payers, accounting bases."""

from typing import Final

from kernel.messages import message
from simulate.explanation.glossary_entry import Entry, of_terms
from simulate.projection.measures import MEASURES

_MEANINGS: Final = {
    "students": message("In school on 1 January of the insurance year, insured or not."),
    "insured": message("Enrolled in the fund of the place for the insurance year."),
    "fund_income": message(
        "Money into the fund: contributions, relief netted at payment, fiscal subsidy."
    ),
    "government_cost": message(
        "Public money spent: fiscal subsidy and relief, also relief reimbursed afterwards, which "
        "never enters the fund."
    ),
    "student_cost": message("What students pay in the end, after relief and refunds."),
    "top_up": message(
        "The tariff rises inside a prepaid term: the difference to what was paid, and who bears it."
    ),
    "passed_on": message("The part of contributions that belongs to another fund."),
    "refund": message("Contributions that are paid back to those who leave."),
    "refund_exposure": message(
        "Contributions for years not begun of those who left, where no document grants a refund."
    ),
    "prepaid_balance": message(
        "Contributions received and not yet earned, at 31 December: of prepaid terms, and of "
        "annual payers who pay in autumn for the year after; fiscal subsidy is not in it."
    ),
    "benefit_cost": message(
        "What the fund pays for benefits: covered months at an assumed cost, which nobody "
        "publishes for students."
    ),
    "covered_months": message("Months on whose last day a student has benefits, summed."),
    "overlap_months": message("Months of cover in which another fund is primary, summed."),
    "waiting_days": message(
        "Days between payment and benefits of those who pay late or return after a break."
    ),
    "credit_months": message("Months credited to the employee scheme in the graduation year."),
}

OF_MEASURES: Final = tuple(
    Entry(name, MEASURES[name].text, meaning) for name, meaning in _MEANINGS.items()
)
"""The measures of a forecast."""

PAYERS: Final = of_terms(
    {
        "student": message("The students themselves, after relief."),
        "institution": message("Schools and universities, where they pay part of a contribution."),
        "medical_assistance": message("The public fund that pays contributions of people in need."),
        "finance": message("A public budget, where the document does not say of which level."),
        "central": message("The budget of the central government."),
        "provincial": message("The budget of the province."),
        "municipal": message("The budgets of the city and of its districts and counties."),
        "unallocated": message(
            "A share of the subsidy that a scenario takes from a level and gives to nobody."
        ),
        "unfunded": message("No payer is named in any document: a gap, no cost of anybody."),
        "total": message("The sum over all payers."),
    }
)

ACCOUNTS: Final = of_terms(
    {
        "accrual": message("Money in the insurance year that it insures, whenever it is paid."),
        "cash": message("Money in the calendar year in which it moves, less refunds paid."),
    }
)
