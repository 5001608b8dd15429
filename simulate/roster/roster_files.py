"""The work of `assess`: from a roster file to the file of results and its companion."""

import sys
from collections.abc import Sequence
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Final

from kernel.errors import RequestError
from kernel.messages import Language, message
from kernel.progress import progress_of
from kernel.ruleset import Ruleset
from simulate.language.catalogue import spoken
from simulate.output.console import show
from simulate.output.files import whole_file
from simulate.output.formats import check_output
from simulate.output.presentation import Presentation
from simulate.roster.assessment import assessed_pages, notes_on
from simulate.roster.companion import Companion, companion_of
from simulate.roster.pages import Source
from simulate.roster.sink import SINKS
from simulate.roster.source import STANDARD_INPUT, open_roster
from simulate.roster.stopwatch import Stopwatch
from simulate.roster.summary import Summary
from simulate.roster.summary_tables import summary_tables
from simulate.scenario.selection import check_year
from simulate.scenario.settings import Setting, load_rules

_ROWS: Final = message("Rows assessed")
_REJECTED_ARE_IN: Final = message("Rejected rows, each with every reason, are in ")


def assess_roster(
    roster: Path,
    region: str,
    year: int,
    output: Path,
    settings: Sequence[Setting],
    language: Language,
    *,
    quiet: bool,
) -> bool:
    """Assess a roster; say whether every row was valid.

    The valid rows are in the output, the others with every reason in its companion; both appear
    whole or not at all. A summary goes to standard error.

    Raises:
        RequestError: the request is wrong, or a file cannot be read or written.
    """
    check_year(year)
    check_output(output, SINKS)
    _check_apart(output, roster)
    rules = load_rules(region, settings)
    watch = Stopwatch()
    with ExitStack() as stack:
        with watch.on("reading"):
            source = stack.enter_context(open_roster(roster))
        summary = _written(rules, year, source, output, language, watch)
    if not quiet:
        sys.stderr.writelines(f"{note}\n" for note in notes_on(rules, year, source, language))
        show(summary_tables(summary, watch.seconds, Presentation(language)), stderr=True)
        if summary.rejected:
            sys.stderr.write(f"{spoken(_REJECTED_ARE_IN, language)}{companion_of(output)}\n")
    return not summary.rejected


def _written(
    rules: Ruleset,
    year: int,
    source: Source,
    output: Path,
    language: Language,
    watch: Stopwatch,
) -> Summary:
    """Write the results of a roster and its rejected rows, page by page; return its totals."""
    summary = Summary()
    with (
        whole_file(output) as draft,
        whole_file(companion_of(output)) as rejects,
        closing(Companion(rejects, source.header.names, language)) as rejected,
        closing(SINKS[output.suffix.lower()](draft)) as sink,
        progress_of(_ROWS, source.size) as progress,
    ):
        for assessed in assessed_pages(rules, year, source, watch):
            with watch.on("writing"):
                sink.write(assessed.valid)
                rejected.write(assessed.page, assessed.rejected)
            summary.add(assessed.assessment, assessed.refused)
            progress.advance(assessed.valid.num_rows + assessed.refused)
    return summary


def _check_apart(output: Path, roster: Path) -> None:
    """Refuse to write over the roster, or where a folder stands."""
    companion = companion_of(output)
    if companion.is_dir():
        raise RequestError(
            "-o {output}: {companion} is a folder; expected another name",
            output=output,
            companion=companion,
        )
    if str(roster) == STANDARD_INPUT or not roster.exists():
        return
    for written in (output, companion):
        if written.exists() and written.samefile(roster):
            raise RequestError(
                "-o {output}: {written} is the roster itself and would be lost; expected "
                "another name",
                output=output,
                written=written,
            )
