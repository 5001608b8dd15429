"""What people may write for measures, payers and the words of options, in either language.

The terms that tables show are read too, with or without what stands in their brackets.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from attrs import evolve

from kernel.codes import Payer
from kernel.columns import HEADERS
from kernel.messages import ENGLISH, Message, Pair, Text, message, verbatim
from kernel.names import Names
from simulate.language.catalogue import translator_of
from simulate.output.words import TERMS
from simulate.projection.breakdowns import BASIS, CLAUSE, PAYER
from simulate.projection.ledger import ACCRUAL, CASH
from simulate.projection.measure import TOTAL
from simulate.projection.measures import MEASURES

_BRACKETS: Final = re.compile(r"\s*(?:[（(].*[)）]|, .*)$")

_ALSO: Final[Mapping[str, tuple[str, ...]]] = {
    "insured": ("参保",),
    "government_cost": ("政府支出", "政府负担", "财政支出"),
    "student_cost": ("学生负担", "学生净负担"),
    "top_up": ("差额", "缴费差额"),
    "refund": ("退费",),
    "refund_exposure": ("退费敞口",),
    "prepaid_balance": ("趸交余额", "预收保费"),
    "waiting_days": ("待遇等待期", "等待天数"),
    "student": ("学生", "个人"),
    "institution": ("学校",),
    "medical_assistance": ("医疗救助",),
    "finance": ("财政",),
    "central": ("中央",),
    "provincial": ("省级", "省"),
    "municipal": ("市级", "市"),
    "total": ("总计",),
    "accrual": ("权责发生", "应计"),
    "cash": ("收付实现", "现金", "现金制"),
}
"""Words that people write for a name, beside the term that tables show."""

_BREAKDOWNS: Final[Mapping[str, tuple[str, ...]]] = {
    CLAUSE: ("条款",),
    BASIS: ("依据",),
    PAYER: ("出资方", "负担方"),
    "relief": HEADERS["relief"],
    "institution": HEADERS["institution_type"],
    "affiliation": HEADERS["affiliation"],
    "locality": ("统筹区", *HEADERS["locality"]),
}
"""The breakdowns in Chinese; those by students are called as in a roster."""

_FORMS: Final = {
    "bridge": ("衔接表", "权责收付衔接表", "衔接"),
    "transfers": ("转移支付表", "转移支付", "各级负担表"),
    "budget": ("预算表", "预算", "收支预算表"),
    "settlement": ("结算表", "结算", "补助结算表", "财政补助资金结算表"),
}
_FORMATS: Final = {
    "table": ("表格", "表"),
    "json": ("JSON",),
    "csv": ("CSV",),
    "markdown": ("Markdown", "md"),
    "html": ("HTML", "网页"),
}
_CHARTS: Final = {
    "payers": ("缴款方", "按缴款方"),
    "balance": ("趸交余额",),
    "interval": ("区间",),
    "change": ("变动", "变动分析"),
    "sensitivity": ("敏感性", "敏感性分析"),
    "clauses": ("条款", "按条款"),
}
_METHODS: Final = {"seriatim": ("逐人", "逐人抽样"), "grouped": ("分组", "分组抽样")}


def names_among(kind: str, choices: Sequence[str]) -> Names:
    """Return the names of a kind that an option offers; without a kind they have no other words."""
    if not kind:
        return Names(message("word"), {name: verbatim(name) for name in choices}, dict)
    names = KINDS[kind]
    return evolve(names, words={name: names.words[name] for name in choices})


def recognised(kind: str, given: str) -> str:
    """Return the name that words stand for; words that stand for none as they are."""
    meant = KINDS[kind].meant_by(given)
    return meant[0] if len(meant) == 1 else given


def recognised_words(name: str) -> tuple[str, ...]:
    """Return what else people write for a measure, a payer or an accounting basis."""
    return _ALSO.get(name, ())


def _of_terms(kind: Message, terms: Mapping[str, Text]) -> Names:
    """Return names whose words are terms, in both languages."""

    def spelled() -> dict[str, tuple[str, ...]]:
        translators = (ENGLISH, translator_of("zh"))
        shown = {name: [text.render(one) for one in translators] for name, text in terms.items()}
        return {
            name: (*words, *(_BRACKETS.sub("", one) for one in words), *_ALSO.get(name, ()))
            for name, words in shown.items()
        }

    return Names(kind, terms, spelled)


def _of_words(kind: Message, words: Mapping[str, tuple[str, ...]]) -> Names:
    """Return names of options with their Chinese words, of which the first is shown."""
    shown = {name: Pair(name, chinese[0]) for name, chinese in words.items()}
    return Names(kind, shown, lambda: words)


KINDS: Final[Mapping[str, Names]] = {
    "measure": _of_terms(message("measure"), {one.name: one.text for one in MEASURES.values()}),
    "payer": _of_terms(message("payer"), {word: TERMS[word] for word in (*Payer.words(), TOTAL)}),
    "accounting": _of_terms(
        message("accounting basis"), {word: TERMS[word] for word in (ACCRUAL, CASH)}
    ),
    "breakdown": _of_words(message("breakdown"), _BREAKDOWNS),
    "form": _of_words(message("form"), _FORMS),
    "format": _of_words(message("format"), _FORMATS),
    "chart": _of_words(message("chart"), _CHARTS),
    "method": _of_words(message("method"), _METHODS),
}
"""The kinds of names that options take."""
