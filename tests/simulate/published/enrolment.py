"""Students in school and students insured, beside published counts and shares."""

from collections.abc import Iterator
from typing import Final

from kernel.clauses import Text
from kernel.entries import FIRST_YEAR
from tests.simulate.making import REGIONS
from tests.simulate.published.bodies import body_of, cohort_of
from tests.simulate.published.comparison import Bound, Comparison, Kind
from tests.simulate.published.figures import (
    CHANGSHA_2024,
    ENROLLED_2021,
    HEILONGJIANG_2023,
    TARGET,
    YEARBOOK_2025,
    ZHENGZHOU_BULLETIN,
    Published,
)

WAN: Final = 10_000

TERTIARY, VOCATIONAL = "tertiary", "secondary_vocational"


def in_school(region: str, year: int, institution: str) -> dict[str, float]:
    """Return the students on 1 January of a year in 万, cohorts from 2022 on and earlier ones.

    For a cohort before 2022 the forecast has no students: the cohort of 2022, followed to the same
    year of study, stands in for it.
    """
    known = body_of(region, year, ("institution",)).labelled(institution, "students", year)
    oldest = cohort_of(region, FIRST_YEAR, ("institution",))
    later = (t for t in oldest.years if t > year)
    stand_in = sum(oldest.labelled(institution, "students", t) for t in later)
    return {"cohorts": known / WAN, "stand_in": stand_in / WAN}


def rows() -> Iterator[Comparison]:
    """Compare counts in school in the autumn with 1 January of the insurance year that follows."""
    yield _count(
        Text("Zhengzhou, autumn 2024, 本专科 and 研究生", "郑州，2024年秋，本专科和研究生"),
        ("zhengzhou", 2025, TERTIARY),
        Published((143.22 + 7.6,), YEARBOOK_2025),
        (-16, -14),
        Kind.PARTLY,
        ("stock_is_input", "stay_national"),
    )
    yield _count(
        Text("Changsha, autumn 2024, 本专科 and 研究生", "长沙，2024年秋，本专科和研究生"),
        ("changsha", 2025, TERTIARY),
        Published((83.16 + 8.5,), CHANGSHA_2024),
        (3, 4.5),
        Kind.PARTLY,
        ("stock_is_input", "stay_hunan"),
    )
    yield _count(
        Text("Heilongjiang, autumn 2023, 本专科 and 研究生", "黑龙江，2023年秋，本专科和研究生"),
        ("heilongjiang", 2024, TERTIARY),
        Published((93.5 + 12.2,), HEILONGJIANG_2023),
        (3.5, 5.5),
        Kind.CHECK,
        ("intake_held",),
    )
    yield _count(
        Text("Zhengzhou, autumn 2024, 中职", "郑州，2024年秋，中职"),
        ("zhengzhou", 2025, VOCATIONAL),
        Published((25.83,), ZHENGZHOU_BULLETIN),
        (1, 1.5),
        Kind.CHECK,
        ("intake_held",),
    )
    yield _count(
        Text("Heilongjiang, autumn 2023, 中职", "黑龙江，2023年秋，中职"),
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
        what=Text("Five regions 2025, insured of students in school", "五地2025，在校学生参保率"),
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
        name = Text(
            f"Heilongjiang 2024{', --set uptake=target' if settings else ''}",
            f"黑龙江2024{'，--set uptake=target' if settings else ''}",
        )
        yield Comparison(name, TARGET, (share,), (bound,), kind, (reason,))
