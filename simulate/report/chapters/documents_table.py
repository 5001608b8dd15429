"""The documents on which a region's figures rest, each with the clauses used."""

from typing import Final

from kernel.clauses import Clause, Document
from kernel.messages import message
from simulate.language.catalogue import spoken
from simulate.output.labels import years_in_force
from simulate.output.text_table import TextTable, text_table
from simulate.output.words import DOCUMENT
from simulate.report.chapters.account_figures import AccountFigures

_TITLE: Final = message("Title")
_ISSUER: Final = message("Issued by")
_COVERS: Final = message("Insurance years")
_CLAUSES: Final = message("Clauses used")


def documents_table(figures: AccountFigures) -> TextTable:
    """Return the documents: number, title, who issued them, years they cover, clauses used."""
    language = figures.language
    used: dict[Document, list[Clause]] = {}
    for clause in figures.clauses_used():
        if clause.document:
            used.setdefault(clause.document, []).append(clause)
    rows = [
        [
            document.number,
            spoken(document.title, language),
            spoken(document.issuer, language),
            years_in_force(document, language),
            " ".join(clause.id for clause in clauses),
        ]
        for document, clauses in used.items()
    ]
    columns = (DOCUMENT, _TITLE, _ISSUER, _COVERS, _CLAUSES)
    name = spoken(figures.headline.setup.rules.facts.name, language)
    return text_table(name, columns, rows, language)
