"""Students in school and students insured, beside published counts and shares."""

from collections.abc import Iterator, Mapping
from typing import Final

from kernel.entries import FIRST_YEAR
from kernel.messages import Pair, Text
from simulate.language.catalogue import spoken
from tests.simulate.making import REGIONS
from tests.simulate.published.bodies import body_of, cohort_of
from tests.simulate.published.comparison import Bound, Comparison, Kind
from tests.simulate.published.figures import (
    ENROLLED_2021,
    HEILONGJIANG_2023,
    STOCK_2024,
    TARGET,
    ZHENGZHOU_BULLETIN,
    Published,
)

WAN: Final = 10_000

TERTIARY, VOCATIONAL = "tertiary", "secondary_vocational"


def in_school(region: str, year: int, institution: str) -> dict[str, float]:
    """Return the students on 1 January of a year in 万, cohorts from 2022 on and earlier ones.

    Expected numbers: nobody is drawn. For a cohort before 2022 the forecast has no students: the
    cohort of 2022, followed to the same year of study, stands in for it.
    """
    cohorts = {
        cohort: cohort_of(region, cohort, ("institution",), method="expected")
        for cohort in range(FIRST_YEAR, year + 1)
    }
    known = sum(c.labelled(institution, "students", year) for c in cohorts.values())
    oldest = cohorts[FIRST_YEAR]
    later = (t for t in oldest.years if t > year)
    stand_in = sum(oldest.labelled(institution, "students", t) for t in later)
    return {"cohorts": known / WAN, "stand_in": stand_in / WAN}


CLOSURE: Final[Mapping[str, tuple[Text, Bound, tuple[str, ...]]]] = {
    # By hand: cohorts 2025 and 2024, of 2023 who study 3 years or more, of 2022 4 or more; less the
    # 0.7 % who left, with a fifth year.
    # 49.26 + 47.94 + 45.41 × 0.887 + 43.56 × 0.396 = 154.7, 154.5.
    "zhengzhou": (Pair("Zhengzhou", "郑州"), (3, 4.5), ("city_by_province",)),
    # 28.86 + 28.29 + 27.82 × 0.938 + 25.26 × 0.407 = 93.5, 93.4.
    "changsha": (Pair("Changsha", "长沙"), (1, 2.5), ("city_by_province", "postgraduates")),
    # 31.90 + 32.40 + 32.95 × 0.930 + 29.18 × 0.393 = 106.4, 106.2.
    "heilongjiang": (Pair("Heilongjiang", "黑龙江"), (-2, -1), ("postgraduates",)),
    # 40.12 + 39.94 + 37.48 × 0.935 + 34.74 × 0.515 = 133.0, 132.9.
    "liaoning": (Pair("Liaoning", "辽宁"), (-3.5, -2), ("leavers_not_added", "postgraduates")),
}
"""Between what the difference from the stock of autumn 2024 lies, and why, beside the common."""


def closure_rows() -> Iterator[Comparison]:
    """Compare university students in the autumn of 2024 with 1 January 2025.

    It is the one year whose cohorts are all forecast, but for who studies a fifth year.
    """
    for region, (name, bound, reasons) in CLOSURE.items():
        yield _count(
            Pair(
                f"{name!s}, autumn 2024, 本专科 and 研究生",
                f"{spoken(name, 'zh')}，2024年秋，本专科和研究生",
            ),
            (region, 2025, TERTIARY),
            STOCK_2024[region],
            bound,
            Kind.PARTLY,
            ("entrants_of_stock", "national_lengths", *reasons),
        )


def rows() -> Iterator[Comparison]:
    """Compare counts in school in the autumn with 1 January of the insurance year that follows."""
    yield from closure_rows()
    yield _count(
        Pair("Zhengzhou, autumn 2024, 中职", "郑州，2024年秋，中职"),
        ("zhengzhou", 2025, VOCATIONAL),
        Published((25.83,), ZHENGZHOU_BULLETIN),
        (1, 1.5),
        Kind.CHECK,
        ("intake_held",),
    )
    yield _count(
        Pair("Heilongjiang, autumn 2023, 中职", "黑龙江，2023年秋，中职"),
        ("heilongjiang", 2024, VOCATIONAL),
        Published((15.8,), HEILONGJIANG_2023),
        (-3, -2.5),
        Kind.CHECK,
        ("intake_held", "intake_falling"),
    )


def _count(
    what: Text,
    where: tuple[str, int, str],
    published: Published,
    bound: Bound,
    kind: Kind,
    reasons: tuple[str, ...],
) -> Comparison:
    region, year, institution = where
    found = in_school(region, year, institution)
    return Comparison(
        what=what,
        published=published,
        forecast=(sum(found.values()),),
        bounds=(bound,),
        kind=kind,
        reasons=("earlier_cohorts", *reasons) if found["stand_in"] else reasons,
        parts={"cohorts": found["cohorts"] - published.figures[0], "stand_in": found["stand_in"]},
    )


def share_rows() -> Iterator[Comparison]:
    """Compare the insured of the students in school with what was published, in percent."""
    bodies = [body_of(region, 2025, ("clause",)) for region in REGIONS]
    insured, students = (sum(b.at(m, 2025) for b in bodies) for m in ("insured", "students"))
    yield Comparison(
        what=Pair("Five regions 2025, insured of students in school", "五地2025，在校学生参保率"),
        published=ENROLLED_2021,
        forecast=(insured / students * 100,),
        bounds=((0, 1),),
        kind=Kind.INPUT,
        reasons=("uptake_is_input",),
    )
    for settings, bound, kind, reason in (
        ((), (-43, -42), Kind.CHECK, "target_is_no_datum"),
        (
            ("uptake=target", "leave_rate=0", "late_share=0"),
            (-0.1, 0.1),
            Kind.INPUT,
            "target_taken",
        ),
    ):
        made = cohort_of("heilongjiang", 2024, settings=settings)
        share = made.at("insured", 2024) / made.at("students", 2024) * 100
        name = Pair(
            f"Heilongjiang 2024{', --set uptake=target' if settings else ''}",
            f"黑龙江2024{'，--set uptake=target' if settings else ''}",
        )
        yield Comparison(name, TARGET, (share,), (bound,), kind, (reason,))
