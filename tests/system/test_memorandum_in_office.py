"""A memorandum as an office opens it: LibreOffice prints it whole."""

from pathlib import Path

import pytest

from kernel.messages import LANGUAGES, Language
from simulate.language.catalogue import spoken
from simulate.output.memorandum.memo_sections import SECTIONS
from simulate.output.memorandum.memorandum import as_memorandum
from tests.simulate.output.deliverable.samples import sample
from tests.simulate.output.memorandum.word_files import LETTER, write_letterhead
from tests.simulate.output.spreadsheet.pieces import with_all_shapes
from tests.system.office import printed_text

pytestmark = pytest.mark.system


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sections_are_printed_in_their_order(tmp_path: Path, language: Language) -> None:
    """A text of forty thousand characters in a cell between them does not stop it."""
    path = tmp_path / "memorandum.docx"
    path.write_bytes(as_memorandum(sample(language)))
    text = "".join(printed_text(path, tmp_path).split())
    at = 0
    for section in SECTIONS:
        title = "".join(spoken(section.title, language).split())
        at = text.index(title, at) + len(title)
    assert text.count("词") == 40_000


def test_a_form_and_a_letterhead_are_printed(tmp_path: Path) -> None:
    """On a page of its own; the letter begins once."""
    path = tmp_path / "memorandum.docx"
    letterhead = write_letterhead(tmp_path / "office.docx")
    path.write_bytes(as_memorandum(with_all_shapes(), letterhead))
    text = printed_text(path, tmp_path)
    assert text.count(LETTER) == 1
    assert "27,362.00" in text
    assert "34,994.50" in text
