"""A roster assessed in memory: its tables and totals, for who asks from Python."""

from collections.abc import Sequence
from typing import Any

import pyarrow as pa
from attrs import frozen

from kernel.messages import Language
from simulate.language.catalogue import language_of, spoken
from simulate.output.console import as_html, rendered
from simulate.output.extension import extension_note
from simulate.output.presentation import Presentation
from simulate.roster.assessment import assessed_pages
from simulate.roster.control_totals import ControlTotals
from simulate.roster.handouts.duplicates import Duplicates
from simulate.roster.handouts.next_year import NextYear, results_in
from simulate.roster.reading.first_page import looked_at
from simulate.roster.reading.reading_choices import PLAIN, Reading
from simulate.roster.reading.source import opened
from simulate.roster.stopwatch import Stopwatch
from simulate.roster.summary import Summary
from simulate.roster.summary_tables import summary_tables
from simulate.roster.writing.companion import rejected_page
from simulate.scenario.selection import check_year
from simulate.scenario.settings import Setting, load_rules


@frozen(eq=False, repr=False)
class AssessedRoster:
    """A roster, assessed.

    Attributes:
        table: a row for each valid student, a pyarrow table: everything passed in, then the result
            columns; money in yuan as a decimal.
        rejected: a pyarrow table of the other rows: the row, everything passed in, every reason.
        notes: what one should know of how the roster was read.
    """

    table: Any
    rejected: Any
    notes: tuple[str, ...]
    _totals: Summary
    _language: Language

    @property
    def summary(self) -> dict[str, Any]:
        """The roster totals: students, and fen by what is paid and by payer."""
        totals = self._totals
        money: dict[str, dict[str, int]] = {}
        for (part, payer), fen in totals.money.items():
            money.setdefault(part, {})[payer.word] = fen
        return {
            "rows": totals.rows,
            "enrolled": totals.enrolled,
            "unpaid": totals.unpaid,
            "rejected": totals.rejected,
            "money": money,
            "assumed": dict(totals.assumed),
            "refund_exposure": totals.exposure,
        }

    def text(self, lang: str | None = None) -> str:
        """Return the roster totals as a person reads them."""
        language = language_of(lang) if lang else self._language
        return rendered(summary_tables(self._totals, {}, Presentation(language)))

    def _repr_html_(self) -> str:
        return as_html(summary_tables(self._totals, {}, Presentation(self._language)))

    def __repr__(self) -> str:
        return f"<{self.table.num_rows:,} students assessed, {self.rejected.num_rows:,} rejected>"


def assessed(
    roster: object,
    region: str,
    year: int,
    settings: Sequence[Setting],
    language: Language,
    reading: Reading = PLAIN,
    as_if_paid: int | None = None,
) -> AssessedRoster:
    """Assess a roster in memory.

    Args:
        roster: a path, a pyarrow table, or a data frame.
        region: whose rules apply.
        year: the insurance year.
        settings: what is changed.
        language: of reasons and notes.
        reading: which sheets are read, and what their headers mean.
        as_if_paid: the day on which those count as paid who have no payment.

    Raises:
        RequestError: the request is wrong, or a file cannot be read.
        ControlTotalFault: rows or money were lost on the way.
    """
    check_year(year)
    rules = load_rules(region, settings)
    summary, totals, valid, rejected = Summary(), ControlTotals(), [], []
    with opened(roster, reading) as unseen:
        source = looked_at(unseen, rules, results_in(unseen.header).values())
        earlier = NextYear.of(source, year)
        duplicates = Duplicates.of(earlier.header)
        names = source.header.names
        for page in assessed_pages(rules, year, source, Stopwatch(), earlier, as_if_paid):
            valid.append(page.valid)
            rejected.append(rejected_page(page.page, page.rejected, names, language))
            summary.add(page.assessment, page.refused, int(page.as_if_paid.sum()))
            totals.add(page)
            duplicates.add(page)
        totals.check(source.counted, summary)
        said = (*source.notes, *earlier.notes(), *duplicates.notes())
        extended = extension_note(rules, [year], language)
    notes = (*(spoken(note, language) for note in said), *([extended] if extended else []))
    table, refused = (pa.Table.from_batches(pages) for pages in (valid, rejected))
    return AssessedRoster(table, refused, notes, summary, language)
