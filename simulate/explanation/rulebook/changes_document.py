"""What changes in a region's rules, as a document: to another version of it, or to another year."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from kernel.errors import RequestError, nearest
from kernel.messages import Language, Text, message
from kernel.registry import region_names, regions_called
from simulate.explanation.rulebook.ground import Ground
from simulate.explanation.rulebook.markdown import chapter, joined
from simulate.explanation.rulebook.region_folder import in_folder
from simulate.explanation.rulebook.row_changes import Version, row_changes
from simulate.explanation.rulebook.row_lines import plain_text
from simulate.explanation.rulebook.text_changes import (
    clause_changes,
    document_changes,
    switch_changes,
)
from simulate.explanation.rulebook.value_changes import entry_changes, year_changes
from simulate.explanation.rulebook.written_region import WrittenRegion, installed
from simulate.explanation.rulebook.year_turns import document_turns, row_turns
from simulate.output.words import CLAUSES
from simulate.scenario.selection import cohorts_named

_YEARS: Final = re.compile("[0-9-]+:[0-9-]+")

_VERSIONS: Final = message("{region}: what changes from {before} to {after}")
_DOCUMENTS: Final = message("Documents")
_ROWS: Final = message("Rows of the rules")
_SWITCHES: Final = message("Interpretations that may be chosen")
_VALUES: Final = message("Values")
_NOTHING: Final = message("Nothing changes.")

Chapters = Iterable[tuple[Text, Iterable[Text]]]


def changes_document(region: WrittenRegion, other: str, language: Language) -> str:
    """Return what changes in a region, in Markdown.

    Args:
        region: the region as it is installed.
        other: two years of it, `2025:2026`, an installed region, or a folder with its files.
        language: of the document.

    Raises:
        RequestError: there is no such year, region or folder.
        FileFault: files of the folder break the contract.
    """
    if _YEARS.fullmatch(other):
        years = cohorts_named(other, message("--diff {years}:", years=other))
        first, last = years[0], years[-1]
        title = _title(region, first, last)
        chapters = _between_years(region, first, last, language)
    else:
        new = _named(other, region)
        title = _title(region, region.own.label(""), new.own.label(""))
        chapters = _between_versions(region, new, language)
    return joined(_lines(title, chapters, language))


def _named(other: str, region: WrittenRegion) -> WrittenRegion:
    """Return an installed region, or one in a folder."""
    names = regions_called().meant_by(other)
    if len(names) == 1:
        return installed(names[0])
    if Path(other).is_dir():
        return in_folder(Path(other), region)
    raise RequestError(
        "--diff {other}: expected two years such as 2025:2026, a folder with the files of a "
        "region, or an installed one; {hint}",
        other=other,
        hint=nearest(other, region_names()),
    )


def _title(region: WrittenRegion, before: object, after: object) -> Text:
    return _VERSIONS.filled(region=region.facts.name, before=before, after=after)


def _between_years(region: WrittenRegion, first: int, last: int, language: Language) -> Chapters:
    before, after = (Ground.of(region.law, region.facts, year) for year in (first, last))
    yield _VALUES, year_changes(before, after)
    yield _DOCUMENTS, document_turns(region, first, last, language)
    yield _ROWS, row_turns(region, before, after)


def _between_versions(old: WrittenRegion, new: WrittenRegion, language: Language) -> Chapters:
    year = new.newest_year
    before, after = (Ground.of(one.law, one.facts, year) for one in (old, new))
    yield _VALUES, entry_changes(before, after)
    yield _DOCUMENTS, document_changes(old, new, language)
    yield CLAUSES, clause_changes(old, new)
    yield _ROWS, row_changes(Version(old, before), Version(new, after))
    yield _SWITCHES, switch_changes(old, new)


def _lines(title: Text, chapters: Chapters, language: Language) -> Iterator[str]:
    yield f"# {plain_text(title, language)}"
    is_changed = False
    for heading, changes in chapters:
        lines = [f"- {plain_text(change, language)}" for change in changes]
        is_changed = is_changed or bool(lines)
        yield from chapter(heading, lines, language)
    if not is_changed:
        yield from ("", plain_text(_NOTHING, language))
