"""Pages: turned for a wide form, and back."""

from attrs import evolve
from docx.enum.section import WD_ORIENT

from simulate.output.deliverable.figure_table import FigureColumn
from simulate.output.memorandum.memorandum import as_memorandum
from tests.simulate.output.memorandum.word_files import lines_of, opened
from tests.simulate.output.spreadsheet.pieces import EXPENDITURE, FORM, REVENUE, with_chapters


def test_a_wide_form_has_a_page_of_its_own_turned() -> None:
    """What follows stands upright again."""
    document = opened(as_memorandum(with_chapters(("form", (FORM,)))))
    before, turned, after = document.sections
    upright, across = WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE
    assert [page.orientation for page in (before, turned, after)] == [upright, across, upright]
    assert turned.page_width == before.page_height
    assert after.page_width == before.page_width
    assert "一、基本医疗保险费收入" in [row.cells[0].text for row in document.tables[2].rows]


def test_a_narrow_form_stays_on_the_page() -> None:
    """One side with two years."""
    form = evolve(FORM, right=None)
    document = opened(as_memorandum(with_chapters(("form", (form,)))))
    assert len(document.sections) == 1
    assert document.sections[0].orientation == WD_ORIENT.PORTRAIT


def test_a_form_that_no_page_holds_has_its_sides_below_each_other() -> None:
    """Every figure of nine years is there, without the rows that are crossed out."""
    years = tuple(FigureColumn(str(year)) for year in range(2026, 2035))
    left, right = (
        evolve(
            side,
            columns=years,
            groups=tuple(
                evolve(
                    group,
                    lines=tuple(
                        evolve(line, cells=line.cells[:1] * 9, marks=frozenset())
                        for line in group.lines
                    ),
                )
                for group in side.groups
            ),
        )
        for side in (REVENUE, EXPENDITURE)
    )
    wide = evolve(FORM, left=left, right=right)
    document = opened(as_memorandum(with_chapters(("form", (wide,)))))
    assert len(document.sections) == 1
    text = "\n".join(lines_of(document))
    assert text.count("27,362.00") == 9
    assert text.count("7,039.00") == 9
    assert "编制单位：郑州市" in text
    assert "尾数四舍五入。" in text
