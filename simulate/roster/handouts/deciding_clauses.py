"""The clauses and interpretations that decided results of a roster, and in how many rows each."""

from collections import Counter
from typing import Final

import numpy as np
from attrs import define, field

from kernel.clauses import Clause
from kernel.law import Law
from kernel.messages import Language, message
from simulate.language.catalogue import spoken
from simulate.output.result_headers import RESULT_HEADERS
from simulate.output.text_table import TextTable, text_table
from simulate.output.words import BASIS, CLAUSE, CONTENT, DOCUMENT, term
from simulate.roster.assessment import AssessedPage

_CLAUSE: Final = "_clause"
_BASIS: Final = "_basis"

_COLUMNS: Final = message("Column and rows")
_IN_COLUMN: Final = message("{column} {rows:,}")
_READING: Final = message("Interpretation")


@define
class DecidingClauses:
    """Which clauses decided results; add pages one by one.

    Attributes:
        rows: in how many a clause stands, by its id, the basis of the result, and its column.
    """

    rows: Counter[tuple[str, str, str]] = field(factory=Counter)

    def add(self, page: AssessedPage) -> None:
        """Add the valid rows of a page."""
        for name, clauses in page.results.items():
            if not name.endswith(_CLAUSE):
                continue
            bases = page.results[name.removesuffix(_CLAUSE) + _BASIS]
            said = ~clauses.blank
            pairs = clauses.values[said] * len(bases.words) + bases.values[said]
            for pair, count in enumerate(np.bincount(pairs.astype(np.int64)).tolist()):
                if count:
                    clause, basis = divmod(pair, len(bases.words))
                    self.rows[clauses.words[clause], bases.words[basis], name] += count

    def table(self, law: Law, language: Language) -> TextTable:
        """Return what they say, in the order of the law; one of two bases has a line for each."""
        order = {clause: place for place, clause in enumerate(law.clauses)}
        found = {(clause, basis) for clause, basis, _ in self.rows}
        lines = [
            (
                clause,
                term(basis, language),
                self._columns(clause, basis, language),
                _cited(law.clauses[clause], language),
                spoken(law.clauses[clause].text, language),
            )
            for clause, basis in sorted(found, key=lambda one: (order[one[0]], one[1]))
        ]
        return text_table("", (CLAUSE, BASIS, _COLUMNS, DOCUMENT, CONTENT), lines, language)

    def _columns(self, clause: str, basis: str, language: Language) -> str:
        return "\n".join(
            spoken(_IN_COLUMN.filled(column=header, rows=self.rows[clause, basis, name]), language)
            for name, header in RESULT_HEADERS.items()
            if (clause, basis, name) in self.rows
        )


def _cited(clause: Clause, language: Language) -> str:
    """Return the document and the place in it; of an interpretation, that it is one."""
    reading = spoken(_READING, language) if clause.reading else ""
    return "\n".join(filter(None, (clause.cited, reading)))
