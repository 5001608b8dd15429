"""Cells that the papers leave open: one of some words, or any word at all."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class OneOf:
    """A cell of which the papers say no more than that it is one of some words."""

    words: frozenset[str]

    @classmethod
    def of(cls, *words: str) -> OneOf:
        """Return a cell that may hold any of some words."""
        return cls(frozenset(words))

    def __str__(self) -> str:
        """Show the words as a person lists them."""
        return " or ".join(sorted(self.words))


@dataclass(frozen=True)
class Unsaid:
    """A cell of which the papers say nothing, but that it is not blank."""


def agree(read: object, found: object) -> bool:
    """Say whether a cell is as it was read."""
    if isinstance(read, OneOf):
        return found in read.words
    return found is not None if isinstance(read, Unsaid) else found == read
