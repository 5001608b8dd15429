"""What whoever signs fills in: lines with a label, left blank."""

from collections.abc import Mapping, Sequence
from typing import Final

from docx.shared import Cm, Emu

from kernel.messages import Text
from simulate.language.catalogue import spoken
from simulate.output.memorandum.memo_blocks import Draft
from simulate.output.memorandum.memo_pages import text_width
from simulate.output.memorandum.memo_tables import Cell, put_table

_LABELS: Final = Cm(5)

_HEIGHT: Final = Cm(0.8)
"""Room for a hand."""


def put_blanks(draft: Draft, labels: Sequence[Text], known: Mapping[Text, Text] = {}) -> None:
    """Append lines to be filled in; what is known stands in them."""
    rows = [
        [Cell(spoken(text, draft.language)) for text in (label, *filter(None, [known.get(label)]))]
        for label in labels
    ]
    widths = (_LABELS, Emu(text_width(draft.document) - _LABELS))
    table = put_table(draft.document, widths, [], rows)
    for row in table.rows:
        row.height = _HEIGHT
    draft.space()
