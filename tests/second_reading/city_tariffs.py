"""The numbers of three further cities, typed by hand. Fen a head (479_52 is 479.52 yuan), per cent.

Each value stands with the letter of its basis: e explicit, i inferred, a assumed.
"""

from __future__ import annotations

from .roster import CATEGORIES, OWN_CATEGORY

Series = dict[int, tuple[int, str]]
Shares = dict[str, tuple[int, str]]

LAST_TYPED_YEAR = 2027

PRICE: dict[str, Series] = {
    "shenzhen": {
        2022: (479_52, "i"), 2023: (578_52, "e"), 2024: (578_52, "a"),
        2025: (436_32, "i"), 2026: (436_32, "a"), 2027: (436_32, "a"),
    },
    "ningbo": {
        2022: (180_00, "a"), 2023: (180_00, "i"), 2024: (180_00, "a"),
        2025: (180_00, "e"), 2026: (180_00, "a"), 2027: (180_00, "a"),
    },
    "hangzhou": {
        2022: (90_00, "e"), 2023: (90_00, "i"), 2024: (90_00, "a"),
        2025: (90_00, "a"), 2026: (90_00, "a"), 2027: (90_00, "a"),
    },
}  # fmt: skip

# F: the subsidy, where it is not the national standard.
SUBSIDY: dict[str, Series] = {
    "shenzhen": {
        2022: (636_00, "i"), 2023: (666_00, "e"), 2024: (696_00, "a"),
        2025: (872_64, "i"), 2026: (872_64, "a"), 2027: (872_64, "a"),
    },
    "ningbo": {
        2022: (240_00, "a"), 2023: (240_00, "i"), 2024: (240_00, "a"),
        2025: (240_00, "e"), 2026: (240_00, "a"), 2027: (240_00, "a"),
    },
}  # fmt: skip

# Per cent of the standard that the centre pays of whoever is not at an institution of its own.
CENTRAL_SHARE = {"shenzhen": 30, "ningbo": 0, "hangzhou": 30}


def _closed_list(relieved: Shares, nothing: str) -> Shares:
    """Complete a list of relieved categories by all others, at 0 on the basis `nothing`."""
    return dict.fromkeys((*CATEGORIES, OWN_CATEGORY), (0, nothing)) | relieved


RELIEF: dict[str, Shares] = {
    # S8
    "shenzhen": _closed_list(
        {
            "tekun": (100, "a"), "orphan": (100, "a"), "unsupported_child": (100, "a"),
            "dibao": (100, "a"), "dibao_margin": (100, "a"), "severe_disability": (100, "a"),
        },
        nothing="a",
    ),
    # B6, where recognised in Ningbo itself
    "ningbo": _closed_list(
        {
            "veteran": (100, "e"), "severe_disability": (100, "e"), "dibao": (100, "e"),
            "tekun": (100, "e"), "dibao_margin": (100, "e"), "orphan": (100, "e"),
        },
        nothing="i",
    ),
    # G7
    "hangzhou": _closed_list(
        {
            "tekun": (100, "i"), "orphan": (100, "a"), "dibao": (100, "i"),
            "dibao_margin": (100, "i"), "severe_disability": (100, "i"), "veteran": (100, "i"),
        },
        nothing="i",
    ),
}  # fmt: skip

NINGBO_RELIEF_IN_THE_PROVINCE = _closed_list({}, nothing="e")  # B6: its own residents alone
