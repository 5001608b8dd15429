"""What options take: whole numbers, years, files, names in either language.

A value that an option cannot take raises RequestError: the option, what was given, what is
expected, and the nearest name.
"""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from simulate.cli.commands import language_of_help

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from kernel.messages import Text
    from kernel.names import Names

_WHOLE: Final = re.compile("[+-]?[0-9]+")

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


class FileType(click.ParamType[Path]):
    """A file, whether it is there or not; where it may be, - is standard input.

    Attributes:
        extension: of the files that a shell offers; by default all.
    """

    name = "file"

    def __init__(self, extension: str = "") -> None:
        self.extension = extension

    def convert(self, value: Any, param: Parameter, ctx: Context) -> Path:  # noqa: ARG002
        """Return the path. Raises RequestError for a folder."""
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


class Word(click.Choice[str]):
    """One of a few words, which may be written in Chinese too.

    Attributes:
        kind: of `simulate.output.recognition.KINDS`, where the words have Chinese ones.
    """

    def __init__(self, choices: Sequence[str], kind: str = "") -> None:
        super().__init__(choices)
        self.kind = kind

    def convert(self, value: Any, param: Parameter, ctx: Context) -> str:  # noqa: ARG002
        """Return the word. Raises RequestError for another one."""
        if value in self.choices:
            return str(value)
        names = self._names()
        meant = names.meant_by(str(value))
        if len(meant) == 1:
            return meant[0]
        from kernel.errors import RequestError
        from kernel.messages import listed, message

        words = listed(names.called(name) for name in self.choices)
        wrong = message(
            "{option}: {value!r} is not one of {words}",
            option=called(param),
            value=value,
            words=words,
        )
        near = names.nearest_to(str(value))
        if near is not None:
            wrong = message("{wrong}; did you mean {near}?", wrong=wrong, near=near)
        raise RequestError(wrong)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> "list[CompletionItem]":
        """Offer the words; in Chinese where one begins so."""
        if incomplete.isascii():
            return super().shell_complete(ctx, param, incomplete)
        return _offered(self._names(), ctx, incomplete)

    def _names(self) -> "Names":
        """Return the words with what is read for them."""
        from simulate.output.recognition import names_among

        return names_among(self.kind, self.choices)


class NameType(click.ParamType[str]):
    """The name of one of many things, which may be written in Chinese too.

    Attributes:
        names: loads what there is.
    """

    name = "name"

    def __init__(self, names: "Callable[[], Names]") -> None:
        self.names = names

    def convert(self, value: Any, param: Parameter, ctx: Context) -> str:  # noqa: ARG002
        """Return the name in files. Raises RequestError where nothing, or several, is called so."""
        return self.names().name_of(str(value), place_of(param, value))

    def shell_complete(
        self,
        ctx: click.Context,
        param: click.Parameter,  # noqa: ARG002
        incomplete: str,
    ) -> "list[CompletionItem]":
        """Offer the names, each with the words for it."""
        return _offered(self.names(), ctx, incomplete)


class SettingType(click.ParamType[str]):
    """A setting, NAME=VALUE; read together with all others, when the regions are known."""

    name = "setting"

    def convert(self, value: Any, param: Parameter, ctx: Context) -> str:  # noqa: ARG002
        """Return it as it is."""
        return str(value)

    def shell_complete(
        self,
        ctx: click.Context,
        param: click.Parameter,  # noqa: ARG002
        incomplete: str,
    ) -> "list[CompletionItem]":
        """Offer what can be set in the regions that are named, or in any."""
        from click.shell_completion import CompletionItem

        from simulate.language.catalogue import spoken
        from simulate.scenario.setting_names import setting_names

        asked = ctx.params.get("regions") or ctx.params.get("region") or ()
        names = setting_names([asked] if isinstance(asked, str) else asked)
        language = language_of_help(ctx)
        return [
            CompletionItem(f"{name}=", help=spoken(words, language))
            for name, words in names.items()
            if name.startswith(incomplete)
        ]


class GlossaryWord(click.ParamType[str]):
    """A word that the glossary may explain."""

    name = "word"

    def convert(self, value: Any, param: Parameter, ctx: Context) -> str:  # noqa: ARG002
        """Return it as it is."""
        return str(value)

    def shell_complete(
        self,
        ctx: click.Context,  # noqa: ARG002
        param: click.Parameter,  # noqa: ARG002
        incomplete: str,
    ) -> "list[CompletionItem]":
        """Offer the words of the glossary."""
        from click.shell_completion import CompletionItem

        from simulate.explanation.glossary import words_beginning

        return [CompletionItem(word) for word in words_beginning(incomplete)]


def _offered(names: "Names", ctx: click.Context, incomplete: str) -> "list[CompletionItem]":
    """Return what begins with what is there already, each with the words for it."""
    from click.shell_completion import CompletionItem

    from simulate.language.catalogue import spoken

    language = language_of_help(ctx)
    return [
        CompletionItem(spelling, help=spoken(names.words[name], language))
        for spelling, name in names.beginning(incomplete)
    ]


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name that no file can have has its message where it is opened
        return False


def _word(argument: click.Parameter) -> str:
    """Return an argument as its command's usage writes it."""
    return (argument.metavar or argument.name or "").strip("[].")


def _installed() -> "Names":
    from kernel.registry import regions_called

    return regions_called()


def _installed_or_all() -> "Names":
    from simulate.scenario.selection import regions_or_all

    return regions_or_all()


def _measures() -> "Names":
    from simulate.output.recognition import KINDS

    return KINDS["measure"]


def _payers() -> "Names":
    from simulate.output.recognition import KINDS

    return KINDS["payer"]


YEAR: Final = YearType()
FILE: Final = FileType()
SCENARIO: Final = FileType(".toml")
WORD: Final = GlossaryWord()
SETTING: Final = SettingType()
REGION: Final = NameType(_installed)
REGIONS: Final = NameType(_installed_or_all)
MEASURE: Final = NameType(_measures)
PAYER: Final = NameType(_payers)
