"""The fiscal subsidy of a student by level of government, beside the printed splits.

The city's and the district's or county's part stand together: the forecast knows one level below
the province.
"""

from collections.abc import Iterator

from kernel.messages import Pair, Text
from simulate.language.catalogue import spoken
from tests.simulate.making import CERTAIN
from tests.simulate.published.bodies import LEVELS, cohort_of, per_insured
from tests.simulate.published.comparison import EXACT, Bound, Comparison, Kind
from tests.simulate.published.figures import DAQING, NOTICE_2024, NOTICE_2025, SPLIT_2022, Published

STUDENTS = (*CERTAIN, "institution_type=tertiary")


def split_of(region: str, year: int, affiliation: str) -> tuple[float, float, float]:
    """Return a freshman's subsidy from the centre, the province and below, top-up apart."""
    settings = (*STUDENTS, f"affiliation={affiliation}")
    cohort = cohort_of(region, year, settings=settings)
    top_up = cohort.at("top_up", year, "municipal")
    paid = [cohort.at("fund_income", year, level, "accrual") for level in LEVELS]
    central, provincial, municipal = (
        per_insured(cohort, fen, year) for fen in (*paid[:2], paid[2] - top_up)
    )
    return central, provincial, municipal


def rows() -> Iterator[Comparison]:
    """Compare every printed split of a region that is modelled."""
    yield Comparison(
        what=Pair("Zhengzhou 2024, city-owned colleges", "郑州2024，市属高校"),
        published=Published((402, 53.6, 324.4), NOTICE_2024),
        forecast=split_of("zhengzhou", 2024, "municipal"),
        bounds=(EXACT,) * 3,
        kind=Kind.INPUT,
        reasons=("split_is_input",),
    )
    central, provincial, municipal = split_of("zhengzhou", 2024, "provincial")
    yield Comparison(
        what=Pair(
            "Zhengzhou 2024, province-owned colleges: centre with province, city",
            "郑州2024，省属高校：中央与省合计、市",
        ),
        published=Published((670, 110), NOTICE_2024),
        forecast=(central + provincial, municipal),
        bounds=(EXACT, EXACT),
        kind=Kind.INPUT,
        reasons=("split_is_input",),
    )
    for year, printed, source in (
        (2022, (366, 48.8, 182.6 + 182.6), SPLIT_2022),
        (2024, (402, 53.6, 162.2 + 162.2), NOTICE_2024),
        (2025, (420, 56, 150 + 150), NOTICE_2025),
    ):
        yield _residents(year, printed, source, counties=False)
    for year, printed, source, more in (
        (2022, (366, 73.2, 85 + 255.8), SPLIT_2022, 24.4),
        (2024, (402, 80.4, 55 + 242.6), NOTICE_2024, 26.8),
        (2025, (420, 84, 38 + 234), NOTICE_2025, 28.0),
    ):
        yield _residents(year, printed, source, counties=True, less_from_province=more)
    yield _heilongjiang(
        (384, 179.2, 76.8),
        Pair("cities and counties with 均衡性转移支付", "均衡性转移支付市县"),
        (EXACT,) * 3,
        Kind.INPUT,
        ("split_is_input",),
    )
    yield _heilongjiang(
        (384, 153.6, 102.4),
        Pair("other cities and counties", "其他市县"),
        (EXACT, (25.6, 25.6), (-25.6, -25.6)),
        Kind.CHECK,
        ("one_share_for_the_province",),
    )


def _residents(
    year: int,
    printed: tuple[float, ...],
    source: Text,
    *,
    counties: bool,
    less_from_province: float = 0,
) -> Comparison:
    """Compare a row about residents with the students of municipal institutions."""
    en, zh = ("counties", "县（市）") if counties else ("city districts", "市辖区")
    shifted: tuple[Bound, ...] = (
        EXACT,
        (-less_from_province, -less_from_province),
        (less_from_province, less_from_province),
    )
    reasons = ("total_is_input", "residents_not_students")
    return Comparison(
        what=Pair(f"Zhengzhou {year}, residents of {en}", f"郑州{year}，{zh}居民"),
        published=Published(printed, source),
        forecast=split_of("zhengzhou", year, "municipal"),
        bounds=shifted,
        kind=Kind.CHECK if counties else Kind.PARTLY,
        reasons=(*reasons, "county_colleges") if counties else reasons,
    )


def _heilongjiang(
    printed: tuple[float, ...],
    which: Text,
    bounds: tuple[Bound, ...],
    kind: Kind,
    reasons: tuple[str, ...],
) -> Comparison:
    return Comparison(
        what=Pair(f"Heilongjiang 2023, {which!s}", f"黑龙江2023，{spoken(which, 'zh')}"),
        published=Published(printed, DAQING),
        forecast=split_of("heilongjiang", 2023, "municipal"),
        bounds=bounds,
        kind=kind,
        reasons=(*reasons, "residents_not_students"),
    )
