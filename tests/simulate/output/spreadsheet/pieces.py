"""Deliverables with a form, and with a chart of each shape; figures made by hand."""

from typing import Final

from attrs import evolve

from simulate.output.deliverable.chapters import KINDS, Block, Chapter
from simulate.output.deliverable.chart import Chart
from simulate.output.deliverable.figure_table import (
    SHARE,
    FigureColumn,
    FigureGroup,
    FigureLine,
    FigureTable,
    ungrouped,
)
from simulate.output.deliverable.printed_form import PrintedForm
from simulate.output.deliverable.whole import Deliverable
from simulate.output.units import WAN
from tests.simulate.output.deliverable.samples import sample

_WAN: Final = WAN.fen

REVENUE: Final = FigureTable(
    key="zhengzhou.budget.revenue",
    title="收入",
    corner="项目",
    columns=(FigureColumn("2026年预测"), FigureColumn("2027年预算数")),
    groups=ungrouped(
        [
            FigureLine(
                "contributions",
                "基本医疗保险费收入",
                (27_362 * _WAN, 28_219 * _WAN),
                number="一、",
            ),
            FigureLine(
                "medical_assistance",
                "其中：城乡医疗救助资助收入",
                (897 * _WAN, 959 * _WAN),
                depth=2,
            ),
            FigureLine("subsidy", "财政补贴收入", (50_441 * _WAN, 49_755 * _WAN), number="二、"),
            FigureLine("interest", "利息收入", (None, None), number="三、"),
            FigureLine(
                "income",
                "本年收入小计",
                (77_803 * _WAN, 77_974 * _WAN),
                depth=0,
                adds=((1, "contributions"), (1, "subsidy"), (1, "interest")),
                number="五、",
                marks=frozenset({0, 1}),
            ),
            FigureLine(
                "opening",
                "上年结余",
                (35_226 * _WAN, 34_994_500_000),
                number="九、",
                crossed_above=1,
            ),
        ]
    ),
)
"""Contributions and subsidy of a county's table of 2024 in 万元, and 34,994.50 of balance."""

EXPENDITURE: Final = FigureTable(
    key="zhengzhou.budget.expenditure",
    title="支出",
    corner="项目",
    columns=(FigureColumn("2026年预测"), FigureColumn("2027年预算数")),
    groups=ungrouped(
        [
            FigureLine("benefits", "待遇支出", (70_764 * _WAN, 70_965 * _WAN), number="一、"),
            FigureLine("other", "其他支出", (0, 0), number="三、"),
            FigureLine(
                "expenditure",
                "本年支出小计",
                (70_764 * _WAN, 70_965 * _WAN),
                depth=0,
                adds=((1, "benefits"), (1, "other")),
                number="四、",
                crossed_above=2,
            ),
            FigureLine("surplus", "本年收支结余", (7_039 * _WAN, 7_009 * _WAN), number="八、"),
        ]
    ),
)

FORM: Final = PrintedForm(
    title="城乡居民基本医疗保险基金收支预算表（学生部分）",
    heads=("编制单位：郑州市", "2027年"),
    unit=WAN,
    left=REVENUE,
    right=EXPENDITURE,
    notes=("*：未含未知项目。", "尾数四舍五入。"),
)

SWINGS: Final = FigureTable(
    key="changsha.sensitivity",
    title="敏感性",
    corner="假设",
    columns=(FigureColumn("低值"), FigureColumn("高值")),
    groups=(
        FigureGroup(
            "参保",
            (
                FigureLine("uptake", "续保率 uptake", (-40_000_000, 25_000_000)),
                FigureLine("entrants", "新生人数 entrants", (-10_000_000, 12_000_000)),
            ),
        ),
        FigureGroup("缴费", (FigureLine("tariff", "缴费标准 tariff", (-5_000_000, 5_000_000)),)),
    ),
)

STEPS: Final = FigureTable(
    key="changsha.change",
    title="变动分析",
    corner="步骤",
    columns=(FigureColumn("2024"), FigureColumn("合计", adds=((1, 0),))),
    groups=ungrouped(
        [
            FigureLine("entrants", "新生人数", (12_000_000, 12_000_000)),
            FigureLine("none", "无变动", (0, 0)),
            FigureLine("tariff", "缴费标准", (-3_000_000, -3_000_000)),
            FigureLine(
                "all",
                "合计",
                (9_000_000, 9_000_000),
                depth=0,
                adds=((1, "entrants"), (1, "none"), (1, "tariff")),
            ),
        ]
    ),
)

BAND: Final = FigureTable(
    key="changsha.interval",
    title="区间",
    corner="",
    columns=(FigureColumn("2024"), FigureColumn("2025"), FigureColumn("2026")),
    groups=ungrouped(
        [
            FigureLine("fund_income.low", "5% 分位", (492_000_000, 480_000_000, 470_000_000)),
            FigureLine("fund_income.default", "默认假设", (555_000_000, 560_000_000, 565_000_000)),
            FigureLine("fund_income.mean", "抽样均值", (669_000_000, 670_000_000, 690_000_000)),
            FigureLine("fund_income.high", "95% 分位", (891_000_000, 895_000_000, 930_000_000)),
        ]
    ),
)

CLAUSES: Final = FigureTable(
    key="changsha.clauses",
    title="按条款",
    corner="条款",
    columns=(FigureColumn("占比"),),
    groups=ungrouped(
        [
            FigureLine("CS-4", "CS-4 个人缴费标准", (0.52,), unit=SHARE),
            FigureLine("CS-7", "CS-7 财政补助标准", (0.48,), unit=SHARE),
        ]
    ),
)


def with_chapters(*chapters: tuple[str, tuple[Block, ...]]) -> Deliverable:
    """Return the sample with chapters of these kinds."""
    made = tuple(Chapter(KINDS[key], blocks) for key, blocks in chapters)
    return evolve(sample("en"), chapters=made, across=())


def with_all_shapes() -> Deliverable:
    """Return a deliverable with a form, and with a chart of each shape beside its table."""
    return with_chapters(
        ("form", (FORM,)),
        (
            "intervals",
            (BAND, _chart("interval", "band", BAND, tuple(BAND.by_name), 3)),
        ),
        ("balance", (_chart("balance", "levels", BAND, ("fund_income.default",), 3),)),
        ("change", (STEPS, _chart("change", "waterfall", STEPS, ("entrants", "tariff", "all"), 1))),
        (
            "sensitivity",
            (SWINGS, _chart("sensitivity", "tornado", SWINGS, ("uptake", "entrants", "tariff"), 2)),
        ),
        ("clauses", (_chart("clauses", "shares", CLAUSES, ("CS-4", "CS-7"), 1),)),
    )


def _chart(
    name: str, shape: str, table: FigureTable, lines: tuple[str, ...], columns: int
) -> Chart:
    title, says = f"{table.title}（图）", f"{table.title}。"
    return Chart(name, shape, title, says, table, lines, tuple(range(columns)))  # type: ignore[arg-type]
