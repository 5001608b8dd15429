"""What a workbook says of the assessed rows in it: what they come to, and what they rest on."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from attrs import frozen

from kernel.law import Law
from kernel.messages import Language, Text, message
from kernel.ruleset import Ruleset
from simulate.language.catalogue import spoken
from simulate.output.cause_tables import RECORDED
from simulate.output.deliverable.chapters import KINDS, Chapter, ChapterKind
from simulate.output.deliverable.figure_table import FigureTable
from simulate.output.deliverable.ground_chapters import record_table, value_tables
from simulate.output.extension import extension_note
from simulate.output.formats import Record
from simulate.output.labels import year_words
from simulate.output.record import Grounds
from simulate.output.table_figures import Figures
from simulate.output.units import YUAN
from simulate.output.words import CLAUSES
from simulate.roster.control_totals import ControlTotals
from simulate.roster.handouts.deciding_clauses import DecidingClauses
from simulate.roster.handouts.handouts import Handouts
from simulate.roster.payer_figures import payer_figures
from simulate.roster.summary import Summary
from simulate.roster.summary_tables import exposures, headline

_TITLE: Final = message("Students' medical insurance in {place}: assessed roster for {year}")
_CITED: Final = ChapterKind("cited", CLAUSES, message("Clauses"), None)

_ROSTER_RECORDED: Final[Mapping[str, Text]] = {
    **RECORDED,
    "input_files": message("Input file"),
    "year": message("Insurance year"),
    "language": message("Language"),
    "repeatable": message("The roster is a file that can be read again"),
}


@frozen(eq=False)
class Account:
    """What stands behind the rows of a workbook.

    Attributes:
        title: what the roster is, and by which rules it is assessed.
        sentences: what became of its rows, and what one should know of them.
        rows: how many are assessed.
        money: fen of each column of money, added up apart from what stands in the cells.
        payers: money by who bears it; None where nobody bears any.
        chapters: what the rows rest on.
        language: of all words.
    """

    title: str
    sentences: Sequence[str]
    rows: int
    money: Mapping[str, int]
    payers: FigureTable | None
    chapters: Sequence[Chapter]
    language: Language


def account_of(
    rules: Ruleset,
    grounds: Grounds,
    handouts: Handouts,
    summary: Summary,
    totals: ControlTotals,
    language: Language,
) -> Account:
    """Return what is said of the rows of a roster once all of them are assessed.

    Args:
        rules: by which they are assessed.
        grounds: what the figures rest on.
        handouts: what is known of the rows besides.
        summary: what they come to.
        totals: what is written of them, added up.
        language: of all words.
    """
    year, figures = handouts.earlier.year, Figures(YUAN)
    title = _TITLE.filled(place=rules.facts.name, year=year_words(rules.law, year))
    said = [*headline(summary, figures), *handouts.notes(), *handouts.rejections.notes()]
    return Account(
        title=spoken(title, language),
        sentences=[
            *(spoken(one, language) for one in said),
            *exposures(summary, figures, language),
            *filter(None, [extension_note(rules, [year], language)]),
        ],
        rows=totals.valid,
        money=totals.columns,
        payers=payer_figures(summary, language),
        chapters=[*chapters_of(handouts.clauses, rules.law, grounds, language)],
        language=language,
    )


def chapters_of(
    clauses: DecidingClauses, law: Law, grounds: Grounds, language: Language
) -> Iterator[Chapter]:
    """Return what assessed rows rest on: clauses that decided, values, the record of the run."""
    if clauses.rows:
        yield Chapter(_CITED, (clauses.table(law, language),))
    evidence = grounds.evidence
    records = [*_up_to(grounds.run["year"], evidence.parameters), *evidence.assumptions]
    yield Chapter(KINDS["parameters"], tuple(value_tables(records, language)))
    yield Chapter(KINDS["record"], (record_table(grounds.run, language, _ROSTER_RECORDED),))


def _up_to(year: int, records: Sequence[Record]) -> Iterator[Record]:
    """Return the values that may count in an insurance year: later ones do not."""
    for record in records:
        if record.get("year", record.get("since", year)) <= year:
            yield record
