"""The columns of rosters, and those of their results."""

from collections.abc import Mapping
from typing import Final

from docs.reference.markdown import code, codes, plain, table
from kernel.columns import COLUMNS, HEADERS
from kernel.messages import NOTHING, Language, Pair, Text
from kernel.results import KINDS, STANDS_ON, Kind
from kernel.schemas.casecolumns import given_columns
from simulate.language.catalogue import spoken, translator_of
from simulate.output.result_headers import RESULT_HEADERS, RESULTS
from simulate.output.words import NAME

_OF_ROSTERS: Final = (
    NAME,
    Pair("Headers that are read", "可识别的表头"),
    Pair("What it holds", "内容"),
    Pair("Required", "必填"),
)
_REQUIRED: Final = Pair("yes", "是")
_FOLLOWS: Final = Pair("yes, or it follows from ", "是，或由下列各列得出：")

_OF_RESULTS: Final = (
    NAME,
    Pair("Chinese header", "中文表头"),
    Pair("What it is", "含义"),
    Pair("What it holds", "内容"),
    Pair("Basis and clause in", "依据与条款所在列"),
)
_KINDS: Final[Mapping[Kind, Text]] = {
    "flag": Pair("true or false", "是或否"),
    "count": Pair("a whole number", "整数"),
    "fen": Pair("yuan, two decimals", "元，两位小数"),
    "day": Pair("a date", "日期"),
    "word": Pair("a word", "词"),
}


def roster_columns(language: Language) -> str:
    """Return a row for each column of a roster, in the order of the contract."""
    held = given_columns(translator_of(language))["properties"]
    rows = []
    for name, column in COLUMNS.items():
        shown, *_ = HEADERS[name]
        # The description of a column in a schema begins with its header.
        text = held[name]["description"].removeprefix(shown) if name in held else ""
        needed = NOTHING if not column.required else _FOLLOWS if column.follows_from else _REQUIRED
        rows.append(
            (
                code(name),
                plain("、".join(HEADERS[name])),
                plain(text.lstrip(":：")),
                f"{plain(spoken(needed, language))}{codes(column.follows_from)}",
            )
        )
    return table(_OF_ROSTERS, rows, language)


def result_columns(language: Language) -> str:
    """Return a row for each result column, in the order of the contract."""
    rows = []
    for name, kind in KINDS.items():
        group = STANDS_ON.get(name, "")
        rows.append(
            (
                code(name),
                plain(spoken(RESULT_HEADERS[name], "zh")),
                plain(spoken(RESULTS.get(name, NOTHING), language)),
                plain(spoken(_KINDS[kind], language)),
                codes((f"{group}_basis", f"{group}_clause") if group else ()),
            )
        )
    return table(_OF_RESULTS, rows, language)
