"""Names of sheets."""

import pytest

from simulate.output.spreadsheet.sheet_names import SheetNames


@pytest.mark.parametrize(
    ("words", "of", "name"),
    [
        ("Summary", "", "Summary"),
        ("By payer", "Changsha", "By payer Changsha"),
        ("a[b]:c*?/\\", "", "a b  c"),
        ("'quoted'", "", "quoted"),
        ("By payer", "x" * 40, "By payer " + "x" * 22),
        ("History", "", "History 2"),
        ("", "", "–"),
    ],
)
def test_a_name_is_one_that_every_spreadsheet_takes(words: str, of: str, name: str) -> None:
    """At most 31 characters, no sign with a meaning, no apostrophe at an edge."""
    assert SheetNames().name(words, of) == name


def test_no_name_is_given_twice() -> None:
    """Not in other letters either, nor where it is cut."""
    names = SheetNames()
    given = [names.name(words) for words in ("Form", "form", "FORM", "y" * 31, "y" * 32)]
    assert given == ["Form", "form 2", "FORM 3", "y" * 31, "y" * 29 + " 2"]
