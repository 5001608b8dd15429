"""What the fund receives for an insured student (accrual), beside the sum of the two notices.

The difference is broken down from the ledger: what is paid instead of the floor of the individual
contribution, what instead of the floor of the subsidy, the fiscal part that a late payer pays
himself, and the top-up.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from kernel.messages import Pair
from simulate.scenario.benefit_cost import benefit_cost
from simulate.scenario.setup import load_setup
from tests.simulate.making import REGIONS, YUAN, Figures, under
from tests.simulate.published.bodies import CONTRIBUTORS, LEVELS, body_of, per_insured
from tests.simulate.published.comparison import EXACT, Bound, Comparison, Kind
from tests.simulate.published.figures import (
    FISCAL,
    FUND_INCOME,
    FUND_SPENDING_2025,
    INDIVIDUAL,
    receipts,
)

YEARS: Final = tuple(INDIVIDUAL)

FULL_PREMIUM: Final = ("changsha", "heilongjiang")
"""Where who pays very late owes the subsidy himself; there it is the national standard."""

EXPECTED: Final[Mapping[str, tuple[tuple[Bound, ...], tuple[str, ...]]]] = {
    # The tariff; from 2023 most of the cohort of 2022 stay at its 320, from 2024 those of 2022 and
    # 2023, of three and four cohorts in school; in 2026 those of 2023 are leaving, and 1 % of the
    # insured come late and pay a subsidy that is 24 lower.
    "changsha": (
        ((0, 0), (-29, -28), (-39, -36), (-38, -35), (-17, -13)),
        ("prepaid_unfunded", "relief_is_neutral"),
    ),
    # 1.5 % of payers come after 30 June and pay a subsidy that is 30 (24 in 2026) lower.
    "heilongjiang": (((-0.6, -0.3),) * 4 + ((-0.5, -0.2),), ("floors",)),
    # 38.8 % in Shenyang pay 120 to nothing less, 32.8 % elsewhere 120 to 110 less; Dalian's 28.4 %
    # add 60: −85.9 + 17.0 to 2024, −36.1 + 17.0 from 2025.
    "liaoning": (
        ((-70, -68), (-70, -68), (-70, -68), (-20, -18), (-20, -18)),
        ("local_tariff", "local_standard"),
    ),
    "quanzhou": (((10, 10), (10, 10), (0, 0), (0, 0), (0, 0)), ("local_tariff", "floors")),
    "zhengzhou": (
        ((170, 170), (140, 140), (110, 110), (76, 76), (76, 76)),
        ("local_standard", "city_fills_up", "relief_is_neutral"),
    ),
}
"""By hand, for each insurance year: between what the difference lies, and why."""


def parts_of(region: str, year: int) -> dict[str, float]:
    """Return the difference from the national floors, broken down."""
    body = body_of(region, year, ("clause",))
    paid = {
        payer: body.at("fund_income", year, payer, "accrual") for payer in (*CONTRIBUTORS, *LEVELS)
    }
    top_up = body.at("top_up", year, "municipal")
    subsidies = sum(paid[level] for level in LEVELS) - top_up
    surcharge = _surcharge(body, subsidies, year) if region in FULL_PREMIUM else 0
    contributions = sum(paid[payer] for payer in CONTRIBUTORS) - surcharge
    return {
        "individual": per_insured(body, contributions, year) - INDIVIDUAL[year],
        "subsidy": per_insured(body, subsidies, year) - FISCAL[year],
        "surcharge": per_insured(body, surcharge, year),
        "top_up": per_insured(body, top_up, year),
    }


def _surcharge(body: Figures, subsidies: int, year: int) -> int:
    """Return what those pay for whom no subsidy comes: the standard of the year before."""
    unsubsidised = body.at("insured", year) - subsidies // (FISCAL[year] * YUAN)
    return unsubsidised * FISCAL[year - 1] * YUAN


def rows() -> Iterator[Comparison]:
    """Compare every region and year with the national floors."""
    for region in REGIONS:
        bounds, reasons = EXPECTED[region]
        name = load_setup(region).rules.facts.name
        for year, bound in zip(YEARS, bounds, strict=True):
            body = body_of(region, year, ("clause",))
            income = body.at("fund_income", year, "total", "accrual")
            parts = parts_of(region, year)
            yield Comparison(
                what=Pair(f"{name.en} {year}", f"{name.zh}{year}"),
                published=receipts(year),
                forecast=(per_insured(body, income, year),),
                bounds=(bound,),
                kind=Kind.INPUT if bound == EXACT else Kind.PARTLY,
                reasons=(*reasons, *(["late_pays_both"] if parts["surcharge"] else [])),
                parts=parts,
            )


def income_rows() -> Iterator[Comparison]:
    """Compare all regions together with what the funds did receive for a resident, nationally."""
    for year, published in FUND_INCOME.items():
        bodies = [body_of(region, year, ("clause",)) for region in REGIONS]
        income = sum(body.at("fund_income", year, "total", "accrual") for body in bodies)
        insured = sum(body.at("insured", year) for body in bodies)
        yield Comparison(
            what=Pair(f"Five regions {year}", f"五地{year}"),
            published=published,
            forecast=(income / 100 / insured,),
            bounds=((-150, 0),),
            kind=Kind.CHECK,
            reasons=("above_the_floors",),
        )


def spending_rows() -> Iterator[Comparison]:
    """Compare the cost that can be asked for by name, over a year of cover, with what was spent."""
    monthly = benefit_cost(under("changsha", "benefit_cost=quarter").assumptions, 2025, "tertiary")
    yield Comparison(
        what=Pair(
            "A student 2025, --set benefit_cost=quarter", "每名学生2025，--set benefit_cost=quarter"
        ),
        published=FUND_SPENDING_2025,
        forecast=(monthly * 12 / YUAN,),
        # A quarter of 1,086.0 in 2023, twice 3 % more: 271.5 × 1.0609 = 288.
        bounds=((-846, -845),),
        kind=Kind.PARTLY,
        reasons=("quarter_of_a_resident",),
    )
