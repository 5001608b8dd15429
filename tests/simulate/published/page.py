"""Writes the tables of the page about published figures, in both languages.

`python -m tests.simulate.published.page` renews them after a change of rules or parameters; the
test beside it fails while the page is not what this would write.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from kernel.messages import Language, Pair
from simulate.language.catalogue import spoken
from tests.simulate.published import enrolment, receipts, relief, splits
from tests.simulate.published.comparison import Comparison
from tests.simulate.published.reasons import REASONS
from tests.tree import ROOT

DOCS: Final = ROOT / "docs"

PAGES: Final[Mapping[Language, Path]] = {
    "en": DOCS / "against-published-figures.md",
    "zh": DOCS / "against-published-figures.zh.md",
}

TABLES: Final[Mapping[str, Callable[[], Iterable[Comparison]]]] = {
    "splits": splits.rows,
    "receipts": receipts.rows,
    "income": receipts.income_rows,
    "spending": receipts.spending_rows,
    "relief": relief.rows,
    "left": relief.left_rows,
    "in-school": enrolment.rows,
    "shares": enrolment.share_rows,
}
"""The tables, by the name that stands in the page's comments."""

IN_PERCENT: Final = ("in-school",)
"""The tables whose differences are given in percent of what is published too."""

COLUMNS: Final = (
    Pair("what", "项目"),
    Pair("published", "公布"),
    Pair("forecast", "测算"),
    Pair("difference", "差异"),
    Pair("what agreement proves", "一致能说明什么"),
    Pair("why", "原因"),
    Pair("source", "来源"),
)

PARTS: Final = {
    "individual": Pair("individual", "个人缴费"),
    "subsidy": Pair("subsidy", "财政补助"),
    "surcharge": Pair("late payers' fiscal part", "逾期者自缴财政部分"),
    "top_up": Pair("top-up", "缴费差额"),
    "cohorts": Pair("cohorts from 2022", "2022年度起的新生"),
    "stand_in": Pair("stand-ins", "代替"),
}

MARKED: Final = re.compile(r"(<!-- (\S+) -->\n).*?(<!-- end -->)", re.DOTALL)


def filled(text: str, language: Language) -> str:
    """Return a page with what stands between its comments computed anew."""

    def renewed(section: re.Match[str]) -> str:
        name = section[2]
        made = _reasons(language) if name == "reasons" else _table(name, language)
        return f"{section[1]}\n{made}\n\n{section[3]}"

    return MARKED.sub(renewed, text)


def _table(name: str, language: Language) -> str:
    numbers = {reason: n for n, reason in enumerate(REASONS, start=1)}
    comma = "、" if language == "zh" else ", "
    lines = [[spoken(column, language) for column in COLUMNS], ["---"] * len(COLUMNS)]
    lines += [
        [
            spoken(row.what, language),
            _figures(row.published.figures),
            _figures(row.forecast),
            _difference(row, language, in_percent=name in IN_PERCENT),
            spoken(row.kind.words, language),
            comma.join(map(str, sorted(numbers[reason] for reason in row.reasons))),
            spoken(row.published.source, language),
        ]
        for row in TABLES[name]()
    ]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _difference(row: Comparison, language: Language, *, in_percent: bool) -> str:
    total = " / ".join(_signed(difference) for difference in row.differences)
    if in_percent:
        total += f" = {_signed(round(row.percent, 1))} %"
    parts = {name: _signed(part) for name, part in row.parts.items() if _signed(part) != "0"}
    if len(parts) < 2:
        return total
    named = [f"{spoken(PARTS[name], language)} {part}" for name, part in parts.items()]
    return f"{total}（{'，'.join(named)}）" if language == "zh" else f"{total} ({', '.join(named)})"


def _figures(figures: Sequence[float]) -> str:
    return " / ".join(_number(figure) for figure in figures)


def _number(figure: float) -> str:
    return f"{figure:,.2f}".rstrip("0").rstrip(".")


def _signed(figure: float) -> str:
    shown = _number(abs(figure))
    return shown if shown == "0" else f"{'+' if figure > 0 else '−'}{shown}"


def _reasons(language: Language) -> str:
    return "\n".join(f"{n}. {spoken(why, language)}" for n, why in enumerate(REASONS.values(), 1))


if __name__ == "__main__":
    for language, path in PAGES.items():
        path.write_text(filled(path.read_text(encoding="utf-8"), language), encoding="utf-8")
