"""The work of `assess`: from a roster file to the files of results and what goes with them."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Final

from attrs import frozen

from kernel.messages import Text, message
from kernel.progress import progress_of
from kernel.ruleset import Ruleset
from simulate.language.catalogue import spoken
from simulate.output.console import show
from simulate.output.extension import extension_note
from simulate.output.files import digest_of_file, whole_files
from simulate.output.formats import FORMATS, record_text
from simulate.output.labels import year_words
from simulate.output.presentation import Presentation
from simulate.output.record import Grounds, grounds_of_rules
from simulate.output.result_headers import RESULT_HEADERS
from simulate.roster.account import account_of
from simulate.roster.assessment import assessed_pages
from simulate.roster.control_totals import ControlTotals
from simulate.roster.handouts.bills import BillsFolder
from simulate.roster.handouts.group_tables import groups_result, groups_sheet
from simulate.roster.handouts.groups import Groups
from simulate.roster.handouts.handouts import Handouts
from simulate.roster.handouts.next_year import NextYear, results_in
from simulate.roster.reading.first_page import looked_at
from simulate.roster.reading.header import Header
from simulate.roster.reading.pages import Source
from simulate.roster.reading.source import open_roster
from simulate.roster.roster_request import RosterDestination, RosterRequest
from simulate.roster.stopwatch import Stopwatch
from simulate.roster.summary import Summary
from simulate.roster.summary_tables import summary_tables
from simulate.roster.writing.companion import rejected_page
from simulate.roster.writing.roster_output import RosterOutput, outputs_of
from simulate.roster.writing.wording import renamed_in_words
from simulate.roster.writing.workbook_sink import check_rows
from simulate.roster.writing.writer import RosterWriter
from simulate.scenario.selection import check_year
from simulate.scenario.settings import load_rules

_ROWS: Final = message("Rows assessed")
_BY: Final = message("By the rules of {place} for insurance year {year}")
_ASSESSED: Final = message("Assessed rows are in {path}")
_REJECTED: Final = message("Rejected rows, each with every reason, are in {path}")
_REJECTED_ARE_NOWHERE: Final = message(
    "The rejected rows are written beside a file only, and {output} is none."
)

Drafts = Mapping[Path, Path]
"""Where each file is written to before it takes its place."""


def assess_roster(asked: RosterRequest, to: RosterDestination) -> bool:
    """Assess a roster; say whether every row was valid.

    The valid rows are in each output, the others with every reason in its companion; all appear
    whole or none does, and the record of the run beside each. Sums by columns go to standard
    output, everything else to standard error.

    Raises:
        RequestError: the request is wrong, or a file cannot be read or written.
        ControlTotalFault: rows or money were lost on the way.
    """
    check_year(asked.year)
    run = _Run.of(asked, to)
    with ExitStack() as stack:
        with run.watch.on("reading"):
            opened = stack.enter_context(open_roster(asked.roster, asked.reading))
            for place in run.places:
                if place.extension == ".xlsx":
                    check_rows(place.output, opened.counted)
            source = looked_at(opened, run.rules, results_in(opened.header).values())
        earlier = NextYear.of(source, asked.year)
        handouts = Handouts.of(
            run.rules, earlier, asked.language, by=to.by, with_bills=run.bills is not None
        )
        stack.enter_context(closing(handouts))
        with whole_files([path for place in run.places for path in place.files]) as drafts:
            summary = _write(run, source, handouts, drafts)
            with run.watch.on("writing"):
                _record(run, drafts)
                if handouts.bills is not None and run.bills is not None:
                    handouts.bills.write(
                        run.bills, summary, run.record_of, bom=to.bom or source.bom
                    )
    _print_groups(run, handouts.groups)
    if not to.quiet:
        _report(run, source, handouts, summary)
    return not summary.rejected


@frozen
class _Run:
    """One assessment of a roster.

    Attributes:
        places, bills: where its files go.
        rules: by which it is assessed.
        started: when.
        watch: measures the kinds of work.
    """

    asked: RosterRequest
    to: RosterDestination
    places: Sequence[RosterOutput]
    bills: BillsFolder | None
    rules: Ruleset
    started: datetime
    watch: Stopwatch

    @classmethod
    def of(cls, asked: RosterRequest, to: RosterDestination) -> "_Run":
        """Check where everything goes, before any work is done."""
        started = datetime.now(UTC)
        places = outputs_of(to.outputs, asked.roster, force=to.force)
        bills = None if to.bills is None else BillsFolder.of(to.bills, force=to.force)
        rules = load_rules(asked.region, asked.settings)
        return cls(asked, to, places, bills, rules, started, Stopwatch())

    @cached_property
    def grounds(self) -> Grounds:
        """Return what the figures rest on."""
        asked = self.asked
        return grounds_of_rules(
            self.rules,
            asked.year,
            asked.settings,
            asked.command,
            self.started,
            asked.scenarios,
            [asked.roster, *asked.maps] if asked.roster.is_file() else [],
            asked.language,
        )

    def record_of(self, digests: Mapping[str, str]) -> str:
        """Return the record that stands beside files with these digests."""
        return record_text(self.grounds, digests)


def _write(run: _Run, source: Source, handouts: Handouts, drafts: Drafts) -> Summary:
    """Write the results of a roster and its rejected rows, page by page; return its totals."""
    language, names = run.asked.language, source.header.names
    summary, totals = Summary(), ControlTotals()
    with ExitStack() as stack, progress_of(_ROWS, source.size) as progress:
        writers = [
            stack.enter_context(
                closing(RosterWriter(place, drafts, language, bom=run.to.bom or source.bom))
            )
            for place in run.places
        ]
        year, earlier, day = run.asked.year, handouts.earlier, run.asked.as_if_paid
        for assessed in assessed_pages(run.rules, year, source, run.watch, earlier, day):
            with run.watch.on("writing"):
                rejected = rejected_page(assessed.page, assessed.rejected, names, language)
                for writer in writers:
                    writer.write(assessed.valid, rejected)
            as_if_paid = int(assessed.as_if_paid.sum())
            summary.add(assessed.assessment, assessed.refused, as_if_paid)
            totals.add(assessed)
            handouts.add(assessed)
            progress.advance(assessed.valid.num_rows + assessed.refused)
        totals.check(source.counted, summary)
        handouts.check(summary)
        account = account_of(run.rules, run.grounds, handouts, summary, totals, language)
        for writer in writers:
            if handouts.groups is not None:
                writer.add_sheet(groups_sheet(handouts.groups, language))
            writer.add_account(account)
    return summary


def _record(run: _Run, drafts: Drafts) -> None:
    """Write beside each output which run made it and its companion."""
    for place in run.places:
        if place.record is None:
            continue
        written = [path for path in place.files if path != place.record and drafts[path].exists()]
        digests = {path.name: digest_of_file(drafts[path]) for path in written}
        drafts[place.record].write_text(run.record_of(digests), encoding="utf-8", newline="")


def _print_groups(run: _Run, groups: Groups | None) -> None:
    """Print persons and money by columns, where they are asked for."""
    if groups is None:
        return
    result = groups_result(groups, run.asked.language, run.grounds)
    if run.to.shape == "table":
        show(result.view(Presentation(run.asked.language)))
    else:
        sys.stdout.write(FORMATS[run.to.shape].written(result))


def _report(run: _Run, source: Source, handouts: Handouts, summary: Summary) -> None:
    """Say on standard error how the roster was read, what it comes to, and where everything is."""
    language = run.asked.language
    look = Presentation(language)
    year = year_words(run.rules.law, run.asked.year)
    notes = [
        _BY.filled(place=run.rules.facts.name, year=year),
        *source.notes,
        *handouts.notes(),
        *_renamed(run, handouts.earlier.header),
    ]
    extended = extension_note(run.rules, [run.asked.year], language)
    lines = [*(spoken(note, language) for note in notes), *([extended] if extended else [])]
    sys.stderr.writelines(f"{line}\n" for line in lines)
    for table in (summary_tables(summary, run.watch.seconds, look), *handouts.view(look)):
        show(table, stderr=True)
    where = [*handouts.rejections.notes()]
    where += [one for place in run.places for one in _where_rows_are(place, summary)]
    if handouts.bills is not None and run.bills is not None:
        where += handouts.bills.notes(run.bills)
    sys.stderr.writelines(f"{spoken(one, language)}\n" for one in where)


def _renamed(run: _Run, header: Header) -> list[Text]:
    """Say once which columns a workbook has under another name than the other files."""
    if all(place.language(run.asked.language) == "en" for place in run.places):
        return []
    return renamed_in_words(header.written, RESULT_HEADERS, run.asked.language)


def _where_rows_are(place: RosterOutput, summary: Summary) -> Iterator[Text]:
    """Say in which file the valid rows are, and in which one the rejected ones."""
    if not place.is_device and summary.rows > summary.rejected:
        yield _ASSESSED.filled(path=place.output)
    if summary.rejected:
        yield (
            _REJECTED_ARE_NOWHERE.filled(output=place.output)
            if place.companion is None
            else _REJECTED.filled(path=place.companion)
        )
