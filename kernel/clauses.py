"""The clauses of a layer: which document states them, where, and what they say in short."""

from datetime import date

import numpy as np
from attrs import field, frozen

from kernel.errors import nearest
from kernel.figures import Array
from kernel.messages import Pair, message
from kernel.tomlfiles import TomlFile


@frozen
class Document:
    """A notice, with the insurance years it governs.

    Attributes:
        number: the document number as written, e.g. 长医保发〔2023〕56号.
        first_year, last_year: insurance years in force; no last year: standing.
        prepaid_terms: it also governs later years of terms that were prepaid under it.
    """

    number: str
    title: Pair
    issuer: Pair
    first_year: int
    last_year: int | None = None
    issued: date | None = None
    prepaid_terms: bool = False

    def in_force(self, year: int) -> bool:
        """Say whether the document itself covers the insurance year."""
        return self.first_year <= year and (self.last_year is None or year <= self.last_year)


@frozen
class Clause:
    """A clause of a document, or an interpretation of what documents leave open.

    Attributes:
        id: stable name.
        document: the document that states it, or of which it is an interpretation; None: neither.
        at: place in the document, e.g. 二(一)2.
        text: paraphrase.
        reading: it is no clause but an interpretation of what documents leave open.
        first_year, last_year: insurance years outside which it is not even extended.
    """

    id: str
    document: Document | None
    at: str
    text: Pair
    reading: bool = False
    first_year: int | None = None
    last_year: int | None = None

    @property
    def cited(self) -> str:
        """The document and the place in it, empty where no document states it."""
        return f"{self.document.number} {self.at}".strip() if self.document else ""

    def has_begun(self, year: Array | int) -> Array | bool:
        """Say whether the clause may be applied, or extended, to insurance years."""
        return self.first_year is None or self.first_year <= year

    @property
    def begins(self) -> int | None:
        """The first insurance year of the clause itself, not of its extension; None: every one."""
        years = (self.first_year, self.document.first_year if self.document else None)
        return max((year for year in years if year is not None), default=None)

    def is_in_force_by(self, year: int) -> bool:
        """Say whether the clause itself has begun, not its extension back in time."""
        return self.begins is None or self.begins <= year

    def has_lapsed(self, year: int) -> bool:
        """Say whether the clause ended before the insurance year, beyond any extension."""
        return self.last_year is not None and self.last_year < year

    def in_force(self, year: int) -> bool:
        """Say whether the clause itself, not its extension, covers the insurance year for all."""
        return self.document is None or self.document.in_force(year)

    def is_extended_back(self, year: int) -> bool:
        """Say whether the document of the clause begins after the insurance year."""
        return self.document is not None and year < self.document.first_year

    def governs(self, year: int, paid_in: Array) -> Array:
        """Say for each student whether the clause itself, not its extension, covers the year.

        Args:
            year: insurance year.
            paid_in: per student the insurance year in whose enrolment period the year was paid.
        """
        document = self.document
        if document is None or self.in_force(year):
            return np.ones(len(paid_in), np.bool_)
        last = document.last_year or year
        in_term = (paid_in >= document.first_year) & (paid_in <= last)
        return in_term & document.prepaid_terms & (paid_in < year)


@frozen
class ClauseTable:
    """A table `[clause.ID]` as it is written."""

    en: str
    zh: str
    document: str = ""
    at: str = ""
    reading: bool = False
    first_year: int | None = None
    last_year: int | None = None


@frozen
class ClausesFile:
    """What `clauses.toml` holds."""

    clause: dict[str, ClauseTable]
    document: dict[str, Document] = field(factory=dict)


def load_clauses(file: TomlFile) -> dict[str, Clause]:
    """Read `clauses.toml` of a layer. Raises FileFault with file, key and what was expected."""
    tables = file.structure(file.read(), ClausesFile)
    clauses = {}
    for name, table in tables.clause.items():
        if table.document and table.document not in tables.document:
            expected = message(
                "a document of this file; {hint}", hint=nearest(table.document, tables.document)
            )
            file.fail(f"clause.{name}.document", table.document, expected)
        document = tables.document.get(table.document)
        text = Pair(table.en, table.zh)
        clauses[name] = Clause(
            id=name,
            document=document,
            at=table.at,
            text=text,
            reading=table.reading,
            first_year=table.first_year,
            last_year=table.last_year,
        )
    return clauses
