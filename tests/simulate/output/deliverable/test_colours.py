"""The colours of charts."""

from itertools import combinations
from typing import Final

import pytest

from simulate.output.deliverable.colours import colour_of

PAYERS: Final = (
    "student",
    "institution",
    "medical_assistance",
    "finance",
    "central",
    "provincial",
    "municipal",
    "unallocated",
)


@pytest.mark.parametrize(("one", "other"), [*combinations(PAYERS, 2)])
def test_no_two_payers_share_a_colour(one: str, other: str) -> None:
    """They stand above each other in one column."""
    assert colour_of(one) != colour_of(other)


def test_what_has_no_colour_of_its_own_is_drawn_too() -> None:
    """A line of a guest region, for example."""
    assert colour_of("prepaid_balance") == "#0072b2"
