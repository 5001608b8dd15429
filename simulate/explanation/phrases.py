"""Says in words why a condition holds or does not, in both languages."""

from collections.abc import Iterable
from typing import Final

from kernel.codes import Code, Level
from kernel.columns import HEADERS
from kernel.days import BLANK_DAY, as_date
from kernel.hookspecs import QUESTIONS
from kernel.messages import COMMA, NOTHING, OR, SEMICOLON, Pair, Text, listed, message, verbatim
from kernel.students import DAY_COLUMNS
from simulate.explanation.trace import (
    Among,
    Both,
    Compared,
    Constant,
    Decided,
    Either,
    Fact,
    Given,
    LookedUp,
    Not,
    Number,
    Reckoned,
    Trace,
    holds,
)
from simulate.explanation.vocabulary import (
    BETWEEN_DAYS,
    DERIVED,
    FACTS,
    OPERATIONS,
    RELATIONS,
)
from simulate.output.words import NO, TERMS, YES, in_unit, yuan

UNTRACED_REASON: Final = message("its condition is not met")
EVERYBODY: Final = message("nothing more special applies")
_NOT_IN_FORCE: Final = message("not by the interpretations and values in force")
_CATEGORY: Final = message("the category that counts")
_COUNTED: Final = message("the value that counts")


def reason(condition: Trace) -> Text:
    """Say why a condition holds or why it does not, whichever is the case."""
    applies = holds(condition)
    leaves = _deciding(condition)
    informative = [leaf for leaf in leaves if not _is_nameless(leaf)]
    said = [text for leaf in informative or leaves for text in _said(leaf, applies=applies)]
    return _joined(said) or EVERYBODY


def named(value: LookedUp) -> Text:
    """Name a value of the law, with the words of the place at which it is looked up."""
    words = [_name(word) if isinstance(word, Code) else verbatim(word) for word in value.place]
    return listed([value.parameter.text, *words], COMMA)


def given(value: Given) -> Text:
    """State what a column of the student holds."""
    held, name = written(value.value, unit_of(value)), subject_words(value)
    return message("{name}: {held}", name=name, held=held)


def written(value: Number, unit: str) -> Text:
    """Write a value of a unit of `kernel.hookspecs.QUESTIONS`, or of a parameter."""
    if isinstance(value, Code):
        return _name(value)
    if unit == "day":
        day = as_date(int(value))
        return verbatim(day.isoformat()) if day else message("no day")
    if unit in ("fen", "yuan"):
        return message("{amount} yuan", amount=yuan(value)) if value else message("0 yuan")
    if unit == "flag":
        return YES if value else NO
    return in_unit(value, unit)


def _deciding(condition: Trace) -> list[Trace]:
    """Return the leaves because of which a condition holds or does not."""
    match condition:
        case Both(parts) | Either(parts):
            alike = [part for part in parts if holds(part) == holds(condition)]
            return [leaf for part in alike for leaf in _deciding(part)]
        case Not(part):
            return _deciding(part)
    return [condition]


def _is_nameless(leaf: Trace) -> bool:
    """Say whether a leaf compares a number of which nobody can say what it is."""
    return isinstance(leaf, Compared) and isinstance(leaf.left, Constant)


def _said(leaf: Trace, *, applies: bool) -> list[Text]:
    """State what is the case of a leaf; one that says nothing of the student only where it bars."""
    match leaf:
        case Fact() | Compared() | Among():
            return [_stated(leaf)]
        case Constant():
            return [] if applies else [_NOT_IN_FORCE]
    return [] if applies else [UNTRACED_REASON]


def _stated(condition: Fact | Compared | Among) -> Text:
    """State what is the case of a condition that has no parts."""
    match condition:
        case Fact(name, is_so, words):
            return FACTS[name][not is_so].filled(words=_names(words))
        case Among(subject, members, is_so):
            names = _names(members)
            what = _CATEGORY if isinstance(subject, Constant) else subject_words(subject)
            if is_so:
                return message("{what} is {held}", what=what, held=names)
            return message("{what} is none of {names}", what=what, names=names)
    return _compared(condition)


def _compared(condition: Compared) -> Text:
    left, right = condition.values
    unit = unit_of(condition.left) or unit_of(condition.right)
    subject = _COUNTED if isinstance(condition.left, Constant) else subject_words(condition.left)
    if unit == "day" and right == BLANK_DAY:
        if left != BLANK_DAY:
            return message("{what} is given", what=subject)
        return message("{what} is not given", what=subject)
    if isinstance(right, Code) and left in [*type(right)]:
        left = type(right)(left)
    found, against, of = written(left, unit), written(right, unit), subject_words(condition.right)
    if of != NOTHING:
        against = message("{what} ({held})", what=of, held=against)
    if condition.operation in ("equal", "not_equal"):
        if (condition.operation == "equal") == condition.holds:
            return message("{what} is {held}", what=subject, held=against)
        return message("{what} is {held}, not {against}", what=subject, held=found, against=against)
    relations = BETWEEN_DAYS if unit == "day" else RELATIONS
    relation = relations[condition.operation][not condition.holds]
    return message(
        "{what} ({held}) {relation} {against}",
        what=subject,
        held=found,
        relation=relation,
        against=against,
    )


def subject_words(trace: Trace) -> Text:
    """Name a value; a plain number has no name."""
    match trace:
        case Given(column):
            return DERIVED.get(column) or Pair(column, HEADERS[column][0])
        case LookedUp(parameter):
            return parameter.text
        case Decided(question, output):
            return QUESTIONS[question].outputs[output].text
        case Reckoned(operation, parts) if operation in OPERATIONS:
            left, right = (_subject_or_value(part, unit_of(trace)) for part in parts)
            return OPERATIONS[operation].filled(left=left, right=right)
        case Constant():
            return NOTHING
    return message("what is reckoned")


def _subject_or_value(trace: Trace, unit: str) -> Text:
    return written(trace.value, unit) if isinstance(trace, Constant) else subject_words(trace)


def unit_of(trace: Trace) -> str:
    """Return the unit of a value, empty where it is a plain number or none is known."""
    match trace:
        case Given(column):
            return "day" if column in DAY_COLUMNS else ""
        case LookedUp(parameter):
            return parameter.unit
        case Decided(question, output):
            return QUESTIONS[question].outputs[output].unit
        case Reckoned(_, parts):
            return next(filter(None, map(unit_of, parts)), "")
    return ""


def _names(words: Iterable[Number]) -> Text:
    names = [_name(word) if isinstance(word, Code) else verbatim(str(word)) for word in words]
    return listed(names, OR)


def _name(word: Code) -> Text:
    if isinstance(word, Level) and word != Level.NONE:
        return TERMS[word.word]  # as the payer that it is
    return Pair(word.word, word.chinese[0]) if word.chinese else TERMS[word.word]


def _joined(texts: list[Text]) -> Text | None:
    if not texts:
        return None
    return listed(texts, SEMICOLON)
