"""The languages, the words that files hold as people read them, and the headings of many tables."""

from collections.abc import Mapping
from os import environ
from typing import Final, Literal, cast, get_args

from kernel.clauses import Text
from kernel.errors import RequestError

Language = Literal["en", "zh"]

TERMS: Final[Mapping[str, Text]] = {
    # payers
    "student": Text("student", "学生个人"),
    "institution": Text("institution", "学校"),
    "medical_assistance": Text("medical assistance", "医疗救助资金"),
    "finance": Text("finance (no level named)", "财政（未指明级次）"),
    "central": Text("central budget", "中央财政"),
    "provincial": Text("provincial budget", "省级财政"),
    "municipal": Text("municipal budget", "市级财政"),
    "unallocated": Text("unallocated", "未分配"),
    "unfunded": Text("unfunded", "无人承担"),
    "total": Text("total", "合计"),
    # what a value stands on
    "explicit": Text("explicit", "明文"),
    "inferred": Text("inferred", "推定"),
    "assumed": Text("assumed", "假设"),
    "not_provided": Text("not provided", "未规定"),
    # accounting bases
    "accrual": Text("accrual", "权责发生制"),
    "cash": Text("cash", "收付实现制"),
}
"""The words that stand for payers, bases and the like in data files, with their terms."""

MONEY: Final = Text("yuan", "元")
WHOLE_PROGRAMME: Final = Text("programme", "全程合计")

COLON: Final = Text(": ", "：")
COMMA: Final = Text(", ", "，")
LIST: Final = Text(", ", "、")

REGION: Final = Text("Region", "地区")
NAME: Final = Text("Name", "名称")
VALUE: Final = Text("Value", "数值")
RANGE: Final = Text("Range", "范围")
BASIS: Final = Text("Basis", "依据")
SOURCE: Final = Text("Source", "来源")
CLAUSE: Final = Text("Clause", "条款")
CLAUSES: Final = Text("Clauses and interpretations", "条款与解释口径")
DOCUMENT: Final = Text("Document", "文件")
CONTENT: Final = Text("What it says", "内容")
BEFORE: Final = Text("Before", "变动前")
AFTER: Final = Text("After", "变动后")


def default_language() -> Language:
    """Return the language of the user's locale: Chinese, or English for any other."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environ.get(name):
            return "zh" if environ[name].lower().startswith("zh") else "en"
    return "en"


def language_of(lang: str | None) -> Language:
    """Return the language asked for, or the locale's. Raises RequestError for another one."""
    if not lang:
        return default_language()
    if lang not in get_args(Language):
        raise RequestError(f"lang: found {lang!r}, expected {' or '.join(get_args(Language))}")
    return cast("Language", lang)


def spoken(text: Text, language: Language) -> str:
    """Return a text in a language."""
    return text.zh if language == "zh" else text.en


def term(word: str, language: Language) -> str:
    """Return a word of a data file, such as a payer, as people read it."""
    return spoken(TERMS[word], language)


def yuan(amount: int) -> str:
    """Write fen as yuan, thousands apart; nothing is a dash."""
    if amount == 0:
        return "–"
    whole, fen = divmod(abs(amount), 100)
    sign = "-" if amount < 0 else ""
    return f"{sign}{whole:,}" if fen == 0 else f"{sign}{whole:,}.{fen:02d}"
