"""What a person says of headers that are not known: `--map HEADER=COLUMN`, or a file of such."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from kernel.errors import RequestError
from kernel.messages import Text, message
from kernel.tomlfiles import TomlFile
from simulate.roster.reading.header_names import UNREAD, bare, known_column


def is_file(given: str) -> bool:
    """Say whether a `--map` is a file, rather than a header and its column."""
    return given.endswith(".toml")


def columns_mapped(given: Sequence[str]) -> dict[str, str]:
    """Return which column each header means, by the bare header; `UNREAD` where it means none.

    Args:
        given: pairs HEADER=COLUMN, and TOML files whose keys are headers.

    Raises:
        RequestError, FileFault: one is neither, or names no column, or a header twice.
    """
    mapped: dict[str, str] = {}
    for one in given:
        for place, header, column in _pairs(one):
            known = column if column == UNREAD else known_column(column, place)
            if mapped.setdefault(bare(header), known) != known:
                raise RequestError("{place}: two columns for one header; expected one", place=place)
    return mapped


def check_mapped(label: str | Text, names: Sequence[str], columns: Mapping[str, str]) -> None:
    """Refuse a header that is mapped and does not stand in the roster."""
    there = {bare(name) for name in names}
    for header, column in columns.items():
        if header not in there:
            raise RequestError(
                "--map: {label} has no header {header!r}, which was to be {column}; expected one "
                "of its headers",
                label=label,
                header=header,
                column=column,
            )


def _pairs(given: str) -> Iterator[tuple[object, str, str]]:
    """Yield each header with its column, and where it is said."""
    if not is_file(given):
        header, equals, column = given.rpartition("=")
        if not equals:
            raise RequestError(
                "--map {given}: expected HEADER=COLUMN, or a .toml file of such pairs", given=given
            )
        yield message("--map {given}", given=given), header, column
        return
    file = TomlFile(given, Path(given))
    for header, column in file.read().items():
        if not isinstance(column, str):
            file.fail(header, column, "the name of a column in quotes")
        yield message("{file}: {key}", file=given, key=header), header, column
