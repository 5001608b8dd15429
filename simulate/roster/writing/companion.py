"""The companion of an output: the rows that were rejected, each with every reason."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import itemgetter
from pathlib import Path
from typing import Any, Final

import numpy as np
import pyarrow as pa

from kernel.intake import Rejection
from kernel.messages import Language, Pair, Text
from simulate.language.catalogue import spoken
from simulate.roster.cells import as_text
from simulate.roster.reading.header import distinct_names
from simulate.roster.reading.pages import Page
from simulate.roster.writing.sink import Sink

_ROW: Final = "row"
_PROBLEM: Final = "problem"

COMPANION_HEADERS: Final[Mapping[str, Text]] = {
    _ROW: Pair(_ROW, "行号"),
    _PROBLEM: Pair(_PROBLEM, "拒收原因"),
}
"""What stands in a workbook above the columns that a companion adds to those passed in."""

_Line = tuple[int, list[str | None]]
"""The number of a rejected row, and its cells with the problem behind them."""


def companion_of(output: Path, extension: str) -> Path:
    """Return where the rejected rows of an output stand."""
    return output.with_name(f"{output.name}.rejected{extension}")


def rejected_page(
    page: Page, rejections: Sequence[Rejection], names: Sequence[str], language: Language
) -> Any:
    """Return the rejected rows of a page in the order of the roster, malformed ones among them.

    Their number, what was passed in as text, every reason: an Arrow record batch. Cells beyond
    those of the header stand in the last one, joined by commas: nothing is lost.

    Args:
        page: a page of the roster.
        rejections: the rows that are not assessed, counted within the page from 1.
        names: the headers of the roster.
        language: of the reasons.
    """
    lines = _lines(page, rejections, len(names), language)
    rows, cells = [row for row, _ in lines], [line for _, line in lines]
    columns = zip(*cells, strict=True) if cells else [[]] * (len(names) + 1)
    return pa.record_batch(
        [pa.array(rows, pa.int64()), *(pa.array(column, pa.string()) for column in columns)],
        names=[_ROW, *distinct_names(names, [*COMPANION_HEADERS]), _PROBLEM],
    )


def _lines(
    page: Page, rejections: Sequence[Rejection], width: int, language: Language
) -> list[_Line]:
    places = np.array([rejection.row - 1 for rejection in rejections], np.int64)
    columns = [as_text(column.take(places)).to_pylist() for column in page.batch.columns]
    lines: list[_Line] = [
        (int(page.rows[place]), [*cells, _problem(rejection.reasons, language)])
        for place, rejection, *cells in zip(places, rejections, *columns, strict=True)
    ]
    for malformed in page.malformed:
        before, rest = malformed.cells[: width - 1], malformed.cells[width - 1 :]
        problem = _problem([malformed.problem(width)], language)
        lines.append((malformed.row, [*before, ",".join(rest), problem]))
    # Of several sheets the rows stand one sheet after the other, and none is malformed.
    return sorted(lines, key=itemgetter(0)) if page.malformed else lines


def _problem(reasons: Iterable[Text], language: Language) -> str:
    return "; ".join(spoken(reason, language) for reason in reasons)


class Companion:
    """Takes rejected rows, in the order of the roster; without any there is no file."""

    def __init__(self, draft: Path, opened: Callable[[Path], Sink]) -> None:
        self._draft, self._opened = draft, opened
        self._sink: Sink | None = None

    def write(self, page: Any) -> None:
        """Write the next rejected rows, an Arrow record batch."""
        if not page.num_rows:
            return
        if self._sink is None:
            self._sink = self._opened(self._draft)
        self._sink.write(page)

    def close(self) -> None:
        """Finish the file, or take it away where no row was rejected."""
        if self._sink is None:
            self._draft.unlink()
        else:
            self._sink.close()
