"""The words that a roster may use, region by region: the five regions, and three further cities."""

from __future__ import annotations

LOCALITIES: dict[str, tuple[str, ...]] = {
    "zhengzhou": ("zhengzhou",),
    "liaoning": ("shenyang", "dalian", "anshan", "fushun", "other"),
    "heilongjiang": ("heilongjiang",),
    "quanzhou": ("quanzhou",),
    "changsha": ("changsha",),
}
REGIONS = tuple(LOCALITIES)
CITIES = ("shenzhen", "ningbo", "hangzhou")  # each is its own and only locality

SCHOOLS = ("kindergarten", "primary", "junior", "senior", "secondary_vocational")
INSTITUTIONS = (*SCHOOLS, "tertiary", "research_institute")
CATEGORIES = (
    "tekun",
    "orphan",
    "unsupported_child",
    "dibao",
    "dibao_margin",
    "monitored",
    "returned_to_poverty",
    "out_of_poverty",
    "severe_disability",
)
OWN_INSTITUTION = "technician"  # B1, G1
OWN_CATEGORY = "veteran"  # B6, G7
REGIONS_WITH_OWN_WORDS = ("ningbo", "hangzhou")

SCOPE: dict[str, tuple[str, ...]] = {
    "zhengzhou": ("secondary_vocational", "tertiary", "research_institute"),
    "liaoning": INSTITUTIONS,
    "heilongjiang": INSTITUTIONS,
    "quanzhou": INSTITUTIONS,
    "changsha": ("secondary_vocational", "tertiary"),
    "shenzhen": INSTITUTIONS,
    "ningbo": ("tertiary", "technician"),
    "hangzhou": ("tertiary", "technician"),
}


def localities(region: str) -> tuple[str, ...]:
    """Localities of a region, the default first."""
    return LOCALITIES.get(region, (region,))


def institutions(region: str) -> tuple[str, ...]:
    """Types of institution that a roster of the region may name, covered there or not."""
    return (*INSTITUTIONS, OWN_INSTITUTION) if region in REGIONS_WITH_OWN_WORDS else INSTITUTIONS


def categories(region: str) -> tuple[str, ...]:
    """Relief categories that a roster of the region may name, relieved there or not."""
    return (*CATEGORIES, OWN_CATEGORY) if region in REGIONS_WITH_OWN_WORDS else CATEGORIES


def covers(region: str, institution: str, year: int) -> bool:
    """Say whether the region's document covers a type of institution in an insurance year."""
    if region == "hangzhou" and institution == OWN_INSTITUTION:
        return year >= 2026  # G1
    return institution in SCOPE[region]
