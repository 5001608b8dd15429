"""What options take by name, in either language: choices, regions, measures, payers, settings.

What is loaded when a name is read, or offered by a shell, is not loaded for help.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final

import click

from simulate.cli.commands import language_of_help
from simulate.cli.option_types import Context, Parameter, called, place_of

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from kernel.names import Names


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


def _installed() -> "Names":
    from kernel.registry import regions_called

    return regions_called()


def _installed_or_all() -> "Names":
    from simulate.scenario.selection import regions_or_all

    return regions_or_all()


def _provinces() -> "Names":
    from simulate.draft.provinces import provinces_called

    return provinces_called()


def _measures() -> "Names":
    from simulate.output.recognition import KINDS

    return KINDS["measure"]


def _payers() -> "Names":
    from simulate.output.recognition import KINDS

    return KINDS["payer"]


WORD: Final = GlossaryWord()
SETTING: Final = SettingType()
REGION: Final = NameType(_installed)
PROVINCE: Final = NameType(_provinces)
REGIONS: Final = NameType(_installed_or_all)
MEASURE: Final = NameType(_measures)
PAYER: Final = NameType(_payers)
