"""Records end at line ends outside quotes, and a quote that may swallow some is refused."""

import csv
from io import BytesIO, StringIO

import pytest

from kernel.errors import RequestError
from simulate.roster.reading.pages import PAGE
from simulate.roster.reading.records import Block, blocks_of, cells_of


def blocks(text: str | bytes, separator: str = ",", line: int = 1) -> list[Block]:
    """Return the blocks of text."""
    file = BytesIO(text.encode() if isinstance(text, str) else text)
    return list(blocks_of("x.csv", file, separator, line))


def count(text: str, separator: str = ",") -> int:
    """Return how many records text has."""
    return sum(block.records for block in blocks(text, separator))


def refusal(text: str, separator: str = ",", line: int = 1) -> str:
    """Return the message with which text is refused."""
    with pytest.raises(RequestError) as fault:
        blocks(text, separator, line)
    return str(fault.value)


@pytest.mark.parametrize(
    ("text", "records"),
    [
        ("", 0),
        ("a", 1),
        ("a\n", 1),
        ("\n", 1),
        ("\n\n", 2),
        ("a\r\nb\r\n", 2),
        ("a\rb\r", 2),
        ("a\rb", 2),
        ("a\n\r\n\rb", 4),
        ('"a\nb",c\nd,e', 2),
        ('a,"b\r\n\r\n""c"""\r\nd,e\r\n', 2),
        ('"a"', 1),
        ('""\n""\n', 2),
        ('5" wide,a"b,"\n6"\n', 1),
        ('5" wide,a"b,6"\n6","x"\n', 2),
        ('"",5" wide\n"a\nb",c""d"\n', 2),
    ],
)
def test_line_ends_are_counted_once_outside_quotes(text: str, records: int) -> None:
    """LF, CR and LF, CR alone; a last record may go without; a quote in a plain cell is text."""
    assert count(text) == records
    assert len(list(csv.reader(StringIO(text, newline="")))) == records


def test_a_separator_decides_which_quote_opens_a_cell() -> None:
    """Behind a semicolon it does where these separate; behind a comma it is text there."""
    assert count('a;"b\nc"\n', ";") == 1
    assert count('a,"b\nc"\n', ";") == 2
    assert count('a\t"b\nc"\n', "\t") == 1
    assert count('a|"b\nc"|"d"\n', "|") == 1


def test_blocks_hold_no_more_records_than_a_page() -> None:
    """They follow upon each other, in the file and in number."""
    found = blocks("x\n" * (PAGE + 5))
    assert found == [Block(1, PAGE, 0, 2 * PAGE), Block(PAGE + 1, 5, 2 * PAGE, 2 * PAGE + 10)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_records_across_what_is_read_at_once_are_whole(end: str) -> None:
    """Nine megabytes, with line ends and quotes at every possible place of the cut at 4 MiB."""
    record = f'"{"x" * 7000}{end}""{end}",y{end}'
    text = record * 1300
    size = len(record)
    for shift in range(8):
        found = blocks("z" * shift + end + text if shift else text)
        assert sum(block.records for block in found) == 1300 + bool(shift)
        first = shift + len(end) if shift else 0
        assert {(block.end - first) % size for block in found} == {0}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('a,b\n1,"note\n1,x\n1,"note2"\n', 2),
        ('a,b\n1,x\n1,"note\n1,"x"\n', 3),
        ('a,b\n1,"note" \n', 2),
        ('a,b\r\n1,"x\r\ny"\r\n1,5" wide\r\n"z"z\r\n', 5),
    ],
)
def test_a_quote_whose_cell_does_not_end_is_refused(text: str, line: int) -> None:
    """Programs differ in how many students that is."""
    message = refusal(text)
    assert message.startswith(f'x.csv: line {line}: a cell begins with a quotation mark ("), and ')
    assert "the next one does not end the cell" in message
    assert "note" not in message


@pytest.mark.parametrize(
    ("text", "line"), [('1,x\n\n2,"b', 3), ('"1,a\n2,b\n', 1), ('1,"a""b\n', 1), ('5" w\n"\n', 2)]
)
def test_a_quote_that_is_not_closed_is_refused(text: str, line: int) -> None:
    """With its line, counted on from where the text begins."""
    message = refusal(text, line=2)
    assert message.startswith(f"x.csv: line {line + 1}: a cell begins with a quotation mark")
    assert "none ends it" in message


def test_a_record_longer_than_any_is_refused() -> None:
    """Megabytes without a line end, or with a quote that is not closed before the next four."""
    for text in ("a\n" + "x" * 9_000_000, 'a\n"' + "SECRET,\n" * 1_200_000 + '"\n'):
        message = refusal(text)
        assert message.startswith("x.csv: line 2: a row of more than 4 MB, perhaps because a ")
        assert "SECRET" not in message


@pytest.mark.parametrize(
    ("record", "cells"),
    [
        ("a,b", ["a", "b"]),
        ("", [""]),
        (",", ["", ""]),
        (",a,,", ["", "a", "", ""]),
        ('a,"b\r\nc""d",', ["a", 'b\r\nc"d', ""]),
        ('"",""""', ["", '"']),
        ('5" wide, "x"', ['5" wide', ' "x"']),
        ("x" * 200_000, ["x" * 200_000]),
    ],
)
def test_cells_of_a_record(record: str, cells: list[str]) -> None:
    """However long they are."""
    assert cells_of(record, ",") == cells
    for other in "\t;|^]-\\.":
        assert cells_of(record.replace(",", other), other) == cells
