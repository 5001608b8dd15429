"""The work of `assess`: from a roster file to the file of results and its companion."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from kernel.messages import Language, Text, message
from kernel.progress import progress_of
from kernel.ruleset import Ruleset
from simulate.language.catalogue import spoken
from simulate.output.console import show
from simulate.output.files import digest_of_file, whole_file, write_revocably
from simulate.output.formats import record_text
from simulate.output.presentation import Presentation
from simulate.output.record import grounds_of_rules
from simulate.roster.assessment import assessed_pages, notes_on
from simulate.roster.companion import Companion
from simulate.roster.pages import Source
from simulate.roster.roster_output import RosterOutput
from simulate.roster.sink import sink_of
from simulate.roster.source import open_roster
from simulate.roster.stopwatch import Stopwatch
from simulate.roster.summary import Summary
from simulate.roster.summary_tables import summary_tables
from simulate.scenario.selection import check_year
from simulate.scenario.settings import Setting, load_rules

_ROWS: Final = message("Rows assessed")
_ASSESSED: Final = message("Assessed rows are in {path}")
_REJECTED: Final = message("Rejected rows, each with every reason, are in {path}")
_REJECTED_ARE_NOWHERE: Final = message(
    "The rejected rows are written beside a file only, and {output} is none."
)

Recorded = Callable[[dict[str, str]], str]
"""Returns the record of files, of their digests by name."""


def assess_roster(
    roster: Path,
    region: str,
    year: int,
    output: Path,
    settings: Sequence[Setting],
    language: Language,
    *,
    scenarios: Sequence[Path] = (),
    command: Sequence[str] = (),
    quiet: bool = False,
    force: bool = False,
    bom: bool = False,
) -> bool:
    """Assess a roster; say whether every row was valid.

    The valid rows are in the output, the others with every reason in its companion; both appear
    whole or not at all, and the record of the run beside them. A summary goes to standard error.

    Args:
        roster: the file, or `-` for standard input.
        region: whose rules apply.
        year: the insurance year.
        output: where the valid rows are written.
        settings: what is changed.
        language: of reasons, notes and the summary.
        scenarios: the files that say what is changed, for the record.
        command: the arguments, for the record.
        quiet: whether nothing goes to standard error.
        force: whether files are overwritten that the program has not written.
        bom: whether CSV begins with a byte order mark.

    Raises:
        RequestError: the request is wrong, or a file cannot be read or written.
    """
    started, watch = datetime.now(UTC), Stopwatch()
    check_year(year)
    place = RosterOutput.of(output, roster, force=force, bom=bom)
    rules = load_rules(region, settings)

    def recorded(digests: dict[str, str]) -> str:
        inputs = [roster] if roster.is_file() else []
        grounds = grounds_of_rules(rules, year, settings, command, started, scenarios, inputs)
        return record_text(grounds, digests)

    with ExitStack() as stack:
        with watch.on("reading"):
            source = stack.enter_context(open_roster(roster))
        summary = _written(rules, year, source, place, language, watch, recorded)
    if not quiet:
        sys.stderr.writelines(f"{note}\n" for note in notes_on(rules, year, source, language))
        show(summary_tables(summary, watch.seconds, Presentation(language)), stderr=True)
        where = _where_rows_are(place, summary)
        sys.stderr.writelines(f"{spoken(one, language)}\n" for one in where)
    return not summary.rejected


def _written(
    rules: Ruleset,
    year: int,
    source: Source,
    place: RosterOutput,
    language: Language,
    watch: Stopwatch,
    recorded: Recorded,
) -> Summary:
    """Write the results of a roster and its rejected rows, page by page; return its totals."""
    summary, names, bom = Summary(), source.header.names, place.bom
    with ExitStack() as undoing:
        with whole_file(place.output) as draft, whole_file(place.companion) as rejects:
            with (
                closing(Companion(rejects, names, language, bom=bom)) as rejected,
                closing(sink_of(place.extension, draft, bom=bom)) as sink,
                progress_of(_ROWS, source.size) as progress,
            ):
                for assessed in assessed_pages(rules, year, source, watch):
                    with watch.on("writing"):
                        sink.write(assessed.valid)
                        rejected.write(assessed.page, assessed.rejected)
                    summary.add(assessed.assessment, assessed.refused)
                    progress.advance(assessed.valid.num_rows + assessed.refused)
            if place.record is not None:
                with watch.on("writing"):
                    drafts = {place.output.name: draft, place.companion.name: rejects}
                    digests = {n: digest_of_file(d) for n, d in drafts.items() if d.exists()}
                    write_revocably(place.record, recorded(digests), undoing)
        undoing.pop_all()
    return summary


def _where_rows_are(place: RosterOutput, summary: Summary) -> Iterator[Text]:
    """Say in which file the valid rows are, and in which one the rejected ones."""
    is_file = place.record is not None
    if is_file and summary.rows > summary.rejected:
        yield _ASSESSED.filled(path=place.output)
    if summary.rejected:
        yield (
            _REJECTED.filled(path=place.companion)
            if is_file
            else _REJECTED_ARE_NOWHERE.filled(output=place.output)
        )
