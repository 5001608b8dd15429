"""The numbers of the rules' table of starting values, typed by hand. Yuan a head, per cent.

What the functions give is in fen, of the further cities as well.

Each value stands with the letter of its basis: e explicit, i inferred, a assumed.
"""

from __future__ import annotations

from collections.abc import Iterable

from . import city_tariffs
from .city_tariffs import Series, Shares

LAST_TYPED_YEAR = 2035
TARIFF_RISE = 0  # yuan a year from 2028 on
FISCAL_RISE = 30

# P: the student's tariff, by insurance year.
TARIFF: dict[str, Series] = {
    "zhengzhou": {
        2022: (320, "a"), 2023: (350, "i"), 2024: (380, "a"), 2025: (390, "e"), 2026: (390, "e"),
        2027: (390, "a"), 2028: (390, "a"), 2029: (390, "a"), 2030: (390, "a"), 2031: (390, "a"),
        2032: (390, "a"), 2033: (390, "a"), 2034: (390, "a"), 2035: (390, "a"),
    },
    "shenyang": {
        2022: (200, "e"), 2023: (230, "e"), 2024: (260, "a"), 2025: (400, "e"), 2026: (400, "e"),
        2027: (400, "a"), 2028: (400, "a"), 2029: (400, "a"), 2030: (400, "a"), 2031: (400, "a"),
        2032: (400, "a"), 2033: (400, "a"), 2034: (400, "a"), 2035: (400, "a"),
    },
    "dalian": {
        2022: (320, "e"), 2023: (350, "a"), 2024: (380, "i"), 2025: (400, "e"), 2026: (400, "e"),
        2027: (400, "a"), 2028: (400, "a"), 2029: (400, "a"), 2030: (400, "a"), 2031: (400, "a"),
        2032: (400, "a"), 2033: (400, "a"), 2034: (400, "a"), 2035: (400, "a"),
    },
    "anshan": {
        2022: (200, "a"), 2023: (230, "a"), 2024: (260, "a"), 2025: (290, "i"), 2026: (290, "a"),
        2027: (290, "a"), 2028: (290, "a"), 2029: (290, "a"), 2030: (290, "a"), 2031: (290, "a"),
        2032: (290, "a"), 2033: (290, "a"), 2034: (290, "a"), 2035: (290, "a"),
    },
    "fushun": {
        2022: (200, "a"), 2023: (230, "a"), 2024: (260, "a"), 2025: (290, "a"), 2026: (290, "a"),
        2027: (290, "a"), 2028: (290, "a"), 2029: (290, "a"), 2030: (290, "a"), 2031: (290, "a"),
        2032: (290, "a"), 2033: (290, "a"), 2034: (290, "a"), 2035: (290, "a"),
    },
    "other": {
        2022: (200, "a"), 2023: (230, "a"), 2024: (260, "a"), 2025: (290, "a"), 2026: (290, "a"),
        2027: (290, "a"), 2028: (290, "a"), 2029: (290, "a"), 2030: (290, "a"), 2031: (290, "a"),
        2032: (290, "a"), 2033: (290, "a"), 2034: (290, "a"), 2035: (290, "a"),
    },
    "heilongjiang": {
        2022: (320, "a"), 2023: (350, "a"), 2024: (380, "e"), 2025: (400, "e"), 2026: (400, "a"),
        2027: (400, "a"), 2028: (400, "a"), 2029: (400, "a"), 2030: (400, "a"), 2031: (400, "a"),
        2032: (400, "a"), 2033: (400, "a"), 2034: (400, "a"), 2035: (400, "a"),
    },
    "quanzhou": {
        2022: (330, "i"), 2023: (360, "e"), 2024: (380, "a"), 2025: (400, "e"), 2026: (400, "e"),
        2027: (400, "a"), 2028: (400, "a"), 2029: (400, "a"), 2030: (400, "a"), 2031: (400, "a"),
        2032: (400, "a"), 2033: (400, "a"), 2034: (400, "a"), 2035: (400, "a"),
    },
    "changsha": {
        2022: (320, "i"), 2023: (350, "i"), 2024: (380, "e"), 2025: (400, "a"), 2026: (400, "e"),
        2027: (400, "a"), 2028: (400, "a"), 2029: (400, "a"), 2030: (400, "a"), 2031: (400, "a"),
        2032: (400, "a"), 2033: (400, "a"), 2034: (400, "a"), 2035: (400, "a"),
    },
}  # fmt: skip

# Every prepayment taken in Changsha's enrolment period for 2023.
CHANGSHA_PREPAID_2023 = (320, "e")

# R: the resident tariff where the student's differs.
ZHENGZHOU_RESIDENT: Series = {
    2022: (320, "a"), 2023: (350, "i"), 2024: (380, "a"), 2025: (400, "e"), 2026: (400, "e"),
    2027: (400, "a"), 2028: (400, "a"), 2029: (400, "a"), 2030: (400, "a"), 2031: (400, "a"),
    2032: (400, "a"), 2033: (400, "a"), 2034: (400, "a"), 2035: (400, "a"),
}  # fmt: skip

# S: the national standard of the fiscal subsidy.
NATIONAL: Series = {
    2021: (580, "e"),
    2022: (610, "e"), 2023: (640, "e"), 2024: (670, "e"), 2025: (700, "e"), 2026: (724, "a"),
    2027: (754, "a"), 2028: (784, "a"), 2029: (814, "a"), 2030: (844, "a"), 2031: (874, "a"),
    2032: (904, "a"), 2033: (934, "a"), 2034: (964, "a"), 2035: (994, "a"),
}  # fmt: skip

# F: the fiscal subsidy received in an insurance year, where it is not the national standard.
FISCAL: dict[str, Series] = {
    "zhengzhou": {
        2022: (780, "i"), 2023: (780, "a"), 2024: (780, "e"), 2025: (776, "e"), 2026: (800, "a"),
        2027: (830, "a"), 2028: (860, "a"), 2029: (890, "a"), 2030: (920, "a"), 2031: (950, "a"),
        2032: (980, "a"), 2033: (1010, "a"), 2034: (1040, "a"), 2035: (1070, "a"),
    },
    "dalian": {
        2022: (670, "i"), 2023: (700, "i"), 2024: (730, "e"), 2025: (760, "a"), 2026: (784, "a"),
        2027: (814, "a"), 2028: (844, "a"), 2029: (874, "a"), 2030: (904, "a"), 2031: (934, "a"),
        2032: (964, "a"), 2033: (994, "a"), 2034: (1024, "a"), 2035: (1054, "a"),
    },
}  # fmt: skip

# k and s: per cent of the national standard, central and provincial.
CENTRAL_SHARE = {
    "zhengzhou": 60, "heilongjiang": 60, "changsha": 60, "quanzhou": 50, "dalian": 30,
    "shenyang": 50, "anshan": 50, "fushun": 50, "other": 50,
}  # fmt: skip
PROVINCIAL_SHARE = {
    "zhengzhou": 8, "heilongjiang": 28, "changsha": 20, "quanzhou": 15, "dalian": 0,
    "shenyang": 20, "anshan": 20, "fushun": 20, "other": 20,
}  # fmt: skip

ZHENGZHOU_RELIEF_TO_2024: Shares = {
    "tekun": (100, "i"), "orphan": (100, "i"), "unsupported_child": (100, "a"),
    "dibao": (95, "i"), "monitored": (95, "i"), "returned_to_poverty": (95, "i"),
    "out_of_poverty": (95, "i"), "dibao_margin": (0, "a"), "severe_disability": (0, "a"),
}  # fmt: skip
ZHENGZHOU_RELIEF_FROM_2025: Shares = {
    "tekun": (100, "e"), "orphan": (100, "e"), "unsupported_child": (100, "a"),
    "dibao": (95, "e"), "monitored": (95, "e"), "returned_to_poverty": (95, "e"),
    "out_of_poverty": (95, "e"), "dibao_margin": (80, "e"), "severe_disability": (80, "e"),
}  # fmt: skip
LIAONING_RELIEF: Shares = {
    "tekun": (100, "e"), "orphan": (100, "e"), "unsupported_child": (100, "a"),
    "dibao": (100, "e"), "monitored": (100, "a"), "returned_to_poverty": (100, "a"),
    "out_of_poverty": (0, "a"), "dibao_margin": (60, "e"), "severe_disability": (100, "e"),
}  # fmt: skip
HEILONGJIANG_RELIEF: Shares = {
    "tekun": (100, "e"), "orphan": (100, "e"), "unsupported_child": (100, "e"),
    "dibao": (60, "e"), "monitored": (60, "e"), "returned_to_poverty": (60, "e"),
    "out_of_poverty": (60, "e"), "dibao_margin": (0, "i"), "severe_disability": (0, "i"),
}  # fmt: skip
QUANZHOU_RELIEF: Shares = {
    "tekun": (100, "e"), "orphan": (100, "e"), "unsupported_child": (100, "a"),
    "dibao": (90, "e"), "monitored": (90, "e"), "returned_to_poverty": (90, "e"),
    "out_of_poverty": (90, "e"), "dibao_margin": (0, "a"), "severe_disability": (100, "e"),
}  # fmt: skip
CHANGSHA_RELIEF: Shares = {
    "tekun": (100, "e"), "orphan": (100, "e"), "unsupported_child": (100, "e"),
    "dibao": (100, "e"), "monitored": (50, "e"), "returned_to_poverty": (50, "i"),
    "out_of_poverty": (0, "i"), "dibao_margin": (50, "e"), "severe_disability": (100, "e"),
}  # fmt: skip

RELIEF: dict[str, Shares] = {
    "heilongjiang": HEILONGJIANG_RELIEF,
    "quanzhou": QUANZHOU_RELIEF,
    "changsha": CHANGSHA_RELIEF,
}


def _of_year(series: Series, year: int, rise: int) -> tuple[int, str]:
    yuan, basis = series[min(year, LAST_TYPED_YEAR)]
    return (yuan + rise * max(0, year - LAST_TYPED_YEAR)) * 100, basis


def tariff(place: str, year: int) -> tuple[int, str]:
    """P[year], with its basis."""
    if place in city_tariffs.PRICE:
        return city_tariffs.PRICE[place][year]
    return _of_year(TARIFF[place], year, TARIFF_RISE)


def price_once_paid(place: str, year: int) -> tuple[int, str]:
    """Price of a year that was prepaid in the enrolment period for `year`, with its basis."""
    if place == "changsha" and year == 2023:
        yuan, basis = CHANGSHA_PREPAID_2023
        return yuan * 100, basis
    return tariff(place, year)


def resident(year: int) -> tuple[int, str]:
    """Zhengzhou's R[year], with its basis."""
    return _of_year(ZHENGZHOU_RESIDENT, year, TARIFF_RISE)


def national(year: int) -> tuple[int, str]:
    """National standard of the fiscal subsidy, with its basis."""
    return _of_year(NATIONAL, year, FISCAL_RISE)


def fiscal(place: str, year: int) -> tuple[int, str]:
    """F[year], with its basis; the national standard where a place has none of its own."""
    if place in city_tariffs.SUBSIDY:
        return city_tariffs.SUBSIDY[place][year]
    if place in FISCAL:
        return _of_year(FISCAL[place], year, FISCAL_RISE)
    fen, basis = national(year)  # Quanzhou's floor of 610 (Q4) is never above it
    if place == "quanzhou" and year >= 2023:
        return fen, "a"  # a city of its province is known to pay more
    return fen, max_letter(basis, "i")


def standard(place: str, year: int) -> tuple[int, str]:
    """Give the standard that the shares of the levels are per cent of, with its basis."""
    return fiscal(place, year) if place == "ningbo" else national(year)  # B3


def central_share(place: str) -> int:
    """Per cent of the standard that the centre pays of whoever is not at one of its own."""
    return CENTRAL_SHARE[place] if place in CENTRAL_SHARE else city_tariffs.CENTRAL_SHARE[place]


def relief_shares(place: str, year: int) -> Shares:
    """Per cent of the individual part that relief pays, by category."""
    if place in city_tariffs.RELIEF:
        return city_tariffs.RELIEF[place]
    if place == "zhengzhou":
        return ZHENGZHOU_RELIEF_TO_2024 if year <= 2024 else ZHENGZHOU_RELIEF_FROM_2025
    if place in RELIEF:
        return RELIEF[place]
    if place == "dalian":
        return {**LIAONING_RELIEF, "severe_disability": (100, "a")}
    floor = {"shenyang": "e", "anshan": "i"}.get(place, "a")
    return {name: (share, max_letter(b, floor)) for name, (share, b) in LIAONING_RELIEF.items()}


def max_letter(*letters: str) -> str:
    """Pick the weakest of some basis letters (e, i, a, n from strong to weak)."""
    return max(letters, key="eian".index)


def min_letter(letters: Iterable[str]) -> str:
    """Pick the strongest of some basis letters."""
    return min(letters, key="eian".index)
