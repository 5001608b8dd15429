"""`--map`: what a person says of headers that nobody knows."""

from pathlib import Path

import pytest

from kernel.errors import FileFault, RequestError
from simulate.roster.reading.column_map import check_mapped, columns_mapped
from simulate.roster.reading.header import Header


def test_a_header_is_given_with_its_column_in_either_language() -> None:
    """Spaces and marks in the header do not matter."""
    assert columns_mapped(["帮扶对象=relief", "打款 日*=缴费日期"]) == {
        "帮扶对象": "relief",
        "打款日": "paid_on",
    }


def test_a_file_holds_as_many_as_there_are(tmp_path: Path) -> None:
    """TOML: a header, in quotes where it is Chinese, and the column."""
    file = tmp_path / "map.toml"
    file.write_text('"帮扶对象" = "relief"\nkind = "学校类型"\n', encoding="utf-8")
    assert columns_mapped([str(file)]) == {"帮扶对象": "relief", "kind": "institution_type"}


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("帮扶对象", "--map 帮扶对象: expected HEADER=COLUMN, or a .toml file of such pairs"),
        ("帮扶对象=reliefs", "no such column; did you mean relief"),
    ],
)
def test_what_is_no_pair_or_no_column_is_refused(given: str, message: str) -> None:
    """With what would be right."""
    with pytest.raises(RequestError) as fault:
        columns_mapped([given])
    assert message in str(fault.value)


def test_two_columns_for_one_header_are_refused() -> None:
    """The last one would silently count."""
    with pytest.raises(RequestError, match="two columns for one header"):
        columns_mapped(["x=relief", "X=paid_on"])


def test_a_file_whose_value_is_no_text_is_refused(tmp_path: Path) -> None:
    """With the key."""
    file = tmp_path / "map.toml"
    file.write_text("x = 3\n", encoding="utf-8")
    with pytest.raises(FileFault, match="x: found 3, expected the name of a column in quotes"):
        columns_mapped([str(file)])


def test_a_header_that_is_mapped_counts_and_others_of_its_column_do_not() -> None:
    """It says which of two columns is meant."""
    header = Header.of("x", ["入学年份", "学制", "缴费日期", "打款日"], {"打款日": "paid_on"})
    assert header.known["paid_on"] == 3
    assert header.unread() == [2]


def test_a_header_that_is_mapped_has_to_be_there() -> None:
    """Otherwise a slip of the pen would leave the column out in silence."""
    with pytest.raises(RequestError, match="has no header '打款日', which was to be paid_on"):
        check_mapped("x.csv", ["入学年份", "学制"], {"打款日": "paid_on"})


def test_a_column_can_be_left_unread() -> None:
    """Its header means something else in this list; nobody asks whether it was a slip."""
    assert columns_mapped(["缴费类型=-"]) == {"缴费类型": "-"}
    header = Header.of("x", ["入学年份", "学制", "缴费类型"], {"缴费类型": "-"})
    assert header.known.keys() == {"entry_year", "programme_years"}
    assert header.slips() == []
