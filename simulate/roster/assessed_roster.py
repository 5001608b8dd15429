"""A roster assessed in memory: its tables and totals, for who asks from Python."""

from collections.abc import Sequence
from typing import Any

import pyarrow as pa
from attrs import frozen

from kernel.messages import Language
from simulate.language.catalogue import language_of
from simulate.output.console import as_html, rendered
from simulate.output.presentation import Presentation
from simulate.roster.assessment import assessed_pages, notes_on
from simulate.roster.companion import ROW, companion_names, rejected_lines
from simulate.roster.source import opened
from simulate.roster.stopwatch import Stopwatch
from simulate.roster.summary import Summary
from simulate.roster.summary_tables import summary_tables
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
    roster: object, region: str, year: int, settings: Sequence[Setting], language: Language
) -> AssessedRoster:
    """Assess a roster in memory.

    Args:
        roster: a path, a pyarrow table, or a data frame.
        region: whose rules apply.
        year: the insurance year.
        settings: what is changed.
        language: of reasons and notes.

    Raises:
        RequestError: the request is wrong, or a file cannot be read.
    """
    check_year(year)
    rules = load_rules(region, settings)
    summary, valid, rejected = Summary(), [], []
    with opened(roster) as source:
        width = len(source.header.names)
        for page in assessed_pages(rules, year, source, Stopwatch()):
            valid.append(page.valid)
            rejected += rejected_lines(page.page, page.rejected, width, language)
            summary.add(page.assessment, page.refused)
        notes = tuple(notes_on(rules, year, source, language))
        names = companion_names(source.header.names)
    kinds = [(name, pa.int64() if name == ROW else pa.string()) for name in names]
    records = [dict(zip(names, [row, *cells], strict=True)) for row, cells in rejected]
    refused = pa.Table.from_pylist(records, schema=pa.schema(kinds))
    return AssessedRoster(pa.Table.from_batches(valid), refused, notes, summary, language)
