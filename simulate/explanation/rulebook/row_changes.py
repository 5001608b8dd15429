"""What changes in decision tables from one version of a region to another, row by row."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from attrs import frozen

from kernel.hookspecs import QUESTIONS
from kernel.messages import COMMA, SEMICOLON, Text, listed, message, verbatim
from kernel.writtentables import WrittenRow
from simulate.explanation.rulebook.ground import Ground
from simulate.explanation.rulebook.row_lines import ground_of, when_words
from simulate.explanation.rulebook.row_outcome import outcome
from simulate.explanation.rulebook.standing_rows import tables_about
from simulate.explanation.rulebook.written_region import WrittenRegion
from simulate.output.words import TERMS

_ADDED: Final = message("{question} A row is added: {row}.")
_REMOVED: Final = message("{question} A row is taken out: {row}.")
_CHANGED: Final = message("{question} {clause}: {changes}.")
_MOVED: Final = message("{question} The rows are tried in another order.")
_ROW: Final = message("{clause}, {basis}, {when} → {outcome}")
_CONDITION: Final = message("applies to “{after}” instead of “{before}”")
_OUTCOME: Final = message("gives “{after}” instead of “{before}”")
_BASIS: Final = message("is {after} instead of {before}")
_READING: Final = message("interpreted by {after} instead of {before}")
_UNTIL: Final = message("stands until {after} instead of {before}")
_NOTE: Final = message("its note is reworded")
_NONE: Final = message("nothing")


@frozen(eq=False)
class Version:
    """A region with the ground in which its rows are worded."""

    region: WrittenRegion
    ground: Ground

    def rows(self, question: str) -> list[WrittenRow]:
        """Return the rows about a question, in the order in which they are tried."""
        tables = tables_about(question, self.region.tables)
        return [row for table in tables for row in table.rows]


def row_changes(before: Version, after: Version) -> Iterator[Text]:
    """Say what changes, question by question."""
    for name, question in QUESTIONS.items():
        yield from _of_question(name, question.text, before, after)


def _of_question(name: str, title: Text, before: Version, after: Version) -> Iterator[Text]:
    old, new = before.rows(name), after.rows(name)
    pairs = _paired(old, new)
    matched_old, matched_new = {i for i, _ in pairs}, {j for _, j in pairs}
    for index, row in enumerate(old):
        if index not in matched_old:
            yield _REMOVED.filled(question=title, row=_row(row, name, before.ground))
    for index, row in enumerate(new):
        if index not in matched_new:
            yield _ADDED.filled(question=title, row=_row(row, name, after.ground))
    for i, j in pairs:
        changes = [*_changes(old[i], new[j], name, before.ground, after.ground)]
        if changes:
            said = listed(changes, SEMICOLON)
            yield _CHANGED.filled(question=title, clause=_named(new[j]), changes=said)
    places = [j for _, j in sorted(pairs)]
    if any(one > other for one, other in pairwise(places)):
        yield _MOVED.filled(question=title)


def _paired(old: Sequence[WrittenRow], new: Sequence[WrittenRow]) -> list[tuple[int, int]]:
    """Pair rows that are alike, then those of one clause in their order."""
    pairs: list[tuple[int, int]] = []
    for alike in (_same, _same_clause):
        free_old = [i for i in range(len(old)) if i not in {one for one, _ in pairs}]
        free_new = [j for j in range(len(new)) if j not in {other for _, other in pairs}]
        for i in free_old:
            j = next((j for j in free_new if alike(old[i], new[j])), None)
            if j is not None:
                free_new.remove(j)
                pairs.append((i, j))
    return pairs


def _same(one: WrittenRow, other: WrittenRow) -> bool:
    return one.written == other.written


def _same_clause(one: WrittenRow, other: WrittenRow) -> bool:
    return bool(one.clause) and one.clause == other.clause


def _changes(
    old: WrittenRow, new: WrittenRow, question: str, before: Ground, after: Ground
) -> Iterator[Text]:
    if old.condition != new.condition:
        yield _CONDITION.filled(
            before=when_words(old, ground_of(old, before)),
            after=when_words(new, ground_of(new, after)),
        )
    if dict(old.outputs) != dict(new.outputs):
        yield _OUTCOME.filled(
            before=outcome(old, question, ground_of(old, before)).sentence,
            after=outcome(new, question, ground_of(new, after)).sentence,
        )
    if old.basis != new.basis:
        yield _BASIS.filled(before=_basis(old), after=_basis(new))
    if old.reading != new.reading:
        yield _READING.filled(before=old.reading or _NONE, after=new.reading or _NONE)
    if old.until != new.until:
        yield _UNTIL.filled(before=old.until or _NONE, after=new.until or _NONE)
    if old.comments != new.comments:
        yield _NOTE


def _row(row: WrittenRow, question: str, ground: Ground) -> Text:
    own = ground_of(row, ground)
    return _ROW.filled(
        clause=_named(row),
        basis=_basis(row),
        when=when_words(row, own),
        outcome=outcome(row, question, own).sentence,
    )


def _basis(row: WrittenRow) -> Text:
    return TERMS.get(row.basis, verbatim("–"))


def _named(row: WrittenRow) -> Text:
    return listed([row.clause or "–", *([row.reading] if row.reading else [])], COMMA)
