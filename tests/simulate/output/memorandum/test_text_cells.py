"""Texts and key figures laid out for a page of Word."""

from docx.shared import Cm

from simulate.output.layout import KeyFigure, KeyFigures
from simulate.output.memorandum.memo_tables import width_for
from simulate.output.memorandum.text_cells import key_figures_part, text_part
from simulate.output.text_table import TextTable

WIDTH = Cm(16)


def test_columns_are_as_wide_as_their_texts_and_the_last_takes_the_rest() -> None:
    """A short table fills the page."""
    part = text_part(TextTable("", ["Name", "Value"], [("uptake", "0.52")]), WIDTH)
    assert part.widths[0] == width_for(len("uptake") + 1)
    assert sum(part.widths) == WIDTH


def test_a_long_text_takes_the_room_that_others_leave() -> None:
    """Those keep their longest word."""
    part = text_part(TextTable("", ["Clause", "What it says"], [("C2", "words " * 200)]), WIDTH)
    assert part.widths[0] == width_for(len("Clause") + 1)
    assert [len(row) for row in part.rows] == [2]


def test_a_long_text_beside_many_columns_stands_below_its_row() -> None:
    """So does its heading; a row without one has nothing below it."""
    rows = [("name " * 8, "0.52", "0.4–0.98", "assumed", "source " * 60, "whoever signs")] * 2
    rows.append(("other name", "1", "", "explicit", "", "the document cited"))
    table = TextTable("", ["Name", "Value", "Range", "Basis", "Source", "Answers"], rows)
    part = text_part(table, WIDTH)
    assert [[cell.text for cell in head] for head in part.heads] == [
        ["Name", "Value", "Range", "Basis", "Answers"],
        ["Source"],
    ]
    assert [len(row) for row in part.rows] == [5, 1, 5, 1, 5]
    assert part.rows[1][0].text == "source " * 60
    assert part.rows[1][0].columns == 5
    assert part.rows[1][0].continues


def test_what_names_a_row_stays_before_it() -> None:
    """However long it is."""
    rows = [("type of student " * 20, *["a text as long as this"] * 5)]
    part = text_part(TextTable("", ["Students", *"12345"], rows), WIDTH)
    assert [len(row) for row in part.rows] == [6]


def test_columns_never_ask_for_more_than_the_page() -> None:
    """Twelve columns of long words."""
    table = TextTable("", ["h"] * 12, [["a" * 30] * 12])
    assert sum(text_part(table, WIDTH).widths) <= WIDTH


def test_a_table_without_rows_has_its_headings() -> None:
    """It is not lost."""
    part = text_part(TextTable("", ["Name", "Value"], []), WIDTH)
    assert [cell.text for cell in part.heads[0]] == ["Name", "Value"]
    assert part.rows == []


def test_a_key_figure_is_bold_between_its_label_and_its_remark() -> None:
    """Its amount is never broken."""
    figures = KeyFigures([KeyFigure("Fund income", "5.55 亿元", "accrual", 555)])
    part = key_figures_part(figures, WIDTH)
    label, amount, remark = part.rows[0]
    assert (label.text, amount.text, remark.text) == ("Fund income", "5.55 亿元", "accrual")
    assert (amount.bold, amount.is_figure) == (True, True)
    assert part.widths[1] == width_for(9)
    assert sum(part.widths) == WIDTH
