"""TOML files read into checked objects; a fault names file, key, what was found and expected."""

import tomllib
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache, cached_property, partial
from importlib.resources.abc import Traversable
from operator import eq
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import cattrs
from attrs import fields, frozen, has
from cattrs.v import format_exception

from kernel.codes import Basis
from kernel.entries import Alternative
from kernel.errors import FileFault, XuebaoError, nearest
from kernel.filefaults import no_such_file, reason_of
from kernel.messages import COLON, OR, SEMICOLON, Text, listed, message, sentence, verbatim
from kernel.tomlfaults import toml_fault

T = TypeVar("T")


@frozen
class TomlFile:
    """A TOML file and the name under which messages speak of it."""

    label: str
    path: Traversable

    def read(self) -> dict[str, Any]:
        """Return the file's tables, read once. Raises FileFault when it is missing or no TOML."""
        return self._tables

    @cached_property
    def _tables(self) -> dict[str, Any]:
        text = ""
        try:
            text = self.path.read_text(encoding="utf-8-sig")  # a mark may begin it
            return tomllib.loads(text)
        except FileNotFoundError:
            place = Path(str(self.path))
            raise FileFault(no_such_file(self.label, place, [place.suffix])) from None
        except OSError as error:
            raise FileFault(
                "{label}: cannot be read: {reason}", label=self.label, reason=reason_of(error)
            ) from None
        except ValueError as error:
            fault = toml_fault(text, error)
            raise FileFault(
                "{label}: not a TOML file: {fault}", label=self.label, fault=fault
            ) from None

    def fail(self, key: str, found: object, expected: str | Text, /, **values: object) -> NoReturn:
        """Raise FileFault: this key holds that, and this was expected."""
        raise FileFault(
            "{label}: {key}: found {found!r}, expected {expected}",
            label=self.label,
            key=key,
            found=found,
            expected=sentence(expected, values),
        )

    def structure(self, tables: object, into: type[T], key: str = "") -> T:
        """Turn tables into an attrs class, refusing unknown keys and wrong types.

        Raises:
            FileFault: one line per fault.
        """
        try:
            return _converter().structure(tables, into)
        except Exception as error:  # noqa: BLE001  # cattrs wraps whatever a validator raised
            texts: list[Text] = []

            def numbered(fault: BaseException, kind: type | None) -> str:
                texts.append(_describe(fault, kind))
                return str(len(texts) - 1)

            faults = cattrs.transform_error(
                _without_misspelt(error), path="$", format_exception=numbered
            )
            located = [fault.partition(" @ ") for fault in faults]
            lines = [self._located(texts[int(number)], path, key) for number, _, path in located]
            raise FileFault(listed(lines, verbatim("\n"))) from None

    def _located(self, fault: Text, path: str, key: str) -> Text:
        place = path.replace("['", ".").replace("']", "").removeprefix("$").removeprefix(".")
        where = [part for part in (key, place) if part]
        return listed([self.label, *([".".join(where)] if where else []), fault], COLON)


def _without_misspelt(error: Exception) -> Exception:
    """Leave out the missing keys that are there misspelt: one fault is reported once."""
    if not isinstance(error, ExceptionGroup):
        return error
    misspelt = list(_misspelt(error))
    left = error.subgroup(lambda one: not isinstance(one, ExceptionGroup) and one not in misspelt)
    return left or error


def _misspelt(error: ExceptionGroup[Exception]) -> Iterator[Exception]:
    hints = [
        _unknown_key(one, name)
        for one in error.exceptions
        if isinstance(one, cattrs.ForbiddenExtraKeysError)
        for name in one.extra_fields
    ]
    for one in error.exceptions:
        if isinstance(one, ExceptionGroup):
            yield from _misspelt(one)
        elif isinstance(one, KeyError):
            meant = f"did you mean {one.args[0]!r}?"
            if any(meant in str(hint) for hint in hints):
                yield one


def _unknown_key(error: cattrs.ForbiddenExtraKeysError, name: str) -> Text:
    known = [a.name.rstrip("_") for a in fields(error.cl)] if has(error.cl) else []
    return message("unknown key {name!r}, {hint}", name=name, hint=nearest(name, known))


def _describe(error: BaseException, kind: type | None) -> Text:
    if isinstance(error, cattrs.ForbiddenExtraKeysError):
        names = sorted(error.extra_fields)
        return listed((_unknown_key(error, name) for name in names), SEMICOLON)
    if isinstance(error, KeyError):
        return message("key {key!r} is missing", key=error.args[0])
    if isinstance(error, XuebaoError):
        return error.text
    return verbatim(error if isinstance(error, ValueError) else format_exception(error, kind))


class _WrongType(XuebaoError):
    """A value that a key cannot hold."""


def _strictly(*kinds: type) -> Any:  # a cattrs hook
    def check(value: object, _: object) -> object:
        if type(value) not in kinds:
            expected = listed((kind.__name__ for kind in kinds), OR)
            raise _WrongType("found {value!r}, expected {expected}", value=value, expected=expected)
        return value

    return check


def _value(value: object, kind: object) -> object:
    """Take a number or a word; a day of the insurance year is one, a date is none."""
    if isinstance(value, date):
        days = listed((f'"y-1-{value:%m-%d}"', f'"y-{value:%m-%d}"'), OR)
        raise _WrongType(
            "found the date {value}, expected a number, or a day of the insurance year y "
            "in quotes: {days}",
            value=value,
            days=days,
        )
    return _strictly(int, float, str, type(None))(value, kind)


def _basis(value: object, _: object) -> Basis:
    words = Basis.words()[: Basis.NOT_PROVIDED]
    if value not in words:
        raise _WrongType(
            "found {value!r}, expected a basis; {hint}",
            value=value,
            hint=nearest(str(value), words),
        )
    return Basis[str(value).upper()]


def _words(value: object, _: object) -> tuple[str, ...]:
    given = [value] if isinstance(value, str) else value
    if not isinstance(given, Iterable) or not all(isinstance(word, str) for word in given):
        raise _WrongType("found {value!r}, expected a word or a list of words", value=value)
    return tuple(given)


@cache
def _converter() -> cattrs.Converter:
    converter = cattrs.Converter(forbid_extra_keys=True)
    for kind in (int, str, bool, date):
        converter.register_structure_hook(kind, _strictly(kind))
    converter.register_structure_hook(float, _strictly(int, float))
    for union in (int | float, int | float | None, int | float | str, int | float | str | None):
        converter.register_structure_hook_func(partial(eq, union), _value)
    converter.register_structure_hook(Basis, _basis)
    for words in (tuple[str, ...], tuple[str, ...] | None):
        converter.register_structure_hook_func(partial(eq, words), _words)
    several = tuple[Alternative, ...]
    listed = converter.get_structure_hook(several)
    converter.register_structure_hook_func(
        partial(eq, several),
        # One value is written without a list.
        lambda value, kind: listed([value] if isinstance(value, dict) else value, kind),
    )
    return converter
