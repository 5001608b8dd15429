"""A thousand entrants of 2024 in whom nothing is left to chance."""

from typing import Final

from tests.simulate.making import FOUR_YEARS, YUAN

PREPAID: Final = (*FOUR_YEARS, "prepay_share=1")

ANNUAL: Final = (*FOUR_YEARS, "prepay_share=0")

STUDENTS: Final = 1000

TERM: Final = range(2024, 2028)
"""The insurance years of the cohort of 2024."""


def thousands(*yuan: float) -> list[int]:
    """Return what a thousand students of these amounts come to, in fen."""
    return [round(each * STUDENTS * YUAN) for each in yuan]
