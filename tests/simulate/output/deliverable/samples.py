"""A small deliverable with hand-made figures, and texts that a careless writer would get wrong."""

from typing import Final

from kernel.messages import Language
from simulate.output.deliverable.chapters import KINDS, Chapter
from simulate.output.deliverable.chart import Chart
from simulate.output.deliverable.checks import Place, check_of
from simulate.output.deliverable.figure_table import (
    FigureColumn,
    FigureLine,
    FigureTable,
    ungrouped,
)
from simulate.output.deliverable.whole import Deliverable
from simulate.output.layout import KeyFigure, KeyFigures, Sentences
from simulate.output.text_table import TextTable
from simulate.output.units import WAN

NASTY: Final = ("=1+1", "<b>bold</b> & 'quoted'", "\x07bell", "词" * 40_000, "+86", "@SUM(A1)")
"""Texts that look like formulas or markup, hold a control character, or are very long."""

PAYERS: Final = FigureTable(
    key="changsha.payers",
    title="基金收入",
    corner="缴款方",
    columns=(
        FigureColumn("2024"),
        FigureColumn("2025"),
        FigureColumn("合计", adds=((1, 0), (1, 1))),
    ),
    groups=ungrouped(
        [
            FigureLine("student", "学生", (12_345_678, 20_000_000, 32_345_678), rests_on="CS-4"),
            FigureLine("central", "中央", (30_000_000, 31_000_000, 61_000_000), rests_on="CS-7"),
            FigureLine(
                "total",
                "合计",
                (42_345_678, 51_000_000, 93_345_678),
                depth=0,
                adds=((1, "student"), (1, "central")),
            ),
            FigureLine("insured", "参保人数", (1_000, 990, None), unit="students", sums=False),
        ]
    ),
    notes=("尾数四舍五入。",),
)
"""Two payers in two years: 123,456.78 and 200,000.00 yuan of students, and so on."""


def sample(language: Language = "zh") -> Deliverable:
    """Return a deliverable with a table, a chart of it, key figures, words and a check."""
    payers = Chart(
        "payers",
        "stacked",
        "基金收入，按缴款方",
        "每年一根柱，分学生与中央两部分。",
        PAYERS,
        ("student", "central"),
        (0, 1),
        region="changsha",
    )
    figures = KeyFigures([KeyFigure("基金收入", "93.35 万元", "2024–2025 合计", 93_345_678)])
    words = TextTable("假设", ["名称", "取值"], [(text, "0.52") for text in NASTY])
    return Deliverable(
        title="长沙 · 2024届",
        sentence="两年基金收入 93.35 万元。",
        language=language,
        unit=WAN,
        chapters=(
            Chapter(KINDS["summary"], (Sentences(["两年基金收入 93.35 万元。"]), figures)),
            Chapter(KINDS["payers"], (PAYERS, payers)),
            Chapter(KINDS["assumptions"], (words,)),
        ),
        columns={"region": str, "year": int, "measure": str, "value": int},
        records=[
            {"region": "changsha", "year": 2024, "measure": "fund_income", "value": 42_345_678},
            {"region": "changsha", "year": 2025, "measure": "fund_income", "value": None},
        ],
        run={"version": "0.1.0", "command": ["simulate", "--region", "changsha"]},
        across=(
            check_of(
                "两年合计与全程合计",
                "fen",
                93_345_678,
                [(1, Place("changsha.payers", "total", at)) for at in (0, 1)],
                [PAYERS],
            ),
        ),
    )
