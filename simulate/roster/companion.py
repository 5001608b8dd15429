"""The companion of an output: the rows that were rejected, each with every reason."""

import csv
from collections.abc import Iterable, Sequence
from operator import itemgetter
from pathlib import Path
from typing import Final

import numpy as np

from kernel.intake import Rejection
from kernel.messages import Language, Text
from simulate.language.catalogue import spoken
from simulate.roster.cells import as_text
from simulate.roster.header import distinct_names
from simulate.roster.pages import Page

ROW: Final = "row"
_PROBLEM: Final = "problem"

Line = tuple[int, list[str | None]]
"""The number of a rejected row, and its cells with the problem behind them."""


def companion_of(output: Path) -> Path:
    """Return where the rejected rows of an output stand."""
    return output.with_name(f"{output.name}.rejected.csv")


def companion_names(names: Sequence[str]) -> list[str]:
    """Return the columns of the rejected rows of a roster with these headers."""
    return [ROW, *distinct_names(names, (ROW, _PROBLEM)), _PROBLEM]


def rejected_lines(
    page: Page, rejections: Sequence[Rejection], width: int, language: Language
) -> list[Line]:
    """Return the rejected rows of a page in the order of the roster, malformed ones among them.

    Cells beyond those of the header stand in the last one, joined as they were: nothing is lost.

    Args:
        page: a page of the roster.
        rejections: the rows that are not assessed, counted within the page from 1.
        width: how many columns the header has.
        language: of the reasons.
    """
    places = np.array([rejection.row - 1 for rejection in rejections], np.int64)
    columns = [as_text(column.take(places)).to_pylist() for column in page.batch.columns]
    lines: list[Line] = [
        (int(page.rows[place]), [*cells, _problem(rejection.reasons, language)])
        for place, rejection, *cells in zip(places, rejections, *columns, strict=True)
    ]
    for malformed in page.malformed:
        before, rest = malformed.cells[: width - 1], malformed.cells[width - 1 :]
        blanks = [""] * (width - 1 - len(before))
        problem = _problem([malformed.problem(width)], language)
        lines.append((malformed.row, [*before, *blanks, ",".join(rest), problem]))
    return sorted(lines, key=itemgetter(0))


def _problem(reasons: Iterable[Text], language: Language) -> str:
    return "; ".join(spoken(reason, language) for reason in reasons)


class Companion:
    """Collects rejected rows, in the order of the roster; without any there is no file."""

    def __init__(
        self, draft: Path, names: Sequence[str], language: Language, *, bom: bool = False
    ) -> None:
        self._draft, self._language, self._width = draft, language, len(names)
        encoding = "utf-8-sig" if bom else "utf-8"
        self._file = draft.open("w", encoding=encoding, newline="")
        self._writer = csv.writer(self._file, lineterminator="\n")
        self._writer.writerow(companion_names(names))
        self._count = 0

    def write(self, page: Page, rejections: Sequence[Rejection]) -> None:
        """Write the rejected rows of a page; a rejection counts its row within the page from 1."""
        lines = rejected_lines(page, rejections, self._width, self._language)
        self._writer.writerows([row, *cells] for row, cells in lines)
        self._count += len(lines)

    def close(self) -> None:
        """Finish the file, or take it away where no row was rejected."""
        self._file.close()
        if not self._count:
            self._draft.unlink()
