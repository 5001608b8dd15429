"""What options take: whole numbers, years, files.

A value that an option cannot take raises RequestError: the option, what was given, and what is
expected.
"""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from kernel.messages import Text

_WHOLE: Final = re.compile("[+-]?[0-9]{1,300}")

Parameter = click.Parameter | None
Context = click.Context | None


def called(parameter: Parameter) -> str:
    """Return what a person calls an option or argument."""
    if isinstance(parameter, click.Option):
        return max(parameter.opts, key=len)
    return "" if parameter is None else _word(parameter)


def place_of(parameter: Parameter, value: object) -> "Text":
    """Return what stands before a message about the value of an option, or of an argument."""
    from kernel.messages import message, verbatim  # `--help` is quick without it

    if isinstance(parameter, click.Argument):
        return verbatim(repr(value))
    return message("{option} {value}", option=called(parameter), value=value)


def once(_: click.Context, option: click.Parameter, values: Sequence[Any]) -> Any:
    """Refuse an option that is given twice: the last one would silently count."""
    if len(values) > 1:
        from kernel.errors import RequestError

        raise RequestError("{option}: expected it once", option=called(option))
    return values[0] if values else None


class Whole(click.ParamType[int]):
    """A whole number, of at least so much."""

    name = "number"

    def __init__(self, least: int) -> None:
        self.least = least

    def convert(self, value: Any, param: Parameter, ctx: Context) -> int:  # noqa: ARG002
        """Return the number. Raises RequestError for what is none, or is too small."""
        if _WHOLE.fullmatch(str(value)) and int(value) >= self.least:
            return int(value)
        from kernel.errors import RequestError

        raise RequestError(
            "{place}: expected a whole number of {least} or more",
            place=place_of(param, value),
            least=self.least,
        )


class YearType(click.ParamType[int]):
    """A year such as 2023 or, a school year, 2022-23; it is named after the year it ends in."""

    name = "year"

    def convert(self, value: Any, param: Parameter, ctx: Context) -> int:  # noqa: ARG002
        """Return the year. Raises RequestError for what is none."""
        from simulate.scenario.selection import year_named

        try:
            return year_named(str(value))
        except ValueError:
            from kernel.errors import RequestError

            raise RequestError(
                "{place}: expected a year such as 2024 or, a school year, 2023-24",
                place=place_of(param, value),
            ) from None


class DateType(click.ParamType[int]):
    """A day, as a roster may hold it; its number, see `kernel.days`."""

    name = "date"

    def convert(self, value: Any, param: Parameter, ctx: Context) -> int:  # noqa: ARG002
        """Return the day. Raises RequestError for what is none."""
        from kernel.dates import Day
        from kernel.domains import OutOfDomain

        if isinstance(value, int):  # click converts twice
            return value
        try:
            return Day().read(value)
        except OutOfDomain as fault:
            from kernel.errors import RequestError

            raise RequestError(
                "{place}: expected {expected}",
                place=place_of(param, value),
                expected=fault.expected,
            ) from None


class FileType(click.ParamType[Path]):
    """A file, whether it is there or not; where it may be, - is standard input.

    Attributes:
        extension: of the files that a shell offers; by default all.
    """

    name = "file"

    def __init__(self, extension: str = "") -> None:
        self.extension = extension

    def convert(self, value: Any, param: Parameter, ctx: Context) -> Path:
        """Return the path. Raises RequestError for a folder, click's fault for an empty one."""
        if not str(value):
            raise click.BadOptionUsage(called(param), "", ctx)
        path = Path(value)
        if _is_folder(path):
            from kernel.errors import RequestError

            raise RequestError(
                "{place}: this is a folder, expected a file", place=place_of(param, value)
            )
        return path

    def shell_complete(
        self,
        ctx: click.Context,  # noqa: ARG002
        param: click.Parameter,  # noqa: ARG002
        incomplete: str,
    ) -> "list[CompletionItem]":
        """Offer files; those of an extension, and the folders on the way to them."""
        from click.shell_completion import CompletionItem

        if not self.extension:
            return [CompletionItem(incomplete, type="file")]
        folder = Path(incomplete) if incomplete.endswith("/") else Path(incomplete).parent
        found = sorted(map(str, folder.glob(f"*{self.extension}")))
        files = [CompletionItem(name) for name in found if name.startswith(incomplete)]
        return [CompletionItem(incomplete, type="dir"), *files]


class FolderType(click.ParamType[Path]):
    """A folder, whether it is there or not."""

    name = "folder"

    def convert(self, value: Any, param: Parameter, ctx: Context) -> Path:
        """Return the path. Raises click's fault for an empty one."""
        if not str(value):
            raise click.BadOptionUsage(called(param), "", ctx)
        return Path(value)

    def shell_complete(
        self,
        ctx: click.Context,  # noqa: ARG002
        param: click.Parameter,  # noqa: ARG002
        incomplete: str,
    ) -> "list[CompletionItem]":
        """Offer folders."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(incomplete, type="dir")]


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name that no file can have has its message where it is opened
        return False


def _word(argument: click.Parameter) -> str:
    """Return an argument as its command's usage writes it."""
    return (argument.metavar or argument.name or "").strip("[].")


YEAR: Final = YearType()
DATE: Final = DateType()
FILE: Final = FileType()
FOLDER: Final = FolderType()
SCENARIO: Final = FileType(".toml")
