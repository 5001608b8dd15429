"""Reads the tables that people are shown: figures by heading and label, texts by row."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from attrs import frozen
from rich.cells import cell_len
from rich.console import RenderableType

from simulate.output.console import rendered

WIDE: Final = 400
"""Characters of a line in which no column is folded and no label broken."""

Sections = dict[str, dict[str, list[str]]]
"""The figures of a table by heading and label."""

_FILL: Final = "\0"
"""Stands behind a character that takes two of a terminal, so that positions are columns."""


@frozen
class Shown:
    """A table of figures as it is printed.

    Attributes:
        headings: above the columns; of one that is broken over lines, its last line.
        ends: in which column of the terminal each column ends.
        lines: label, with what it is set in by, and figures of each line; no figures under a
            heading; None for a rule.
    """

    headings: Sequence[str]
    ends: Sequence[int]
    lines: Sequence[tuple[str, list[str]] | None]

    @property
    def labels(self) -> list[str]:
        """The labels of the lines that have figures."""
        return [label for label, cells in filter(None, self.lines) if any(cells)]

    @property
    def rows(self) -> dict[str, list[str]]:
        """The figures by label."""
        return {label.strip(): cells for label, cells in filter(None, self.lines) if any(cells)}

    @property
    def sections(self) -> Sections:
        """The figures by heading and label; what stands under a mere rule, under no heading."""
        found: Sections = {}
        heading = ""
        for line in self.lines:
            if line is None:
                heading = ""
            elif any(line[1]):
                found.setdefault(heading, {})[line[0].strip()] = line[1]
            else:
                heading = line[0].strip()
        return found


def table_of(content: RenderableType, width: int = WIDE) -> Shown:
    """Return the first table of figures of what is shown."""
    return tables_in(rendered(content, width))[0]


def sections_of(content: RenderableType) -> Sections:
    """Return the figures of the first table by heading and label."""
    return table_of(content).sections


def tables_in(text: str) -> list[Shown]:
    """Return the tables of figures of a text: what stands between rules of one length."""
    found = []
    for paragraph in re.split(r"\n\s*\n", text):
        lines = [_in_columns(line) for line in paragraph.splitlines()]
        rules = [at for at, line in enumerate(lines) if re.fullmatch(f"[─{_FILL}]+", line)]
        if len(rules) > 1 and len({len(lines[at]) for at in rules}) == 1:
            first, last = rules[0], rules[-1]
            found.append(_shown(lines[first - 1], lines[first + 1 : last]))
    return found


def rows_in(text: str) -> list[list[str]]:
    """Return the cells of a text's tables of texts, whose headings have a rule for each column."""
    rows: list[list[str]] = []
    columns: list[tuple[int, int]] = []
    for line in map(_in_columns, text.splitlines()):
        rules = [*re.finditer(f"[─{_FILL}]+", line)]
        if len(rules) > 1 and not re.search(f"[^─ {_FILL}]", line):
            columns = [one.span() for one in rules]
        elif not line.strip():
            columns = []
        elif columns:
            rows.append([_plain(line[start:end]).strip() for start, end in columns])
    return rows


def figures_in(text: str) -> list[str]:
    """Return every amount and count that a text shows, in order."""
    return re.findall(r"[-+]?\d(?:[\d,]*\d)?(?:\.\d+)?", text)


def widest(text: str) -> int:
    """Return how many characters of a terminal the longest line takes."""
    return max(map(cell_len, text.splitlines()), default=0)


def _in_columns(line: str) -> str:
    return "".join(one + _FILL * (cell_len(one) - 1) for one in line)


def _plain(line: str) -> str:
    return line.replace(_FILL, "")


def _shown(head: str, lines: Sequence[str]) -> Shown:
    found = [*re.finditer(r"\S+(?: \S+)*", head)]
    columns = found[1:] if found and found[0].start() == 0 else found
    ends = [one.end() for one in columns]
    read = [None if line.startswith("─") else _cells(line, ends) for line in lines]
    return Shown([_plain(one.group()) for one in columns], ends, read)


def _cells(line: str, ends: Sequence[int]) -> tuple[str, list[str]]:
    """Divide a line where the columns end; the first figure stands two spaces behind the label."""
    label, *cells = _divided(line, ends)
    if len(label) == ends[0] and (parts := re.fullmatch(r"(.*?)  +(\S+(?: \S+)*)", label)):
        return _plain(parts[1]), [_plain(parts[2]), *cells]
    return _plain(label.rstrip()), ["", *cells]


def _divided(line: str, ends: Sequence[int]) -> Iterator[str]:
    yield line[: ends[0]]
    for start, end in pairwise(ends):
        yield _plain(line[start:end]).strip()
