"""The document into which a memorandum is written: an office's letterhead, or a plain one."""

from io import BytesIO
from pathlib import Path
from typing import Final
from zipfile import ZipFile

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from kernel.errors import FileFault
from kernel.filefaults import no_such_file, reason_of
from simulate.output.memorandum.memo_pages import set_plain_page
from simulate.output.memorandum.memo_styles import make_styles, set_languages

_OPTION: Final = "--template"

_MACROS: Final = "vbaProject"


def check_template(path: Path) -> None:
    """Say early that a letterhead cannot be used, before any work is done.

    Raises:
        FileFault: there is no such file, or it is no document of Word without macros.
    """
    _opened(path)


def letterhead(template: Path | None) -> Document:
    """Return a document that has an office's page, header, footer and styles, or plain ones.

    What a letterhead says stays; an empty paragraph at its end does not.

    Raises:
        FileFault: as `check_template` does.
    """
    if template is None:
        document = docx.Document()
        set_plain_page(document)
    else:
        document = _opened(template)
        _use_up_last_paragraph(document)
    make_styles(document, replace=template is None)
    set_languages(document)
    return document


def _opened(path: Path) -> Document:
    label = f"{_OPTION} {path}"
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise FileFault(no_such_file(label, path, [".docx"])) from None
    except OSError as error:
        raise FileFault(
            "{path}: cannot be read: {reason}", path=label, reason=reason_of(error)
        ) from None
    try:
        with ZipFile(BytesIO(content)) as package:
            has_macros = any(_MACROS in name for name in package.namelist())
        document = docx.Document() if has_macros else docx.Document(BytesIO(content))
        document.element.body.get_or_add_sectPr()
    except Exception:  # noqa: BLE001  # the reader raises whatever damaged bytes lead it to
        raise FileFault(
            "{file}: it is no Word document, or a damaged one; expected a letterhead that Word or "
            "WPS saved as .docx",
            file=label,
        ) from None
    if has_macros:
        raise FileFault(
            "{file}: it holds macros, expected a letterhead saved as .docx without them",
            file=label,
        )
    return document


def _use_up_last_paragraph(document: Document) -> None:
    blocks = [*document.iter_inner_content()]
    if blocks and isinstance(blocks[-1], Paragraph):
        last = blocks[-1]._p
        holds_nothing = all(child.tag == qn("w:pPr") for child in last)
        if holds_nothing and last.find(f".//{qn('w:sectPr')}") is None:
            last.getparent().remove(last)
