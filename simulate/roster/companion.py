"""The companion of an output: the rows that were rejected, each with every reason."""

import csv
from collections.abc import Iterable, Sequence
from operator import itemgetter
from pathlib import Path
from typing import Final

import numpy as np

from kernel.clauses import Text
from kernel.intake import Rejection
from simulate.output.words import Language, spoken
from simulate.roster.cells import as_text
from simulate.roster.header import distinct_names
from simulate.roster.pages import Page

_ROW: Final = "row"
_PROBLEM: Final = "problem"


def companion_of(output: Path) -> Path:
    """Return where the rejected rows of an output stand."""
    return output.with_name(f"{output.name}.rejected.csv")


class Companion:
    """Collects rejected rows, in the order of the roster; without any there is no file.

    Cells beyond those of the header stand in the last one, joined as they were: nothing is lost.
    """

    def __init__(self, draft: Path, names: Sequence[str], language: Language) -> None:
        self._draft, self._language, self._width = draft, language, len(names)
        self._file = draft.open("w", encoding="utf-8", newline="")
        self._writer = csv.writer(self._file, lineterminator="\n")
        self._writer.writerow([_ROW, *distinct_names(names, (_ROW, _PROBLEM)), _PROBLEM])
        self._count = 0

    def write(self, page: Page, rejections: Sequence[Rejection]) -> None:
        """Write the rejected rows of a page; a rejection counts its row within the page from 1."""
        places = np.array([rejection.row - 1 for rejection in rejections], np.int64)
        columns = [as_text(column.take(places)).to_pylist() for column in page.batch.columns]
        lines = [
            (int(page.rows[place]), [*cells, self._problem(rejection.reasons)])
            for place, rejection, *cells in zip(places, rejections, *columns, strict=True)
        ]
        for malformed in page.malformed:
            before, rest = malformed.cells[: self._width - 1], malformed.cells[self._width - 1 :]
            blanks = [""] * (self._width - 1 - len(before))
            problem = self._problem([malformed.problem(self._width)])
            lines.append((malformed.row, [*before, *blanks, ",".join(rest), problem]))
        self._writer.writerows([row, *cells] for row, cells in sorted(lines, key=itemgetter(0)))
        self._count += len(lines)

    def _problem(self, reasons: Iterable[Text]) -> str:
        return "; ".join(spoken(reason, self._language) for reason in reasons)

    def close(self) -> None:
        """Finish the file, or take it away where no row was rejected."""
        self._file.close()
        if not self._count:
            self._draft.unlink()
