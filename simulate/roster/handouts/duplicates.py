"""Student numbers and identity numbers that stand twice: pointed out by row, never dropped.

No number is ever repeated in a note.
"""

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from attrs import define, field, frozen
from numpy.lib.stride_tricks import sliding_window_view

from kernel.figures import Array
from kernel.messages import Text, listed, message
from simulate.roster.assessment import AssessedPage
from simulate.roster.cells import as_text
from simulate.roster.handouts.header_words import is_identity_number
from simulate.roster.reading.header import Header

_SHOWN: Final = 10
"""So many pairs of rows are named."""

_SPREADS: Final = np.uint64(0x9E3779B97F4A7C15)
"""An odd number that spreads words over all that there can be."""

_TWICE: Final = message("column {number}: the same {what} stands in rows {pairs}")
_AND_MORE: Final = message(
    "column {number}: the same {what} stands in rows {pairs}, and {count:,} more pairs"
)
_PAIR: Final = message("{first} and {later}")
_STUDENT: Final = message("student number")
_IDENTITY: Final = message("identity number")


@define
class Duplicates:
    """Numbers that stand twice in a column; add pages one by one.

    Attributes:
        header: of the roster.
        columns: the positions of columns that are looked at, and what they hold.
    """

    header: Header
    columns: dict[int, Text]
    _numbers: dict[int, list["_Numbers"]] = field(factory=dict, alias="numbers")

    @classmethod
    def of(cls, header: Header) -> "Duplicates":
        """Find the columns of student numbers and identity numbers."""
        columns: dict[int, Text] = {
            at: _IDENTITY for at, name in enumerate(header.names) if is_identity_number(name)
        }
        if "student_id" in header.known:
            columns[header.known["student_id"]] = _STUDENT
        return cls(header, columns, {at: [] for at in columns})

    def add(self, page: AssessedPage) -> None:
        """Add the rows of a page, valid or not."""
        for at, pages in self._numbers.items():
            pages.append(_Numbers.of(page.taken.batch.column(at), page.taken.rows))

    def notes(self) -> list[Text]:
        """Name the rows in which a number stands that stands above as well."""
        pairs = {at: _pairs(self._numbers[at]) for at in sorted(self.columns)}
        return [
            _note(self.header.numbers[at], self.columns[at], found)
            for at, found in pairs.items()
            if found
        ]


def _note(number: int, what: Text, pairs: Sequence[tuple[int, int]]) -> Text:
    shown = listed(_PAIR.filled(first=first, later=later) for first, later in pairs[:_SHOWN])
    more = len(pairs) - _SHOWN
    pattern = _AND_MORE if more > 0 else _TWICE
    return pattern.filled(number=number, what=what, pairs=shown, count=more)


def _pairs(numbers: Sequence["_Numbers"]) -> list[tuple[int, int]]:
    """Return each row whose number stands above, behind the first row that has it."""
    hashes = np.concatenate([np.zeros(0, np.uint64), *(page.hashes for page in numbers)])
    ordered = np.sort(hashes)
    twice = ordered[1:][ordered[1:] == ordered[:-1]]
    if not len(twice):
        return []
    nearest = np.minimum(np.searchsorted(twice, hashes), len(twice) - 1)
    some = np.flatnonzero(twice[nearest] == hashes)
    rows = np.concatenate([page.rows for page in numbers])[some]
    text = pa.chunked_array([page.text for page in numbers]).take(pa.array(some)).combine_chunks()
    _, first, of = np.unique(hashes[some], return_index=True, return_inverse=True)
    above = first[of]
    # Two numbers may have one hash.
    same = pc.equal(text, text.take(pa.array(above))).to_numpy(zero_copy_only=False)
    later = same & (above != np.arange(len(some)))
    return list(zip(rows[above[later]].tolist(), rows[later].tolist(), strict=True))


@frozen(eq=False)
class _Numbers:
    """The numbers of a page that are there: as Arrow text, with their hashes and their rows."""

    text: Any
    hashes: Array
    rows: Array

    @classmethod
    def of(cls, column: Any, rows: Array) -> "_Numbers":
        text = _plain(column)
        there = text.is_valid().to_numpy(zero_copy_only=False)
        text = text.filter(pa.array(there))
        return cls(text, _hashes(text), rows[there].astype(np.int32))


def _hashes(text: Any) -> Array:
    """Return a hash of each text, of which none is null or empty.

    Numbers of many students are compared by hashes first, which takes a third of the memory.
    """
    if not len(text):
        return np.zeros(0, np.uint64)
    _, offsets, data = text.buffers()
    bounds = np.frombuffer(offsets, np.int32)[text.offset : text.offset + len(text) + 1]
    letters, starts, lengths = np.frombuffer(data, np.uint8), bounds[:-1], np.diff(bounds)
    hashes = np.zeros(len(text), np.uint64)
    for length in np.unique(lengths):
        some = np.flatnonzero(lengths == length)
        padded = np.zeros((len(some), -(-length // 8) * 8), np.uint8)
        padded[:, :length] = sliding_window_view(letters, length)[starts[some]]
        hashes[some] = _mixed(padded.view(np.uint64))
    return hashes


def _mixed(words: Array) -> Array:
    """Return a hash of each row of words; one word alone is never the same as another."""
    hashes = np.zeros(len(words), np.uint64)
    for word in words.T:
        hashes = (hashes ^ word) * _SPREADS
        hashes ^= hashes >> np.uint64(32)
    return hashes


def _plain(column: Any) -> Any:
    """Return numbers as text without spaces, an x at the end as X; a blank is none."""
    text = as_text(column)
    others = pc.fill_null(pc.invert(pc.ascii_is_decimal(text)), fill_value=False)  # of few numbers
    changed = pc.utf8_upper(pc.replace_substring_regex(text.filter(others), r"[\s\p{Zs}]", ""))
    changed = pc.if_else(pc.equal(changed, ""), pa.scalar(None, pa.string()), changed)
    return pc.replace_with_mask(text, others, changed)
