"""Relief for each student who is helped, and what is left to pay, beside printed amounts."""

from collections.abc import Iterator
from typing import Final

from kernel.codes import Relief
from kernel.messages import Pair
from simulate.scenario.setup import load_setup
from tests.simulate.making import CERTAIN, REGIONS, YUAN, Figures
from tests.simulate.published.bodies import body_of, cohort_of, per_insured
from tests.simulate.published.comparison import EXACT, Bound, Comparison, Kind
from tests.simulate.published.figures import (
    ANSHAN_2025,
    CHANGSHA_2022,
    HELPED,
    NOTICE_2024,
    SHENYANG_2023,
    SHENYANG_2026,
    Published,
)

YEAR: Final = 2023

BOUNDS: Final[dict[str, Bound]] = {
    "changsha": (39, 44),  # 78 % of 320 for most, less for out_of_poverty, whom nobody helps
    "heilongjiang": (7, 11),  # 350 for a fifteenth, 60 % of it for the others: 219
    "liaoning": (43, 48),  # nearly all of some 265
    "quanzhou": (114, 118),  # 360 for a fifteenth, 90 % of it for the others: 326
    "zhengzhou": (112, 119),  # 95 % of 350, or of 320 prepaid
}
"""By hand: how far the relief of a student who is helped may lie from the national 210."""


def _relief_of(body: Figures, category: str) -> int:
    return sum(
        body.labelled(category, "government_cost", YEAR, payer, "accrual")
        for payer in ("medical_assistance", "finance")
    )


def relief_per_helped(region: str) -> float:
    """Return the relief in yuan of an insured student whom anybody relieves."""
    body = body_of(region, YEAR, ("relief",))
    amounts = {word: _relief_of(body, word) for word in Relief.words()}
    helped = sum(body.labelled(word, "insured", YEAR) for word, fen in amounts.items() if fen)
    return sum(amounts.values()) / YUAN / helped


def left_to_pay(region: str, cohort: int, category: str, *settings: str) -> float:
    """Return what an assisted entrant of a cohort bears in his first insurance year."""
    assisted = (*CERTAIN[:-1], "assisted_share=1", f"relief={category}", "prepay_share=1")
    made = cohort_of(region, cohort, settings=(*assisted, "institution_type=tertiary", *settings))
    return per_insured(made, made.at("student_cost", cohort, "student", "accrual"), cohort)


def rows() -> Iterator[Comparison]:
    """Compare the relief of each region in 2023 with the national average."""
    for region in REGIONS:
        name = load_setup(region).rules.facts.name
        yield Comparison(
            what=Pair(f"{name.en} {YEAR}", f"{name.zh}{YEAR}"),
            published=HELPED,
            forecast=(relief_per_helped(region),),
            bounds=(BOUNDS[region],),
            kind=Kind.CHECK,
            reasons=("helped_residents",),
        )


def left_rows() -> Iterator[Comparison]:
    """Compare what is left to pay with amounts printed for one category."""
    margin, dibao = Pair("dibao margin", "低保边缘"), Pair("dibao", "低保")
    monitored = Pair("monitored", "监测对象")
    for place, region, year, category, printed, source, bound, kind, reason, settings in (
        (
            Pair("Zhengzhou", "郑州"), "zhengzhou", 2025, dibao,
            20, NOTICE_2024, (-0.5, -0.5), Kind.CHECK, "base_of_relief", (),
        ),
        (
            Pair("Zhengzhou", "郑州"), "zhengzhou", 2025, margin,
            80, NOTICE_2024, (-2, -2), Kind.CHECK, "base_of_relief", (),
        ),
        (
            Pair("Shenyang", "沈阳"), "liaoning", 2023, margin,
            92, SHENYANG_2023, EXACT, Kind.INPUT, "share_is_input", ("locality=shenyang",),
        ),
        (
            Pair("Shenyang", "沈阳"), "liaoning", 2026, margin,
            160, SHENYANG_2026, EXACT, Kind.INPUT, "share_is_input", ("locality=shenyang",),
        ),
        (
            Pair("Anshan", "鞍山"), "liaoning", 2025, margin,
            116, ANSHAN_2025, EXACT, Kind.INPUT, "share_is_input", ("locality=anshan",),
        ),
        (
            Pair("Changsha", "长沙"), "changsha", 2023, monitored,
            160, CHANGSHA_2022, EXACT, Kind.CHECK, "extended_back", (),
        ),
        (
            Pair("Changsha", "长沙"), "changsha", 2023, dibao,
            160, CHANGSHA_2022, (-160, -160), Kind.CHECK, "extended_back", (),
        ),
    ):  # fmt: skip
        word = category.en.replace(" ", "_")
        yield Comparison(
            what=Pair(f"{place.en} {year}, {category.en}", f"{place.zh}{year}，{category.zh}"),
            published=Published((printed,), source),
            forecast=(left_to_pay(region, year, word, *settings),),
            bounds=(bound,),
            kind=kind,
            reasons=(reason,),
        )
