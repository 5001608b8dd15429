"""Says in words why a condition holds or does not, in both languages."""

from collections.abc import Iterable
from typing import Final

from kernel.clauses import Text
from kernel.codes import Code
from kernel.columns import HEADERS
from kernel.days import BLANK_DAY, as_date
from kernel.hookspecs import QUESTIONS
from simulate.explain.tales import (
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
    Tale,
    holds,
)
from simulate.explain.vocabulary import BETWEEN_DAYS, DERIVED, FACTS, OPERATIONS, OUTPUTS, RELATIONS
from simulate.report.table import yuan
from simulate.report.words import WORDS

UNTOLD_REASON: Final = Text("its condition is not met", "其条件不满足")
EVERYBODY: Final = Text("nothing more special applies", "无更特殊的规定适用")
_NOT_IN_FORCE: Final = Text("not by the readings and values in force", "按现行解读和参数不适用")
_DAYS: Final = ("paid_on", "received_on", "relief_from", "left_on", "refund_applied_on")


def reason(condition: Tale) -> Text:
    """Say why a condition holds or why it does not, whichever is the case."""
    if holds(condition):
        return _joined(_why(condition)) or EVERYBODY
    return _joined(_why_not(condition)) or UNTOLD_REASON


def written(value: Number, unit: str) -> Text:
    """Write a value of a unit of `kernel.hookspecs.QUESTIONS`, or of a parameter."""
    if isinstance(value, Code):
        return _names([value])
    if unit == "day":
        day = as_date(int(value))
        return _same(day.isoformat()) if day else Text("no day", "无")
    if unit in ("fen", "yuan"):
        return Text(f"{yuan(value)} yuan", f"{yuan(value)}元") if value else Text("0 yuan", "0元")
    if unit == "flag":
        return Text("yes", "是") if value else Text("no", "否")
    return _same(f"{value} %" if unit == "percent" else str(value))


def _why(condition: Tale) -> list[Text]:
    match condition:
        case Both(parts):
            return [text for part in parts for text in _why(part)]
        case Either(parts):
            return [text for part in parts if holds(part) for text in _why(part)]
        case Not(part):
            return _why_not(part)
        case Fact() | Compared() | Among():
            return [_stated(condition)]
    return []


def _why_not(condition: Tale) -> list[Text]:
    match condition:
        case Both(parts):
            return [text for part in parts if not holds(part) for text in _why_not(part)]
        case Either(parts):
            return [text for part in parts for text in _why_not(part)]
        case Not(part):
            return _why(part)
        case Fact() | Compared() | Among():
            return [_stated(condition)]
        case Constant():
            return [_NOT_IN_FORCE]
    return [UNTOLD_REASON]


def _stated(condition: Fact | Compared | Among) -> Text:
    """State what is the case of a condition that has no parts."""
    match condition:
        case Fact(name, is_so, words):
            text, names = FACTS[name][not is_so], _names(words)
            return Text(text.en.format(words=names.en), text.zh.format(words=names.zh))
        case Among(members, is_so):
            names = _names([member for member in members if isinstance(member, Code)])
            if is_so:
                return Text(f"the category that counts is {names.en}", f"所依类别为{names.zh}")
            return Text(
                f"the category that counts is none of {names.en}", f"所依类别不是{names.zh}"
            )
    return _compared(condition)


def _compared(condition: Compared) -> Text:
    left, right = condition.values
    unit = _unit(condition.left) or _unit(condition.right)
    subject = _subject(condition.left)
    if unit == "day" and right == BLANK_DAY:
        is_there = left != BLANK_DAY
        en, zh = ("is given", "已填") if is_there else ("is not given", "未填")
        return Text(f"{subject.en} {en}", f"{subject.zh}{zh}")
    if isinstance(right, Code):
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


def _subject(tale: Tale) -> Text:
    """Name a value; a plain number has no name."""
    match tale:
        case Given(column):
            return DERIVED.get(column) or Text(column, HEADERS[column][0])
        case LookedUp(parameter):
            return parameter.text
        case Decided(question, output):
            return OUTPUTS[f"{question}.{output}"]
        case Reckoned(operation, parts) if operation in OPERATIONS:
            pattern = OPERATIONS[operation]
            named = [_subject_or_value(part, _unit(tale)) for part in parts]
            return Text(
                pattern.en.format(*(name.en for name in named)),
                pattern.zh.format(*(name.zh for name in named)),
            )
        case Constant():
            return Text("", "")
    return Text("what is reckoned", "计算值")


def _subject_or_value(tale: Tale, unit: str) -> Text:
    return written(tale.value, unit) if isinstance(tale, Constant) else _subject(tale)


def _unit(tale: Tale) -> str:
    match tale:
        case Given(column):
            return "day" if column in _DAYS else ""
        case LookedUp(parameter):
            return parameter.unit
        case Decided(question, output):
            return QUESTIONS[question].outputs[output]
        case Reckoned(_, parts):
            return next(filter(None, map(_unit, parts)), "")
    return ""


def _names(words: Iterable[Code]) -> Text:
    named = [
        Text(word.word, word.chinese[0]) if word.chinese else WORDS[word.word] for word in words
    ]
    return Text(" or ".join(name.en for name in named), "、".join(name.zh for name in named))


def _same(text: str) -> Text:
    return Text(text, text)


def _joined(texts: list[Text]) -> Text | None:
    if not texts:
        return None
    return Text("; ".join(text.en for text in texts), "；".join(text.zh for text in texts))
