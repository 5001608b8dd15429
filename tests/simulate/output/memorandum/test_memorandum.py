"""A memorandum as a person reads it: sections, figures, what is left blank."""

from datetime import UTC, datetime
from io import BytesIO
from typing import Final
from zipfile import ZipFile

import pytest
from attrs import evolve

from kernel.messages import LANGUAGES, Language
from simulate.output.deliverable.chapters import KINDS, Chapter
from simulate.output.deliverable.filed_cells import filed_cell
from simulate.output.deliverable.printed_form import PrintedForm
from simulate.output.deliverable.shown_cells import shown_cell
from simulate.output.deliverable.whole import Deliverable
from simulate.output.layout import Heading, Sentences
from simulate.output.memorandum.memorandum import as_memorandum
from tests.simulate.output.deliverable.samples import NASTY, PAYERS, sample
from tests.simulate.output.memorandum.word_files import (
    headings_of,
    lines_of,
    opened,
    rows_of,
    table_with,
    without_charts,
)
from tests.simulate.output.spreadsheet.pieces import with_all_shapes

SECTIONS: Final = [
    "1  Purpose, users and scope",
    "2  Data",
    "3  Method",
    "4  Assumptions, and who answers for each",
    "5  Results",
    "6  Reconciliation with the last result",
    "7  Sensitivity and uncertainty",
    "8  Reliance",
    "9  Limitations",
    "10  Information date and subsequent events",
    "Signed by",
]

PLAIN: Final = without_charts(sample("en"))
CHINESE: Final = without_charts(sample("zh"))


def between(made: Deliverable, first: str, last: str) -> list[str]:
    """Return the texts of a section."""
    lines = lines_of(opened(as_memorandum(made)))
    return lines[lines.index(first) + 1 : lines.index(last)]


def test_the_sections_are_those_of_an_actuarial_report() -> None:
    """Numbered, in their order, the signature last."""
    assert headings_of(opened(as_memorandum(PLAIN))) == SECTIONS


def test_chinese_sections_have_chinese_numbers() -> None:
    """As official documents have them."""
    numbers = [heading[:2] for heading in headings_of(opened(as_memorandum(CHINESE)))[:10]]
    assert numbers == [
        "一、",
        "二、",
        "三、",
        "四、",
        "五、",
        "六、",
        "七、",
        "八、",
        "九、",
        "十、",
    ]


@pytest.mark.parametrize("made", [PLAIN, with_all_shapes()], ids=["figures", "all shapes"])
def test_every_figure_of_every_table_is_there(made: Deliverable) -> None:
    """Those of forms, and those behind charts, too; in one row behind their label."""
    lines = [line.split(" | ") for line in lines_of(opened(as_memorandum(made)))]
    shown = [chapter for chapter in made.chapters if chapter.kind.section]
    forms = [one for chapter in shown for one in chapter.blocks if isinstance(one, PrintedForm)]
    filed = {side.key for form in forms for side in form.tables}
    for table in evolve(made, chapters=tuple(shown)).tables:
        write = filed_cell if table.key in filed else shown_cell
        for line in table.lines:
            figures = [write(table, line, at, made.unit) for at in range(len(table.columns))]
            label = [line.number + line.label, *figures]
            assert any(" | ".join(label) in " | ".join(row) for row in lines), label


def test_a_figure_is_in_the_unit_above_its_table() -> None:
    """12,345,678 fen are 12.35 of 10,000 yuan, rounded half up; what is not known is blank."""
    document = opened(as_memorandum(PLAIN))
    assert "基金收入 · Unit: 万元 (10,000 yuan)" in lines_of(document)
    assert rows_of(table_with(document, "缴款方")) == [
        ["缴款方", "2024", "2025", "合计", "Rests on"],
        ["学生", "12.35", "20.00", "32.35", "CS-4"],
        ["中央", "30.00", "31.00", "61.00", "CS-7"],
        ["合计", "42.35", "51.00", "93.35", ""],
        ["参保人数", "1,000", "990", "", ""],
    ]


def test_a_chapter_stands_in_its_section() -> None:
    """Those of results under their titles; what is only for files is left out."""
    assumed = Chapter(KINDS["assumptions"], (Sentences(["uptake is 0.52"]),))
    listed = Chapter(KINDS["parameters"], (Sentences(["tariff is 400"]),))
    made = evolve(PLAIN, chapters=(*PLAIN.chapters[:2], assumed, listed))
    assert "uptake is 0.52" in between(made, SECTIONS[3], SECTIONS[4])
    results = between(made, SECTIONS[4], SECTIONS[5])
    assert results[0] == "Summary"
    assert "By payer and year" in results
    assert "tariff is 400" not in "".join(lines_of(opened(as_memorandum(made))))


def test_a_chapter_of_a_region_says_whose_it_is() -> None:
    """Where there are several of one title."""
    own = [Chapter(KINDS["balance"], (Heading("x"),), of=place) for place in ("长沙", "泉州")]
    document = opened(as_memorandum(evolve(PLAIN, chapters=tuple(own))))
    assert headings_of(document, 2) == [
        "Prepaid balance rolled forward · 长沙",
        "Prepaid balance rolled forward · 泉州",
    ]
    assert headings_of(document, 3) == ["x", "x"]


def test_whoever_signs_finds_blanks() -> None:
    """Name, qualification, date and signature; the date of the head, the information date."""
    document = opened(as_memorandum(PLAIN))
    blank = {
        "Prepared with": ["xuebao, version 0.1.0", ""],
        "Prepared for": ["", ""],
        "Extent of review": [""],
        "Deviations from standards of practice, if any": [""],
        "Information date": ["", ""],
        "Name": ["", "", "", ""],
    }
    for first, filled in blank.items():
        assert [row[1] for row in rows_of(table_with(document, first))] == filled
    assert [row[0] for row in rows_of(table_with(document, "Name"))] == [
        "Name",
        "Qualification",
        "Date",
        "Signature",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_a_draft_on_every_page(language: Language) -> None:
    """Below its title, and at the foot."""
    document = opened(as_memorandum(evolve(PLAIN, language=language)))
    draft = {"en": "Draft, not valid until signed", "zh": "草稿，签署前无效"}[language]
    assert draft in document.paragraphs[1].text
    assert draft in document.sections[0].footer.paragraphs[0].text


def test_the_same_deliverable_is_the_same_file() -> None:
    """Also when it is asked for later: no time is in it, and nobody's name."""
    content = as_memorandum(sample("zh"))
    assert content == as_memorandum(sample("zh"))
    with ZipFile(BytesIO(content)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    properties = opened(content).core_properties
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")
    first_day = datetime(1980, 1, 1, tzinfo=UTC)
    assert (properties.created, properties.modified) == (first_day, first_day)
    assert properties.title == "长沙 · 2024届"


def test_texts_of_any_sort_are_whole() -> None:
    """Markup stays text; a sign stands for what a file cannot hold; nothing is cut."""
    lines = lines_of(opened(as_memorandum(PLAIN)))
    for text in NASTY:
        assert f"{text} | 0.52".replace("\x07", "\ufffd") in lines


def test_a_title_may_hold_what_a_file_cannot() -> None:
    """It is among the properties of the file, too."""
    document = opened(as_memorandum(evolve(PLAIN, title="a\x00b" * 200)))
    assert document.paragraphs[0].text == "a\ufffdb" * 200


def test_a_chart_beside_its_table_does_not_repeat_it() -> None:
    """One whose table stands nowhere has it below."""
    alone = evolve(sample("en"), chapters=(Chapter(KINDS["payers"], sample().charts),))
    for made in (sample("en"), alone):
        lines = lines_of(opened(as_memorandum(made)))
        assert sum(line.startswith(f"{PAYERS.corner} |") for line in lines) == 1
