"""What an output says of its rows when it is read again, and what follows for the year after."""

from collections.abc import Mapping
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from attrs import frozen

from kernel.columns import BLANK
from kernel.distinct import distinct
from kernel.domains import PAID_YEARS, Domain, Flag, OutOfDomain, PaidYears, Whole, is_blank
from kernel.figures import Array
from kernel.intake import Fault
from kernel.messages import Text, message
from simulate.language.catalogue import spoken
from simulate.output.result_headers import STATUSES
from simulate.roster.cells import as_python, as_text
from simulate.roster.handouts.reconciliation import Amounts

ASSESSED_YEAR: Final = "assessed_year"
AS_IF_PAID: Final = "as_if_paid"

UNREADABLE: Final = -2
"""The code of a cell that holds what its column cannot; `BLANK` is another one."""

_A_YEAR: Final = Whole(range(1900, 2201), ("年",))

_WRONG: Final = message("{column}, of an earlier assessment: expected {expected}")


def numbers_in(column: Any, domain: Domain) -> tuple[Array, Text | None]:
    """Read an Arrow column.

    Returns:
        The code of each row, `BLANK` for a blank, `UNREADABLE` for what the column cannot hold; and
        what was expected there.
    """
    encoded = column.dictionary_encode(null_encoding="encode")
    values = as_python(encoded.dictionary)
    codes, expected = [BLANK] * len(values), None
    for place, value in enumerate(values):
        try:
            codes[place] = BLANK if is_blank(value) else domain.read(value)
        except OutOfDomain as fault:
            codes[place], expected = UNREADABLE, fault.expected
    return np.array(codes, np.int64)[encoded.indices.to_numpy()], expected


@frozen(eq=False)
class EarlierResults:
    """Results of an earlier assessment, row by row; `BLANK` where a cell is, or a column is not.

    Attributes:
        only_as_if: who had not paid, and was assessed as if.
        underpaid: who had paid too little, or nothing of what was owed.
        refunded: who had a refund.
        faults: rows in which one of these cannot be read, but for the year.
    """

    assessed_year: Array
    enrolled: Array
    years_bought: Array
    paid_through: Array
    only_as_if: Array
    underpaid: Array
    refunded: Array
    faults: tuple[Fault, ...]

    @classmethod
    def of(cls, batch: Any, positions: Mapping[str, int]) -> "EarlierResults":
        """Read them in an Arrow record batch, where the columns stand at these positions."""
        read, faults = {}, []
        for name, domain in _READ.items():
            if name not in positions:
                read[name] = np.full(batch.num_rows, BLANK)
                continue
            read[name], expected = numbers_in(batch.column(positions[name]), domain)
            if expected is not None and name != ASSESSED_YEAR:
                wrong = read[name] == UNREADABLE
                faults.append((wrong, _WRONG.filled(column=name, expected=expected)))
        refunded = np.zeros(batch.num_rows, np.bool_)
        if "refund" in positions:
            refunded = Amounts.of(batch.column(positions["refund"])).fen > 0
        only_as_if = read.pop(AS_IF_PAID) == 1
        return cls(
            **read,
            only_as_if=only_as_if,
            underpaid=_underpaid(batch, positions.get("payment_status")),
            refunded=refunded,
            faults=tuple(faults),
        )


def _underpaid(batch: Any, position: int | None) -> Array:
    """Return who had paid too little, as the status of the payment says in either language."""
    if position is None:
        return np.zeros(batch.num_rows, np.bool_)
    words = [w for word in ("short", "unpaid") for w in (word, spoken(STATUSES[word], "zh"))]
    found = pc.is_in(as_text(batch.column(position)), pa.array(words))
    return np.asarray(found.to_numpy(zero_copy_only=False), np.bool_)


_READ: Final[Mapping[str, Domain]] = {
    ASSESSED_YEAR: _A_YEAR,
    "enrolled": Flag(),
    "years_bought": Whole(range(100)),
    "paid_through": _A_YEAR,
    AS_IF_PAID: Flag(),
}
"""The results that something follows from, and what they hold."""

FOLLOWED: Final = frozenset({*_READ, "payment_status"})
"""The results that something follows from, by name."""


@frozen(eq=False)
class Followed:
    """What follows from the results of the year before.

    Attributes:
        prepaid_in, paid_years: the columns, Arrow arrays.
        prepaid, paid: the rows in which they were filled.
        unsaid: rows whose prepayment reaches this year, but nobody says when it was made.
    """

    prepaid_in: Any
    paid_years: Any
    prepaid: Array
    paid: Array
    unsaid: Array

    @classmethod
    def of(
        cls, results: EarlierResults, rows: Array, last: int, prepaid_in: Any, paid_years: Any
    ) -> "Followed":
        """Fill both columns.

        Args:
            results: of the year before.
            rows: which rows were assessed for it and really paid.
            last: that year.
            prepaid_in: the column as it came in; what is given stands.
            paid_years: the column as it came in; the years that are given stay in it.
        """
        given, _ = numbers_in(prepaid_in, _A_YEAR)
        reaches = rows & (results.paid_through > last) & (given == BLANK)
        prepaid = reaches & (results.years_bought > 0)
        paid = rows & (results.enrolled == 1) & (given != UNREADABLE)
        first = np.where(given == BLANK, last, given)
        return cls(
            _with_year(prepaid_in, prepaid, last),
            _with_years(as_text(paid_years), paid, first, results.paid_through),
            prepaid,
            paid,
            reaches & ~prepaid,
        )


def _with_year(column: Any, rows: Array, year: int) -> Any:
    """Return a column with a year in some rows, in the column's own type if it holds numbers."""
    is_number = pa.types.is_integer(column.type) or pa.types.is_floating(column.type)
    cells = column if is_number else as_text(column)
    value = pa.scalar(year if is_number else str(year), cells.type)
    return pc.if_else(pa.array(rows), value, cells)


def _with_years(column: Any, rows: Array, first: Array, last: Array) -> Any:
    """Return a column of listed years with the years first…last added in some rows."""
    encoded = column.dictionary_encode(null_encoding="encode")
    listed, index = encoded.dictionary.to_pylist(), encoded.indices.to_numpy()
    alike = distinct([index, rows, np.where(rows, first, 0), np.where(rows, last, 0)])
    cells = [
        _joined(listed[index[at]], range(int(first[at]), int(last[at]) + 1))
        if rows[at]
        else listed[index[at]]
        for at in alike.row.tolist()
    ]
    return pa.array(cells, pa.string()).take(pa.array(alike.of))


def _joined(listed: str | None, years: range) -> str | None:
    """Return listed years with further ones; what cannot be read stays, and is refused later."""
    try:
        given = PaidYears().read(listed) if listed else 0
    except OutOfDomain:
        return listed
    every = given | PaidYears().read([*years])
    return ";".join(str(year) for bit, year in enumerate(PAID_YEARS) if every >> bit & 1)
