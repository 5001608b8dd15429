"""An empty roster of each region: read back without students, with the words that are accepted."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from kernel.columns import HEADERS, domains_of
from kernel.dates import Day
from kernel.errors import RequestError
from kernel.messages import Language
from kernel.registry import load_region
from kernel.students import COLUMN_NAMES
from simulate.roster.handouts.template import write_template
from simulate.roster.handouts.template_words import NOTES, RegionColumns
from simulate.roster.reading.header_names import column_named
from simulate.roster.reading.source import open_roster
from tests.simulate.making import REGIONS

every_region = pytest.mark.parametrize("region", REGIONS)
both_languages = pytest.mark.parametrize("language", ["en", "zh"])


def template(folder: Path, region: str, language: Language = "zh") -> Any:
    """Write a template, and open it as a workbook."""
    path = folder / "roster.xlsx"
    write_template(path, load_region(region), language, force=True)
    return load_workbook(path)


@cache
def columns_of(region: str) -> RegionColumns:
    """Return the columns that matter in a region."""
    return RegionColumns.of(load_region(region))


def headers_of(book: Any) -> dict[str, Any]:
    """Return the cells of the header by what they say."""
    return {cell.value: cell for cell in book.worksheets[0][1]}


@every_region
@both_languages
def test_the_template_is_a_roster_without_students(
    tmp_path: Path, region: str, language: Language
) -> None:
    """Every column is read as what it is, and there is no row, no example and no blank one."""
    template(tmp_path, region, language)
    with open_roster(tmp_path / "roster.xlsx") as source:
        assert [*source.header.known] == [*columns_of(region).names]
        assert source.header.slips() == []
        (page,) = source.pages
        assert page.batch.num_rows == 0


@every_region
@both_languages
def test_every_word_offered_is_accepted(tmp_path: Path, region: str, language: Language) -> None:
    """The lists of the cells stand on the second sheet, and each of their words is read."""
    own, domains = columns_of(region), domains_of(load_region(region).facts)
    book = template(tmp_path, region, language)
    students, notes = book.worksheets
    offered = 0
    for check in students.data_validations.dataValidation:
        if check.type != "list":
            continue
        first = str(check.sqref).split(":")[0]
        column = column_named(students[first.rstrip("0123456789") + "1"].value)
        cells = check.formula1.rpartition("!")[2].replace("$", "")
        words = [row[0].value for row in notes[cells]]
        assert len(words) == len(own.words(str(column))) > 0
        for word in words:
            domains[str(column)].read(word)
        offered += 1
    assert offered == sum(bool(own.words(name)) for name in own.names)


@every_region
def test_the_sheet_of_notes_is_no_roster(tmp_path: Path, region: str) -> None:
    """No row of it names two columns, so that no header is found there."""
    notes = template(tmp_path, region).worksheets[1]
    for row in notes.iter_rows(values_only=True):
        assert sum(column_named(str(cell or "")) is not None for cell in row) <= 1


def test_days_are_dates_and_numbers_of_students_text(tmp_path: Path) -> None:
    """So that 007 stays 007, and 2023-09-01 a day."""
    book = template(tmp_path, "zhengzhou")
    students = book.worksheets[0]
    shapes = {}
    for header, cell in headers_of(book).items():
        shapes[column_named(header)] = students.column_dimensions[cell.column_letter].number_format
    domains = domains_of(load_region("zhengzhou").facts)
    assert shapes["student_id"] == "@"
    assert shapes["entry_year"] == "0"
    days = [name for name in shapes if name and isinstance(domains.get(name), Day)]
    assert days == ["paid_on", "left_on", "refund_applied_on"]
    assert {shapes[name] for name in days} == {"yyyy-mm-dd"}


def test_the_header_is_frozen_wide_enough_and_says_what_it_holds(tmp_path: Path) -> None:
    """Each with a note; required ones in another colour."""
    book = template(tmp_path, "changsha", "en")
    cells = headers_of(book)
    students = book.worksheets[0]
    assert students.freeze_panes == "A2"
    for header, cell in cells.items():
        assert cell.comment is not None
        assert students.column_dimensions[cell.column_letter].width >= len(header)
    assert "Blank: not paid." in cells["paid_on"].comment.text
    assert cells["entry_year"].comment.text.startswith("Required.")
    colours = {name: cells[name].fill.fgColor.rgb for name in ("entry_year", "paid_on")}
    assert len({*colours.values()}) == 2


def test_only_columns_that_matter_are_there() -> None:
    """Places where there are several, refunds where a rule grants them, prepayment where taken."""
    matter = {region: columns_of(region).names for region in REGIONS}
    assert [region for region in REGIONS if "locality" in matter[region]] == ["liaoning"]
    assert [region for region in REGIONS if "refund_applied_on" in matter[region]] == ["zhengzhou"]
    prepaying = {region for region in REGIONS if "prepaid_in" in matter[region]}
    assert prepaying == {"changsha", "liaoning", "zhengzhou"}
    modes = [str(word) for word in columns_of("liaoning").words("payment_mode")]
    assert modes == ["annual", "prepay"]


def test_every_column_has_a_note() -> None:
    """Also those that matter in no region that is installed; no rule looks at months and grades."""
    assert [*NOTES] == [name for name in HEADERS if name in COLUMN_NAMES or name == "student_id"]


def test_a_file_that_stands_there_is_kept(tmp_path: Path) -> None:
    """It may have been filled in since."""
    path = tmp_path / "roster.xlsx"
    write_template(path, load_region("changsha"), "en")
    with pytest.raises(RequestError, match="was not written by this program"):
        write_template(path, load_region("changsha"), "en")
    write_template(path, load_region("changsha"), "en", force=True)
    with pytest.raises(RequestError, match=r"expected \.xlsx"):
        write_template(tmp_path / "roster.csv", load_region("changsha"), "en")
