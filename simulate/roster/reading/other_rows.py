"""Rows among the students that stand for none: sums, and examples of how to fill the list in.

Merged cells, or an example's own, may give them all that a student has.
"""

from collections.abc import Iterator
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from kernel.intake import Fault
from kernel.messages import message
from simulate.roster.reading.header import Header
from simulate.roster.reading.pages import Page

_OTHER: Final = r"^[\s\p{Z}(（【]*((合|小|总|共|累)[\s\p{Z}]*计|总人数|(示|样|范)例|例[:：如])"
"""How a cell begins that says it; forms often have blanks between the two characters."""

_NO_STUDENT: Final = message("the row stands for a sum or an example; expected a student")


def rows_of_no_student(page: Page, header: Header) -> Iterator[Fault]:
    """Return the rows of which a cell up to the student number says that they are no student's.

    Args:
        page: of a roster.
        header: its columns.
    """
    last = header.known.get("student_id", 1)
    found = np.logical_or.reduce([_says_so(column) for column in page.batch.columns[: last + 1]])
    if found.any():
        yield found, _NO_STUDENT


def _says_so(column: Any) -> Any:
    is_text = pa.types.is_string(column.type) or pa.types.is_large_string(column.type)
    if not is_text or pc.all(pc.string_is_ascii(column)).as_py() is not False:
        return np.zeros(len(column), np.bool_)
    return pc.match_substring_regex(column, _OTHER).fill_null(False).to_numpy(zero_copy_only=False)
