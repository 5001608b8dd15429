"""Lines of keys: of tables, lists, tables in braces, texts over several lines."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from simulate.inspection.toml_lines import Key, key_in, line_of, lines_of, named
from tests.tree import ROOT

TEXT = """# comment = 1
title = "a # no comment"

[one.two] # comment
x = [
  { a = 1, b = "]}" },
  # between
  { a = 2, b = ['x', 'y'] },
]
long = \"\"\"
[not.a.table]
\"\"\"
[[many]]
k = 1
[[many]]
"quoted key" = 2020-01-01
"""


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("title", 2),
        ("one.two", 4),
        ("one.two.x", 5),
        ("one.two.x[0].b", 6),
        ("one.two.x[1]", 8),
        ("one.two.x[1].b[1]", 8),
        ("one.two.long", 10),
        ("many[0]", 13),
        ("many[1]", 15),
        ("many[1].quoted key", 16),
        ("one.two.x[1].missing", 8),
        ("nowhere", 1),
    ],
)
def test_a_key_has_its_line(key: str, line: int) -> None:
    """One that is not there has that of the table around it."""
    assert line_of(lines_of(TEXT), key_in(key)) == line
    assert named(key_in(key)) == key


def keys(value: Any, at: Key = ()) -> Iterator[Key]:
    """Go through the keys of tables as the library reads them."""
    inside: Any = value.items() if isinstance(value, dict) else ()
    for name, one in enumerate(value) if isinstance(value, list) else inside:
        yield (*at, name)
        yield from keys(one, (*at, name))


@pytest.mark.parametrize("path", sorted(ROOT.glob("plugins/*/*.toml")), ids=str)
def test_every_key_of_every_file_in_the_tree_has_a_line_with_its_name(path: Path) -> None:
    """As the library reads them: none is missed, and the name stands on its line."""
    text = path.read_text(encoding="utf-8")
    lines, shown = lines_of(text), text.splitlines()
    found = [*keys(tomllib.loads(text))]
    assert found
    for key in found:
        assert key in lines, key
        if isinstance(key[-1], str):
            assert key[-1] in shown[lines[key] - 1], key
