"""Carries `assess` out: a roster in, every valid student with his results out, page by page."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from time import perf_counter
from typing import TypeVar

import pyarrow as pa
from attrs import define, field
from rich.console import Console
from rich.progress import Progress

from kernel.alike import assess_alike
from kernel.errors import RequestError
from kernel.intake import take_in
from kernel.results import KINDS, result_columns, spread
from kernel.ruleset import Ruleset
from simulate.output.console import show
from simulate.output.destination import check_output
from simulate.output.extension import carried_note
from simulate.output.files import whole_file
from simulate.output.words import Language, say, spoken
from simulate.roster.cells import arrow_column
from simulate.roster.companion import Companion, companion_of
from simulate.roster.pages import Source
from simulate.roster.sink import SINKS
from simulate.roster.source import STANDARD_INPUT, open_roster
from simulate.roster.summary import Summary
from simulate.roster.summary_tables import summary_tables
from simulate.scenario.selection import check_year
from simulate.scenario.settings import Setting, load_rules

T = TypeVar("T")


@define
class Stopwatch:
    """Seconds spent on each kind of work."""

    seconds: dict[str, float] = field(factory=dict)

    @contextmanager
    def on(self, work: str) -> Iterator[None]:
        """Measure what is done inside."""
        started = perf_counter()
        yield
        self.seconds[work] = self.seconds.get(work, 0.0) + perf_counter() - started

    def each(self, work: str, items: Iterator[T]) -> Iterator[T]:
        """Go through items, measuring how long each takes to come."""
        end = object()
        while True:
            with self.on(work):
                item = next(items, end)
            if item is end:
                return
            yield item  # type: ignore[misc]  # it is no end, so it is an item


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
        summary = _assess_pages(rules, year, source, output, language, watch, quiet=quiet)
    if not quiet:
        notes = [spoken(note, language) for note in (*source.header.notes(), *source.notes)]
        notes += filter(None, [carried_note(rules, [year], language)])
        sys.stderr.writelines(f"{note}\n" for note in notes)
        show(summary_tables(summary, watch.seconds, language), stderr=True)
        if summary.rejected:
            sys.stderr.write(f"{say('rejected_are_in', language)}{companion_of(output)}\n")
    return not summary.rejected


def _assess_pages(
    rules: Ruleset,
    year: int,
    source: Source,
    output: Path,
    language: Language,
    watch: Stopwatch,
    *,
    quiet: bool,
) -> Summary:
    names = [*source.header.written, *KINDS]
    columns: frozenset[str] = frozenset()
    summary = Summary()
    with (
        whole_file(output) as draft,
        whole_file(companion_of(output)) as rejects,
        closing(Companion(rejects, source.header.names, language)) as rejected,
        closing(SINKS[output.suffix.lower()](draft)) as sink,
        _progress(source, quiet=quiet) as advance,
    ):
        for page in watch.each("reading", source.pages):
            with watch.on("assessing"):
                intake = take_in(rules, year, page.roster(source.header))
                alike = assess_alike(rules, intake.batch, columns)
                columns = alike.columns
                results = spread(result_columns(alike.assessment), alike.of)
            with watch.on("writing"):
                valid = page.batch.take(intake.rows - 1) if intake.rejected else page.batch
                cells = [*valid.columns, *map(arrow_column, results.values())]
                sink.write(pa.record_batch(cells, names=names))
                rejected.write(page, intake.rejected)
            refused = len(intake.rejected) + len(page.malformed)
            summary.add(alike.assessment, refused)
            advance(len(intake.batch) + refused)
    return summary


def _check_apart(output: Path, roster: Path) -> None:
    """Refuse to write over the roster, or where a folder stands."""
    companion = companion_of(output)
    if companion.is_dir():
        raise RequestError(f"-o {output}: {companion} is a folder; expected another name")
    if str(roster) == STANDARD_INPUT or not roster.exists():
        return
    for written in (output, companion):
        if written.exists() and written.samefile(roster):
            raise RequestError(
                f"-o {output}: {written} is the roster itself and would be lost; "
                "expected another name"
            )


@contextmanager
def _progress(source: Source, *, quiet: bool) -> Iterator[Callable[[int], None]]:
    """Show on a terminal how far the work is; give a function that says how many rows are done."""
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=quiet or not console.is_terminal) as bar:
        task = bar.add_task("", total=source.size)
        yield lambda rows: bar.advance(task, rows)
