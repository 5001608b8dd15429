"""In which language a person reads, and texts put into it.

English stands in the code; Chinese in `locale/zh/LC_MESSAGES/xuebao.po`, under the English.
"""

from functools import cache
from typing import Final

from attrs import frozen

from kernel.messages import ENGLISH, LANGUAGES, OR, Language, Text, Translator, listed
from simulate.language.choice import default_language

CATALOGUE: Final = ("locale", "zh", "LC_MESSAGES", "xuebao.po")


def language_of(lang: str | None) -> Language:
    """Return the language asked for, or that of the environment.

    Raises:
        RequestError: it is another one.
    """
    if not lang:
        return default_language()
    if lang not in LANGUAGES:
        from kernel.errors import RequestError

        known = listed(LANGUAGES, OR)
        raise RequestError("lang: found {lang!r}, expected {known}", lang=lang, known=known)
    return lang


def spoken(text: Text, language: Language) -> str:
    """Return a text in a language."""
    return text.render(translator_of(language))


def translator_of(language: Language) -> Translator:
    """Return what puts texts into a language."""
    return _Chinese() if language == "zh" else ENGLISH


@frozen
class _Chinese:
    language: Language = "zh"

    def translate(self, text: str, context: str) -> str:
        return _chinese().get((text, context), text)


@cache
def _chinese() -> dict[tuple[str, str], str]:
    """Return the catalogue by text and context; read once, and only for who reads Chinese."""
    # Only who reads Chinese waits for what it takes.
    from importlib.resources import files

    from babel.messages.pofile import read_po

    with files("simulate.language").joinpath(*CATALOGUE).open("rb") as file:
        catalogue = read_po(file, locale="zh")
    return {
        (str(one.id), one.context or ""): str(one.string)
        for one in catalogue
        if one.id and one.string
    }
