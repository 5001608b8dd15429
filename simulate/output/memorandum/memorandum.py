"""A deliverable as a memorandum in Word, a draft for signature."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from kernel.messages import Language, message, message_in
from simulate.language.catalogue import spoken
from simulate.output.deliverable.chapters import Chapter
from simulate.output.deliverable.figure_table import FigureTable
from simulate.output.deliverable.printed_form import PrintedForm
from simulate.output.deliverable.whole import Deliverable
from simulate.output.memorandum.figure_cells import DOT
from simulate.output.memorandum.fill_in import put_blanks
from simulate.output.memorandum.fixed_package import as_bytes
from simulate.output.memorandum.letterhead import letterhead
from simulate.output.memorandum.memo_blocks import Draft
from simulate.output.memorandum.memo_pages import put_footer
from simulate.output.memorandum.memo_sections import SECTIONS, MemoSection
from simulate.output.memorandum.memo_styles import CHAPTER, SECTION, SUBTITLE, TITLE

DRAFT: Final = message("Draft, not valid until signed")

_MEMORANDUM: Final = message("Actuarial memorandum")
_SIGNED: Final = message("Signed by")
_UNSIGNED: Final = message(
    "A program wrote this draft. Nobody answers for it until a person signs it and so makes it his "
    "own."
)
_PREPARED_WITH: Final = message("Prepared with")
_PROGRAM: Final = message("xuebao, version {version}")
_DATE: Final = message("Date")
_NAME: Final = message_in("of a person", "Name")
_SIGNATORY: Final = (_NAME, message("Qualification"), _DATE, message("Signature"))

_NUMBERS: Final[Mapping[Language, Sequence[str]]] = {
    "zh": [f"{number}、" for number in "一二三四五六七八九十"],
    "en": [f"{number}  " for number in range(1, 11)],
}


def as_memorandum(deliverable: Deliverable, template: Path | None = None) -> bytes:
    """Return a memorandum: the same bytes for the same deliverable.

    Args:
        deliverable: what it is about.
        template: a .docx file whose page, header, footer and styles it takes over.

    Raises:
        FileFault: the template is no document of Word without macros.
    """
    shown = [chapter for chapter in deliverable.chapters if chapter.kind.section]
    blocks = (block for chapter in shown for block in chapter.blocks)
    tables = frozenset(block.key for block in blocks if isinstance(block, FigureTable))
    document = letterhead(template)
    draft = Draft(document, deliverable.unit, deliverable.language, tables)
    if template is None:
        put_footer(document, spoken(DRAFT, deliverable.language))
    _put_head(draft, deliverable)
    for number, section in zip(_NUMBERS[deliverable.language], SECTIONS, strict=True):
        draft.say(number + spoken(section.title, deliverable.language), SECTION)
        own = [chapter for chapter in shown if chapter.kind.section == section.key]
        _put_section(draft, section, own, deliverable)
    draft.say(spoken(_SIGNED, deliverable.language), SECTION)
    draft.state(_UNSIGNED)
    put_blanks(draft, _SIGNATORY)
    return as_bytes(document, deliverable.title)


def _put_head(draft: Draft, deliverable: Deliverable) -> None:
    draft.say(deliverable.title, TITLE)
    words = [spoken(text, deliverable.language) for text in (_MEMORANDUM, DRAFT)]
    draft.say(DOT.join(words), SUBTITLE)
    program = _PROGRAM.filled(version=deliverable.run.get("version", ""))
    put_blanks(draft, (_PREPARED_WITH, _DATE), {_PREPARED_WITH: program})
    draft.say(deliverable.sentence)


def _put_section(
    draft: Draft, section: MemoSection, chapters: Sequence[Chapter], deliverable: Deliverable
) -> None:
    draft.state(*section.words(deliverable))
    if not chapters and section.without is not None:
        draft.state(section.without)
    for chapter in chapters:
        if len(chapters) > 1 and not isinstance(chapter.blocks[0], PrintedForm):
            title = spoken(chapter.kind.title, deliverable.language)
            draft.say(DOT.join(filter(None, (title, chapter.of))), CHAPTER)
        for block in chapter.blocks:
            draft.put(block)
    if section.blanks:
        put_blanks(draft, section.blanks)
