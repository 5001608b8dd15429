"""What follows from a row: the outputs of its question with their values."""

from collections.abc import Iterator, Mapping
from typing import Final

from attrs import frozen

from kernel.hookspecs import QUESTIONS
from kernel.messages import COLON, SEMICOLON, Text, listed, message, verbatim
from kernel.questions import Output
from kernel.writtentables import WrittenRow
from simulate.explanation.rulebook.condition_words import condition_words
from simulate.explanation.rulebook.ground import Ground
from simulate.explanation.rulebook.lettered_parts import LetteredParts, letter
from simulate.explanation.rulebook.value_words import code_text, value_words
from simulate.explanation.story import AMOUNTS

_BLANK: Final = message("not provided")
_IS: Final = message("{letter} is {words}")
_WHERE: Final = message("{outcome}; where {parts}")


@frozen
class Outcome:
    """What follows from a row.

    Attributes:
        words: the outputs with their values.
        parts: what the letters in it stand for, where values are made of much.
    """

    words: Text
    parts: tuple[Text, ...] = ()

    @property
    def sentence(self) -> Text:
        """All of it in one sentence."""
        if not self.parts:
            return self.words
        return _WHERE.filled(outcome=self.words, parts=listed(self.parts, SEMICOLON))


def outcome(row: WrittenRow, question: str, ground: Ground) -> Outcome:
    """Return what follows from a row; parts of parts are named by letters, not bracketed."""
    known: Mapping[str, Output] = getattr(QUESTIONS.get(question), "outputs", {})
    letters = LetteredParts()
    words = _outputs(row, known, ground, letters)
    shallow = len(letters.found)
    parts = tuple(_parts(letters, ground))
    if len(parts) == shallow:
        return Outcome(_outputs(row, known, ground, None))
    return Outcome(words, parts)


def _outputs(
    row: WrittenRow, known: Mapping[str, Output], ground: Ground, letters: LetteredParts | None
) -> Text:
    said: list[Text] = []
    for name, value in row.outputs.items():
        if name not in known:
            said.append(listed([verbatim(f"`{name}`"), code_text(value.node)], COLON))
            continue
        unit = known[name].unit
        is_blank = row.basis == "not_provided" and unit in AMOUNTS
        words = value_words(value.node, unit, ground, condition_words, letters)
        said.append(listed([known[name].text, _BLANK if is_blank else words], COLON))
    return listed(said, SEMICOLON) if said else code_text(row.written.node)


def _parts(letters: LetteredParts, ground: Ground) -> Iterator[Text]:
    """Say what each letter stands for; of parts found meanwhile too."""
    for index, (part, unit) in enumerate(letters.found):  # which grows
        words = value_words(part, unit, ground, condition_words, letters)
        yield _IS.filled(letter=letter(index), words=words)
