"""Says in words why a condition holds or does not, in both languages."""

from collections.abc import Iterable
from typing import Final

from kernel.clauses import Text
from kernel.codes import Code
from kernel.columns import HEADERS
from kernel.days import BLANK_DAY, as_date
from kernel.hookspecs import QUESTIONS
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
    UNITS,
)
from simulate.output.words import TERMS, yuan

UNTRACED_REASON: Final = Text("its condition is not met", "其条件不满足")
EVERYBODY: Final = Text("nothing more special applies", "无更特殊的规定适用")
_NOT_IN_FORCE: Final = Text(
    "not by the interpretations and values in force", "按现行解释口径和参数不适用"
)
_CATEGORY: Final = Text("the category that counts", "所依类别")
_COUNTED: Final = Text("the value that counts", "所依数值")


def reason(condition: Trace) -> Text:
    """Say why a condition holds or why it does not, whichever is the case."""
    applies = holds(condition)
    leaves = _deciding(condition)
    informative = [leaf for leaf in leaves if not _is_nameless(leaf)]
    said = [text for leaf in informative or leaves for text in _said(leaf, applies=applies)]
    return _joined(said) or EVERYBODY


def named(value: LookedUp) -> Text:
    """Name a value of the law, with the words of the place at which it is looked up."""
    words = [_name(word) if isinstance(word, Code) else _same(word) for word in value.place]
    text = value.parameter.text
    return Text(
        ", ".join([text.en, *(word.en for word in words)]),
        "，".join([text.zh, *(word.zh for word in words)]),
    )


def given(value: Given) -> Text:
    """State what a column of the student holds."""
    held, name = written(value.value, unit_of(value)), _subject(value)
    return Text(f"{name.en}: {held.en}", f"{name.zh}：{held.zh}")


def written(value: Number, unit: str) -> Text:
    """Write a value of a unit of `kernel.hookspecs.QUESTIONS`, or of a parameter."""
    if isinstance(value, Code):
        return _name(value)
    if unit == "day":
        day = as_date(int(value))
        return _same(day.isoformat()) if day else Text("no day", "无")
    if unit in ("fen", "yuan"):
        return Text(f"{yuan(value)} yuan", f"{yuan(value)}元") if value else Text("0 yuan", "0元")
    if unit == "flag":
        return Text("yes", "是") if value else Text("no", "否")
    measure = UNITS.get(unit, Text("{}", "{}"))
    return Text(measure.en.format(value), measure.zh.format(value))


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
            text, names = FACTS[name][not is_so], _names(words)
            return Text(text.en.format(words=names.en), text.zh.format(words=names.zh))
        case Among(subject, members, is_so):
            names = _names(members)
            what = _CATEGORY if isinstance(subject, Constant) else _subject(subject)
            if is_so:
                return Text(f"{what.en} is {names.en}", f"{what.zh}为{names.zh}")
            return Text(f"{what.en} is none of {names.en}", f"{what.zh}不是{names.zh}")
    return _compared(condition)


def _compared(condition: Compared) -> Text:
    left, right = condition.values
    unit = unit_of(condition.left) or unit_of(condition.right)
    subject = _COUNTED if isinstance(condition.left, Constant) else _subject(condition.left)
    if unit == "day" and right == BLANK_DAY:
        is_there = left != BLANK_DAY
        en, zh = ("is given", "已填") if is_there else ("is not given", "未填")
        return Text(f"{subject.en} {en}", f"{subject.zh}{zh}")
    if isinstance(right, Code) and left in [*type(right)]:
        left = type(right)(left)
    found, against, of = written(left, unit), written(right, unit), _subject(condition.right)
    if of.en:
        against = Text(f"{of.en} ({against.en})", f"{of.zh}（{against.zh}）")
    if condition.operation in ("equal", "not_equal"):
        if (condition.operation == "equal") == condition.holds:
            return Text(f"{subject.en} is {against.en}", f"{subject.zh}为{against.zh}")
        return Text(
            f"{subject.en} is {found.en}, not {against.en}",
            f"{subject.zh}为{found.zh}，不是{against.zh}",
        )
    relations = BETWEEN_DAYS if unit == "day" else RELATIONS
    relation = relations[condition.operation][not condition.holds]
    return Text(
        f"{subject.en} ({found.en}) {relation.en} {against.en}",
        f"{subject.zh}（{found.zh}）{relation.zh}{against.zh}",
    )


def _subject(trace: Trace) -> Text:
    """Name a value; a plain number has no name."""
    match trace:
        case Given(column):
            return DERIVED.get(column) or Text(column, HEADERS[column][0])
        case LookedUp(parameter):
            return parameter.text
        case Decided(question, output):
            return QUESTIONS[question].outputs[output].text
        case Reckoned(operation, parts) if operation in OPERATIONS:
            pattern = OPERATIONS[operation]
            operands = [_subject_or_value(part, unit_of(trace)) for part in parts]
            return Text(
                pattern.en.format(*(operand.en for operand in operands)),
                pattern.zh.format(*(operand.zh for operand in operands)),
            )
        case Constant():
            return Text("", "")
    return Text("what is reckoned", "计算值")


def _subject_or_value(trace: Trace, unit: str) -> Text:
    return written(trace.value, unit) if isinstance(trace, Constant) else _subject(trace)


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
    names = [_name(word) if isinstance(word, Code) else _same(str(word)) for word in words]
    return Text(" or ".join(name.en for name in names), "或".join(name.zh for name in names))


def _name(word: Code) -> Text:
    return Text(word.word, word.chinese[0]) if word.chinese else TERMS[word.word]


def _same(text: str) -> Text:
    return Text(text, text)


def _joined(texts: list[Text]) -> Text | None:
    if not texts:
        return None
    return Text("; ".join(text.en for text in texts), "；".join(text.zh for text in texts))
