"""The rows about a question in the order in which they are tried, and which count in a year."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from attrs import frozen

from kernel.layers import Layer
from kernel.messages import LIST, Text, listed, message
from kernel.writtentables import WrittenRow, WrittenTable
from simulate.explanation.rulebook.ground import Ground
from simulate.explanation.rulebook.propositions import Proposition, can_hold, proposition
from simulate.explanation.rulebook.written_region import RULES, WrittenRegion, tables_of
from simulate.explanation.story import why_not_in_force

_DECIDED_BY: Final = message("{clauses} decides the same students")
_DECIDED_BY_SEVERAL: Final = message("{clauses} together decide the same students")


@frozen(eq=False)
class StandingRow:
    """A row among those of its question.

    Attributes:
        holds: when it applies; None where that is built elsewhere.
        number: among the rows of the question that decide somebody or say why not, from 1.
        is_own: whether it is the region's, or that of a layer below.
        barred: why its clause does not count in the year; None where it does.
        above: the rows that leave nobody to it; none where it decides somebody.
    """

    row: WrittenRow
    table: WrittenTable
    layer: Layer
    holds: Proposition | None
    number: int
    is_own: bool
    barred: Text | None
    above: tuple["StandingRow", ...]

    @property
    def is_idle(self) -> bool:
        """Whether the layers above leave nobody to it: it has no part in the region."""
        return bool(self.above) and all(one.layer is not self.layer for one in self.above)

    @property
    def why_not(self) -> Text | None:
        """Why it does not count in the year; None where it does."""
        if self.barred is not None or not self.above:
            return self.barred
        clauses = dict.fromkeys(one.row.clause for one in self.above)
        pattern = _DECIDED_BY if len(clauses) == 1 else _DECIDED_BY_SEVERAL
        return pattern.filled(clauses=listed(clauses, LIST))


def rows_about(question: str, region: WrittenRegion, ground: Ground) -> list[StandingRow]:
    """Return the rows about a question, those of the region before those of the layers below."""
    layers = [(region.own, region.tables), *((one, tables_of(one)) for one in region.below)]
    tables = [(table, layer) for layer, own in layers for table in tables_about(question, own)]
    return standing(tables, region.own, ground)


def tables_about(question: str, tables: tuple[WrittenTable, ...]) -> list[WrittenTable]:
    """Return the tables about a question, those that wrap the others first."""
    about = [table for table in tables if table.question == question]
    return sorted(about, key=lambda table: not table.wraps)


def standing(
    tables: Iterable[tuple[WrittenTable, Layer]], own: Layer, ground: Ground
) -> list[StandingRow]:
    """Return the rows of tables that are tried one after the other.

    Args:
        tables: each with its layer, the upper layers first.
        own: the region's layer.
        ground: the law in the year.
    """
    found: list[StandingRow] = []
    number = 1
    for table, layer in tables:
        place = f"{layer.label(RULES)}, {table.line}"
        for row in table.rows:
            holds = None if row.condition is None else proposition(row.condition.node, place)
            one = StandingRow(
                row=row,
                table=table,
                layer=layer,
                holds=holds,
                number=number,
                is_own=layer is own,
                barred=barred(row, ground),
                above=_above(holds, layer, found),
            )
            found.append(one)
            number += not one.is_idle
    return found


def _above(
    holds: Proposition | None, layer: Layer, found: Sequence[StandingRow]
) -> tuple[StandingRow, ...]:
    """Return the rows that leave nobody to a later one: those of the layers above if they do."""
    deciding = [*_deciding(found)]
    upper = [one for one in deciding if one.layer is not layer]
    for rows in (upper, deciding):
        if is_left(rows, holds):
            continue
        for one in rows:
            if not is_left([one], holds):
                return (one,)
        return tuple(one for one in rows if _meet(one, holds))
    return ()


def is_left(rows: Iterable[StandingRow], holds: Proposition | None = None) -> bool:
    """Say whether rows leave somebody, among those for whom something holds, to others."""
    decided = [one.holds for one in _deciding(rows) if one.holds is not None]
    return can_hold(True if holds is None else holds, without=decided)


def _deciding(rows: Iterable[StandingRow]) -> Iterator[StandingRow]:
    """Go through the rows that decide whoever they apply to; what wraps others may not."""
    for one in rows:
        if not one.table.wraps and one.holds is not None and one.why_not is None:
            yield one


def _meet(one: StandingRow, holds: Proposition | None) -> bool:
    return can_hold(*(part for part in (one.holds, holds) if part is not None))


def barred(row: WrittenRow, ground: Ground) -> Text | None:
    """Say why a row does not count in the year; None for one that does, or of no known clause."""
    law = ground.law
    until = row.until if row.until in law.clauses else ""
    return (
        why_not_in_force(law, ground.year, row.clause, until) if row.clause in law.clauses else None
    )
