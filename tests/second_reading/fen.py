"""Parts of an amount, rounded down to the fen."""

from __future__ import annotations


def percent(amount: int, share: int) -> int:
    """`share` per cent of an amount."""
    return amount * share // 100


def part_of_a_year(amount: int, months: int) -> int:
    """Give the part of a year's amount that falls on some of its twelve months."""
    return amount * months // 12
