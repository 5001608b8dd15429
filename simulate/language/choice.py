"""Which language a person reads: as the words of a command say, else the environment.

It is asked before anything else is loaded, so that help and errors are quick.
"""

from collections.abc import Sequence
from os import environ
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from kernel.messages import Language

VARIABLE: Final = "XUEBAO_LANG"
"""The environment's word for the language, before that of the locale."""

OPTION: Final = "--lang"

_BY_OPTION: "Final[dict[str, Language]]" = {"en": "en", "zh": "zh"}


def language_in(words: Sequence[str]) -> "Language":
    """Return the language of a whole command: of its last `--lang`, else of the environment.

    A language that there is not is left to who reads the option.
    """
    language = default_language()
    for word, following in zip(words, [*words[1:], ""], strict=False):
        if word == "--":
            break
        option, _, value = word.partition("=")
        if option == OPTION:
            language = _BY_OPTION.get(value or following, language)
    return language


def default_language() -> "Language":
    """Return the language of the environment: of `XUEBAO_LANG`, else the locale, else English."""
    for name in (VARIABLE, "LC_ALL", "LC_MESSAGES", "LANG"):
        if environ.get(name):
            return "zh" if environ[name].lower().startswith("zh") else "en"
    return "en"
