"""On which line of a TOML file a key stands; the library that reads the files keeps no lines."""

import re
from collections.abc import Mapping
from typing import Final

from attrs import field, frozen

Key = tuple[str | int, ...]
"""The way to a value: names of tables and keys, and places in lists, counted from 0."""

_BLANK: Final = re.compile(r"(?:\s|#[^\n]*)*")
_NAME: Final = re.compile(r"""[\w-]+|"(?:[^"\\]|\\.)*"|'[^']*'""")
_TEXT: Final = re.compile(
    r'"{3}(?:[^\\]|\\.)*?"{3}|\'{3}.*?\'{3}|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'', re.DOTALL
)
_BARE: Final = re.compile(r"[^,\]}#\n]+")


@frozen
class _Reader:
    text: str
    lines: dict[Key, int] = field(factory=dict)

    def read(self) -> None:
        """Go through the tables of a file that is known to be TOML."""
        many: dict[Key, int] = {}
        at, table = self._behind_blank(0), Key()
        while at < len(self.text):
            if self.text[at] == "[":
                is_list = self.text.startswith("[[", at)
                at, table = self._name(at + 1 + is_list, ())
                at = self._behind_blank(at) + 1 + is_list
                if is_list:
                    many[table] = many.get(table, -1) + 1
                    table = (*table, many[table])
                    self._note(table, at - 1)
            else:
                at = self._pair(at, table)
            at = self._behind_blank(at)

    def _behind_blank(self, at: int) -> int:
        match = _BLANK.match(self.text, at)
        return match.end() if match else at

    def _note(self, key: Key, at: int) -> None:
        self.lines.setdefault(key, self.text.count("\n", 0, at) + 1)

    def _name(self, at: int, table: Key) -> tuple[int, Key]:
        """Read a name, with dots or without, inside a table; return where it ends."""
        while True:
            at = self._behind_blank(at)
            match = _NAME.match(self.text, at)
            if not match:
                return at, table
            table = (*table, match[0].strip("\"'"))
            self._note(table, at)
            at = self._behind_blank(match.end())
            if not self.text.startswith(".", at):
                return at, table
            at += 1

    def _pair(self, at: int, table: Key) -> int:
        at, key = self._name(at, table)
        return self._value(self._behind_blank(at) + 1, key)  # behind the sign =

    def _value(self, at: int, key: Key) -> int:
        """Go through a value; return where it ends."""
        at = self._behind_blank(at)
        if self.text[at] in "[{":
            return self._several(at, key)
        match = _TEXT.match(self.text, at) or _BARE.match(self.text, at)
        return match.end() if match else at + 1

    def _several(self, at: int, key: Key) -> int:
        """Go through a list or a table in braces."""
        closing = "]" if self.text[at] == "[" else "}"
        at, place = self._behind_blank(at + 1), 0
        while self.text[at] != closing:
            if closing == "]":
                self._note((*key, place), at)
                at, place = self._value(at, (*key, place)), place + 1
            else:
                at = self._pair(at, key)
            at = self._behind_blank(at)
            at = self._behind_blank(at + 1) if self.text[at] == "," else at
        return at + 1


def lines_of(text: str) -> Mapping[Key, int]:
    """Return the line of every table, key and list entry of a text that is known to be TOML."""
    reader = _Reader(text)
    reader.read()
    return reader.lines


def key_in(words: str) -> Key:
    """Return the key that a message names, e.g. `tariff.values[2].low`."""
    found = re.findall(r"\[(\d+)\]|([^.\[\]]+)", words)
    return tuple(int(number) if number else name for number, name in found)


def named(key: Key) -> str:
    """Return a key as a message names it."""
    parts = (f"[{part}]" if isinstance(part, int) else f".{part}" for part in key)
    return "".join(parts).removeprefix(".")


def line_of(lines: Mapping[Key, int], key: Key) -> int:
    """Return the line of a key, or of the nearest table around it; 1 where there is none."""
    while key:
        if key in lines:
            return lines[key]
        key = key[:-1]
    return 1
