"""What people read, before it is known in which language: sentences with the values in them.

A sentence of the program is written once, in English, with a named place for each value. The
catalogue of a language holds it under that text. What a region brings stands in its files in both
languages.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from typing import Final, Literal, Protocol, get_args

from attrs import frozen

Language = Literal["en", "zh"]

LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)


class Translator(Protocol):
    """A language with its catalogue."""

    @property
    def language(self) -> Language:
        """Which language it is."""

    def translate(self, text: str, context: str) -> str:
        """Return a sentence of the program in the language, its places for values left open."""


@frozen
class _English:
    language: Language = "en"

    def translate(self, text: str, context: str) -> str:  # noqa: ARG002  # English is the text
        return text


ENGLISH: Final = _English()
"""The language in which the sentences of the program are written."""


class Text(ABC):
    """Something that people read in either language; `str` is the English of it."""

    @abstractmethod
    def render(self, translator: Translator) -> str:
        """Return the words in a language."""

    def __str__(self) -> str:
        return self.render(ENGLISH)


@frozen
class Pair(Text):
    """The same words in both languages, as a file brings them."""

    en: str
    zh: str

    def render(self, translator: Translator) -> str:
        """Return one of the two."""
        return self.zh if translator.language == "zh" else self.en

    __str__ = Text.__str__


@frozen
class Message(Text):
    """A sentence of the program.

    Attributes:
        text: the English, with places for values in braces as `str.format` has them.
        values: by the names of the places; texts among them are put into the same language.
        context: tells apart what is one word in English and two in another language.
    """

    text: str
    values: tuple[tuple[str, object], ...] = ()
    context: str = ""

    def render(self, translator: Translator) -> str:
        """Return the sentence in a language, with its values."""
        pattern = translator.translate(self.text, self.context)
        if not self.values:
            return pattern
        return pattern.format(**{name: _shown(v, translator) for name, v in self.values})

    def filled(self, **values: object) -> "Message":
        """Return a sentence of a table with values in its places."""
        return Message(self.text, tuple(values.items()), self.context)

    __str__ = Text.__str__


@frozen
class Listing(Text):
    """Texts one after the other, with a separator of the language between them."""

    parts: tuple[object, ...]
    separator: Text

    def render(self, translator: Translator) -> str:
        """Return the list in a language."""
        between = self.separator.render(translator)
        return between.join(str(_shown(part, translator)) for part in self.parts)

    __str__ = Text.__str__


def message(text: str, /, **values: object) -> Message:
    """Return a sentence of the program.

    Args:
        text: the English, under which the catalogues have it; with values, a brace is doubled.
        values: what stands in its places; `str.format` says how.
    """
    return Message(text, tuple(values.items()))


def message_in(context: str, text: str, /, **values: object) -> Message:
    """Return a sentence whose English means two things; the context says which one."""
    return Message(text, tuple(values.items()), context)


def sentence(text: str | Text, values: Mapping[str, object]) -> Text:
    """Return a sentence of the program, or the text that is already one."""
    return text if isinstance(text, Text) else Message(text, tuple(values.items()))


def verbatim(words: object) -> Pair:
    """Return what is the same in every language: a number, a name, nothing."""
    return Pair(str(words), str(words))


NOTHING: Final = verbatim("")
COMMA: Final = message_in("between clauses", ", ")
LIST: Final = message_in("between items", ", ")
AND: Final = message_in("between words", " and ")
OR: Final = message_in("between words", " or ")
PLUS: Final = verbatim(" + ")
NO_NAMES: Final = message_in("a list of names", "none")
COLON: Final = message(": ")
SEMICOLON: Final = message("; ")
SENTENCES: Final = Pair(" ", "")


def listed(parts: Iterable[object], separator: Text = LIST) -> Listing:
    """Return a list of texts or words, separated as the language does it."""
    return Listing(tuple(parts), separator)


def _shown(value: object, translator: Translator) -> object:
    """Return a value as it is put into a sentence: what is a text, in the sentence's language."""
    text = getattr(value, "text", None) if isinstance(value, Exception) else value
    return text.render(translator) if isinstance(text, Text) else value
