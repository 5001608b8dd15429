"""An office's letterhead: what is its own stays, and what is none is refused early."""

from pathlib import Path
from typing import Final
from zipfile import ZipFile

import docx
import pytest
from docx.shared import Pt

from kernel.errors import FileFault
from simulate.output.memorandum.letterhead import check_template
from simulate.output.memorandum.memorandum import as_memorandum
from tests.simulate.output.deliverable.samples import sample
from tests.simulate.output.memorandum.word_files import (
    LETTER,
    headings_of,
    opened,
    without_charts,
    write_letterhead,
)
from tests.simulate.output.spreadsheet.pieces import with_all_shapes

PLAIN: Final = without_charts(sample("zh"))


def test_page_header_and_footer_stay(tmp_path: Path) -> None:
    """Those of the first page, too."""
    content = as_memorandum(PLAIN, write_letterhead(tmp_path / "office.docx"))
    page = opened(content).sections[0]
    assert page.first_page_header.paragraphs[0].text == LETTER
    assert page.header.paragraphs[0].text == "长沙市医疗保障局"
    assert page.footer.paragraphs[0].text == "电话：0731"
    assert page.left_margin == Pt(85)


def test_styles_stay_and_those_that_are_missing_are_made(tmp_path: Path) -> None:
    """The office's headings look as the office wants them."""
    template = write_letterhead(tmp_path / "office.docx")
    bare = docx.Document(str(template))
    bare.styles["Heading 2"].delete()
    bare.save(str(template))
    styles = opened(as_memorandum(PLAIN, template)).styles
    assert styles["Heading 1"].font.name == "方正小标宋简体"
    assert styles["Heading 2"].font.name == "Arial"


def test_the_memorandum_follows_what_the_letterhead_says(tmp_path: Path) -> None:
    """An empty paragraph at its end is used up; one with words is not."""
    for last, expected in (("", ["长沙 · 2024届"]), ("报告", ["报告", "长沙 · 2024届"])):
        template = write_letterhead(tmp_path / "office.docx", last=last)
        document = opened(as_memorandum(PLAIN, template))
        own = [paragraph.text for paragraph in document.paragraphs[: 1 + len(expected)]]
        assert own == ["长医保测〔2026〕号", *expected]


def test_a_turned_page_does_not_begin_the_letter_again(tmp_path: Path) -> None:
    """The header of a first page stands on the first page alone."""
    content = as_memorandum(
        without_charts(with_all_shapes()), write_letterhead(tmp_path / "office.docx")
    )
    first, *others = opened(content).sections
    assert first.different_first_page_header_footer
    assert others
    assert not any(page.different_first_page_header_footer for page in others)
    assert all(page.header.is_linked_to_previous for page in others)


def test_a_memorandum_is_a_letterhead_itself(tmp_path: Path) -> None:
    """What this program wrote can be written on."""
    template = tmp_path / "first.docx"
    template.write_bytes(as_memorandum(PLAIN))
    document = opened(as_memorandum(PLAIN, template))
    assert [p.text for p in document.paragraphs].count(PLAIN.title) == 2
    assert len(headings_of(document)) == 22


def test_a_missing_file_is_named_with_the_nearest_one(tmp_path: Path) -> None:
    """As the option has it."""
    write_letterhead(tmp_path / "office.docx")
    with pytest.raises(FileFault) as caught:
        check_template(tmp_path / "ofice.docx")
    assert str(caught.value) == (
        f"--template {tmp_path / 'ofice.docx'}: no such file; did you mean 'office.docx'?"
    )


def test_a_folder_is_no_letterhead(tmp_path: Path) -> None:
    """The system says why it cannot be read."""
    with pytest.raises(FileFault, match="cannot be read: Is a directory"):
        check_template(tmp_path)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"{\\rtf1 a text}"])
def test_what_word_did_not_write_is_refused(tmp_path: Path, content: bytes) -> None:
    """A text, a damaged archive, nothing."""
    path = tmp_path / "office.docx"
    path.write_bytes(content)
    with pytest.raises(FileFault, match="no Word document, or a damaged one"):
        check_template(path)


def test_a_cut_off_document_is_refused(tmp_path: Path) -> None:
    """Half a file, and a whole archive that lacks its text."""
    whole = write_letterhead(tmp_path / "office.docx")
    half = tmp_path / "half.docx"
    half.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    empty = tmp_path / "empty.docx"
    with ZipFile(whole) as parts, ZipFile(empty, "w") as package:
        for name in parts.namelist():
            package.writestr(name, b"<x/>" if name == "word/document.xml" else parts.read(name))
    for path in (half, empty):
        with pytest.raises(FileFault, match="no Word document, or a damaged one"):
            check_template(path)


def test_macros_are_refused(tmp_path: Path) -> None:
    """Whatever the file is called."""
    path = write_letterhead(tmp_path / "office.docx")
    with ZipFile(path, "a") as package:
        package.writestr("word/vbaProject.bin", b"macros")
    with pytest.raises(FileFault, match="it holds macros"):
        check_template(path)


def test_a_good_one_passes(tmp_path: Path) -> None:
    """And is as it was."""
    path = write_letterhead(tmp_path / "office.docx")
    before = path.read_bytes()
    check_template(path)
    assert path.read_bytes() == before
