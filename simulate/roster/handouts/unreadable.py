"""Cells of a column that no rule looks at and that a file could not be read in."""

from collections.abc import Iterator

import numpy as np

from kernel.intake import Fault
from kernel.messages import Text, message
from simulate.roster.reading.pages import Page


def unreadable_in(page: Page, position: int, column: object) -> Iterator[Fault]:
    """Return the rows whose cell in a column holds something that is not known, by the reason.

    Args:
        page: of a roster.
        position: of the column.
        column: what a message calls it.
    """
    places: dict[Text, list[int]] = {}
    for fault in page.faults:
        if fault.position == position:
            places.setdefault(fault.reason, []).append(fault.place)
    for reason, rows in places.items():
        wrong = np.isin(np.arange(page.batch.num_rows), rows)
        yield wrong, message("{column}: {text}", column=column, text=reason)
