"""Lines of accounts in the sections of a table, under their headings."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import TypeVar

from attrs import evolve

from kernel.messages import Language
from simulate.output.grid import Row
from simulate.output.labels import section_heading
from simulate.projection.ledger import ACCRUAL, CASH, NONE, Account
from simulate.projection.measure import Section
from simulate.projection.measures import MEASURES, SECTIONS

Line = TypeVar("Line")


def in_sections(
    lines: Mapping[Account, Sequence[Line]],
) -> Iterator[tuple[Section, str, list[Line]]]:
    """Yield each section that has lines with its accounting basis and its lines, cash last."""
    for section, basis in product(SECTIONS, (NONE, ACCRUAL, CASH)):
        own = [
            line
            for account, its in lines.items()
            if MEASURES[account.measure].section == section and account.accounting == basis
            for line in its
        ]
        if own:
            yield section, basis, own


def sectioned(lines: Mapping[Account, Sequence[Row]], language: Language) -> list[Row]:
    """Return the lines of accounts under the headings of their sections, cash last."""
    rows: list[Row] = []
    alone = False
    for section, basis, own in in_sections(lines):
        words = section_heading(section, basis, language)
        before, alone = alone, section.lists_payers and len(own) == 1
        if alone:
            rows.append(evolve(own[0], label=words, bold=True, ruled=bool(rows) and not before))
        elif words:
            rows += [Row(words, bold=True, ruled=bool(rows)), *own]
        else:
            rows += [evolve(own[0], ruled=bool(rows)), *own[1:]]
    return rows
