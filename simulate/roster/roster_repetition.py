"""Repeats the recorded assessment of a roster and says whether the figures are identical."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from attrs import evolve
from rich.console import RenderableType

from kernel.messages import Language, Text, message
from simulate.language.catalogue import language_of, spoken
from simulate.output.causes import causes_of, differing_values
from simulate.output.document import Document
from simulate.output.repetition import Repetition, under_recorded_names
from simulate.output.repetition_report import rerun_report
from simulate.output.result_headers import RESULT_HEADERS
from simulate.output.saved import Saved
from simulate.output.text_table import text_table
from simulate.roster.written_figures import DifferingColumn, differing_columns, figures_of

_COLUMN: Final = message("Column")
_ROWS: Final = message("Rows that differ")
_FIRST: Final = message("First row")

_UNCHANGED: Final = message("{file} is the one that was assessed: its SHA-256 is the recorded one.")
_CHANGED: Final = message(
    "{file} was changed after it was assessed: the record holds another SHA-256."
)

Assess = Callable[[Path, Language], object]
"""Assesses the recorded roster as it was assessed, into a file, with headers in a language."""


def repeat_assessment(
    document: Document, assess: Assess, files: Mapping[Path, Path], language: Language
) -> Repetition:
    """Compare the results of a roster with the same ones now.

    Args:
        document: the output as it was saved.
        assess: makes it again.
        files: where those stand that it was made from, by where they stood.
        language: of the words.

    Raises:
        FileFault: the output is not in the format of its extension.
        XuebaoError: the roster cannot be assessed any more.
    """
    path, written = document.path, language_of(document.run.get("language") or "en")
    headers = written if path.suffix.lower() == ".xlsx" else "en"
    with TemporaryDirectory() as folder:
        again = Path(folder) / f"again{path.suffix.lower()}"
        assess(again, written)
        now, made = figures_of(again, headers), Saved.without_facts(Document.load(again))
    then, saved = figures_of(path, headers), Saved.without_facts(document)
    differing = differing_columns(then, now)
    run = under_recorded_names(made.run, files)
    # What became of the roster is said in a sentence, and not once more among the causes.
    one, other = (
        evolve(each, run={**of, "input_files": {}})
        for each, of in ((saved, saved.run), (made, run))
    )
    report = rerun_report(
        saved,
        max(then.num_rows, now.num_rows) * now.num_columns,
        sum(column.rows for column in differing),
        _tables(differing, language),
        causes_of(one, other),
        differing_values(one, other),
        language,
        [*_notes(saved.run, run)],
    )
    return Repetition(not differing, report)


def _notes(then: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[Text]:
    """Say of the roster, and of whatever else was read, whether it is the recorded one."""
    for file, digest in now["input_files"].items():
        is_same = digest == then.get("input_files", {}).get(file)
        yield (_UNCHANGED if is_same else _CHANGED).filled(file=file)


def _tables(differing: Sequence[DifferingColumn], language: Language) -> list[RenderableType]:
    """Return which columns differ, and where; no cell, which may hold anything by now."""
    if not differing:
        return []
    rows = [
        (spoken(RESULT_HEADERS[column.name], language), f"{column.rows:,}", f"{column.first:,}")
        for column in differing
    ]
    return [text_table("", (_COLUMN, _ROWS, _FIRST), rows, language)]
