"""Mistakes that people make in a region, each seeded into a copy of Quanzhou for one test."""

import tomllib
from pathlib import Path
from typing import Final

from attrs import frozen


@frozen
class Mistake:
    """A mistake: what a file of Quanzhou says, and what somebody writes instead.

    Attributes:
        name, zh: as the page on checks lists it in both languages.
        old, new: the first place of `old` in the file becomes `new`.
        check: finds it, `load` where the region does not load.
        says: stands in the finding.
        at: a text on the line that the finding names; empty: the first line of `new`.
    """

    name: str
    zh: str
    file: str
    old: str
    new: str
    check: str
    says: str
    at: str = ""


def _mistakes() -> tuple[Mistake, ...]:
    text = Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
    return tuple(Mistake(**table) for table in tomllib.loads(text)["mistake"])


MISTAKES: Final = _mistakes()
