"""Columns that only their values tell apart, looked at before any row is assessed."""

import pyarrow as pa
import pytest

from kernel.errors import RequestError
from simulate.roster.reading.arrow_source import source_of
from simulate.roster.reading.first_page import looked_at
from simulate.roster.reading.pages import PAGE
from tests.simulate.roster.reading.making import CHANGSHA, PAID, looked


@pytest.mark.parametrize("header", ["人员类别", "人员类型", "学生类别", "学生类型", " *人员类别 "])
@pytest.mark.parametrize(
    ("cells", "column"),
    [
        (["大学生", "中小学生"], "institution_type"),
        (["本科", "研究生", "甄私密"], "institution_type"),
        (["特困人员", "普通居民"], "relief"),
        (["普通居民", None, "低保"], "relief"),
    ],
)
def test_the_values_say_which_column_it_is(header: str, cells: list[str], column: str) -> None:
    """Insurance offices keep both kinds of words under these headers."""
    known = looked({**PAID, header: cells}).header.known
    assert known == {"entry_year": 0, "programme_years": 1, "paid_on": 2, column: 3}


@pytest.mark.parametrize("cells", [["普通居民"], ["甄私密"], [None]])
def test_values_of_neither_decide_nothing(cells: list[str]) -> None:
    """The column is passed through, and listed among those not read."""
    source = looked({**PAID, "人员类别": cells})
    assert len(source.header.known) == 3
    assert "Columns not read, passed through as they are: 人员类别" in map(str, source.notes)


def test_values_of_both_are_refused() -> None:
    """Whichever was taken, the other would be lost."""
    with pytest.raises(RequestError, match="column 4: its values are words of institution_type"):
        looked({**PAID, "人员类别": ["大学生", "低保"]})


def test_a_column_that_is_there_already_is_not_decided_by_values() -> None:
    """What is under its own header counts."""
    known = looked({**PAID, "人员类别": ["低保"], "困难类别": ["特困"]}).header.known
    assert known["relief"] == 4


def test_two_such_columns_may_be_one_each() -> None:
    """人员类别 and 学生类别 stand beside each other in some lists."""
    known = looked({**PAID, "人员类别": ["大学生"], "学生类别": ["低保"]}).header.known
    assert (known["institution_type"], known["relief"]) == (3, 4)


def test_every_page_is_still_there() -> None:
    """The first one is looked at and not lost."""
    size = PAGE + 5
    table = pa.table({name: [*cell] * size for name, cell in PAID.items()})
    source = looked_at(source_of(table), CHANGSHA)
    assert [page.batch.num_rows for page in source.pages] == [PAGE, 5]


def test_a_roster_without_students_is_looked_at_too() -> None:
    """It has a page without rows."""
    table = pa.table({name: pa.array([], pa.string()) for name in PAID})
    source = looked_at(source_of(table), CHANGSHA)
    assert [page.batch.num_rows for page in source.pages] == [0]
