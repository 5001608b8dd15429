"""Charts of every shape, with figures made by hand (in 万元) and words as long as real ones."""

from collections.abc import Mapping, Sequence
from typing import Final

from kernel.messages import Language
from simulate.output.deliverable.chart import Chart, Shape
from simulate.output.deliverable.figure_table import (
    FigureColumn,
    FigureLine,
    FigureTable,
    ungrouped,
)

Cells = Sequence[float | None]

_YEARS: Final = ("2024", "2025", "2026", "2027", "2028")
_DAYS: Final = ("2023-12-31", "2024-12-31", "2025-12-31", "2026-12-31", "2027-12-31")

_WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "student": ("student", "学生"),
    "central": ("central budget", "中央财政"),
    "provincial": ("provincial budget", "省级财政"),
    "municipal": ("municipal budget", "市级财政"),
    "medical_assistance": ("medical assistance", "医疗救助资金"),
    "finance": ("finance (no level named)", "财政（未指明级次）"),
    "institution": ("refunds of the institution", "学校退费"),
    "fund_income.low": ("5 %", "5 %"),
    "fund_income.high": ("95 %", "95 %"),
    "fund_income.default": ("default", "默认值"),
    "fund_income.mean": ("mean of the draws", "抽样均值"),
    "balance": ("prepaid balance", "趸交余额"),
    "data": ("data", "数据"),
    "tariff": ("contribution tariff", "缴费标准"),
    "fiscal": ("fiscal subsidy", "财政补助标准"),
    "behaviour": ("assumed behaviour", "行为假设"),
    "uptake": ("share of students who enrol · uptake", "参保率 uptake"),
    "prepay_share": (
        "share who prepay the programme when they enter · prepay_share",
        "入学时一次性缴纳全部学制保费的比例 prepay_share",
    ),
    "late": (
        "share who pay after the enrolment period · late_share.undergraduate",
        "集中缴费期后缴费的比例 late_share.undergraduate",
    ),
    "CS-4": (
        "CS-4 Students pay the individual contribution of the year, in one sum where they may",
        "CS-4 在校大学生个人缴费标准与当年度城乡居民个人缴费标准一致，可按学制一次性缴纳",
    ),
    "CS-7": ("CS-7 Central budget, first band", "CS-7 中央财政补助第一档"),
    "CS-9": ("CS-9 Province", "CS-9 省级补助"),
}

_DRAWN: Final[Mapping[Shape, tuple[str, Sequence[str], Mapping[str, Cells]]]] = {
    "stacked": (
        "payers",
        _YEARS,
        {
            "student": (5614.69, 5613.80, 5610.78, 2448.93, 117.43),
            "central": (6493.76, 6782.17, 7010.72, 3185.44, 158.67),
            "provincial": (2967.60, 3099.25, 3203.87, 1457.63, 72.32),
            "municipal": (438.22, 457.79, 473.24, 215.70, 11.51),
            "medical_assistance": (312.00, 300.00, 280.00, 100.00, 5.00),
            "finance": (None, 13.42, 13.20, 6.04, 0.40),
            "institution": (-800.00, -700.00, -600.00, -500.00, -400.00),
        },
    ),
    "levels": ("balance", _DAYS, {"balance": (18148.08, 12763.00, 7384.12, 1803.55, 0)}),
    "band": (
        "interval",
        _YEARS,
        {
            "fund_income.low": (11000, 11200, 11500, 5000, 200),
            "fund_income.high": (21000, 22000, 23000, 11000, 900),
            "fund_income.default": (15514.28, 15966.43, 16311.81, 7313.75, 360.32),
            "fund_income.mean": (16800, 17500, 18000, 8000, 450),
        },
    ),
    "waterfall": (
        "change",
        ("Total",),
        {
            "data": (120.5,),
            "tariff": (310.25,),
            "fiscal": (-95.75,),
            "behaviour": (-4.88,),
        },
    ),
    "tornado": (
        "sensitivity",
        ("low end", "high end"),
        {
            "uptake": (-12801.33, 42664.04),
            "prepay_share": (350.25, -120.5),
            "late": (None, 88.0),
            "balance": (15.0, 30.0),
        },
    ),
    "shares": (
        "clauses",
        ("Total",),
        {"CS-4": (19405.64,), "CS-7": (23630.76,), "CS-9": (10800.68,)},
    ),
}


def chart_of(shape: Shape, language: Language = "zh", note: str = "") -> Chart:
    """Return a chart of a shape, of all the figures of its table."""
    name, columns, lines = _DRAWN[shape]
    at = 1 if language == "zh" else 0
    figures = [
        FigureLine(
            line,
            _WORDS[line][at],
            tuple(None if cell is None else round(cell * 1_000_000) for cell in cells),
        )
        for line, cells in lines.items()
    ]
    title = "基金收入，按缴款方和年度" if at else f"Fund income: {name}"
    table = FigureTable(
        f"changsha.{name}",
        title,
        "",
        tuple(FigureColumn(heading) for heading in columns),
        ungrouped(figures),
    )
    return Chart(
        name,
        shape,
        title,
        "每年一根柱。" if at else "A bar a year.",
        table,
        tuple(lines),
        tuple(range(len(columns))),
        region="changsha",
        note=note,
    )
