"""The lines of the fund's budget table, as it is printed: the income side, the expenditure side.

社预06表 of the set of 2021, its lines as a county printed them in 2024.
"""

from collections.abc import Mapping
from typing import Final

from attrs import frozen

from kernel.messages import Pair, Text

Sheet = Mapping[str, int | None]
"""The amounts of one column, in fen by line; a line that is blank or absent is not known."""

_OF_WHICH: Final = "其中："


@frozen
class Item:
    """A line of the table.

    Attributes:
        name: in data files.
        zh: as the table prints it, without its number.
        depth: as in `Line`: 0 a total, 2 an "of which".
        number: as the table prints it, e.g. 一、; empty where it has none.
        crossed_above: how many rows above it are crossed out (×) on its side.
    """

    name: str
    en: str
    zh: str
    depth: int = 1
    number: str = ""
    crossed_above: int = 0

    @property
    def label(self) -> Text:
        """As the table prints it, in either language; English stands beside it."""
        return Pair(f"{self.zh} {self.en}", self.zh)

    @property
    def title(self) -> str:
        """What it is called outside the table."""
        return self.zh.removeprefix(_OF_WHICH)


REVENUE: Final = (
    Item("contributions", "Contribution income", "基本医疗保险费收入", 1, "一、"),
    Item("institution", "of which institutions' aid", "其中：集体扶持收入", 2),
    Item("medical_assistance", "relief by medical assistance", "城乡医疗救助资助收入", 2),
    Item("finance", "relief by finance", "财政为困难人员代缴收入", 2),
    Item("subsidy", "Fiscal subsidy income", "财政补贴收入", 1, "二、"),
    Item("by_standard", "of which by the prescribed standard", "其中：按规定标准补助收入", 2),
    Item(
        "vaccine_subsidy",
        "subsidy for COVID-19 vaccination",
        "对医保基金负担新冠病毒疫苗及接种费用的补助",
        2,
    ),
    Item("interest", "Interest income", "利息收入", 1, "三、"),
    Item("other_income", "Other income", "其他收入", 1, "四、"),
    Item("income_subtotal", "Income of the year, subtotal", "本年收入小计", 0, "五、"),
    Item("from_above", "Subsidy from the level above", "上级补助收入", 1, "六、"),
    Item("from_below", "Remitted by the level below", "下级上解收入", 1, "七、"),
    Item("income", "Income of the year, total", "本年收入合计", 0, "八、"),
    Item("opening", "Balance of the previous year", "上年结余", 1, "九、", crossed_above=1),
    Item("revenue_total", "Total", "总计", 0),
)

EXPENDITURE: Final = (
    Item("benefits", "Benefit expenditure", "基本医疗保险待遇支出", 1, "一、"),
    Item("inpatient", "of which inpatient", "其中：住院费用支出", 2),
    Item("outpatient", "outpatient", "门诊费用支出", 2),
    Item("critical_illness", "Critical illness insurance", "大病保险支出", 1, "二、"),
    Item("other_expenditure", "Other expenditure", "其他支出", 1, "三、"),
    Item(
        "expenditure_subtotal",
        "Expenditure of the year, subtotal",
        "本年支出小计",
        0,
        "四、",
        crossed_above=4,
    ),
    Item("to_below", "Subsidy to the level below", "补助下级支出", 1, "五、"),
    Item("to_above", "Remitted to the level above", "上解上级支出", 1, "六、"),
    Item("expenditure", "Expenditure of the year, total", "本年支出合计", 0, "七、"),
    Item("surplus", "Surplus of the year", "本年收支结余", 0, "八、"),
    Item("closing", "Balance at the end of the year", "年末滚存结余", 1, "九、"),
    Item("expenditure_total", "Total", "总计", 0),
)

ITEMS: Final = (*REVENUE, *EXPENDITURE)

TRANSFERS: Final = ("from_above", "from_below", "to_below", "to_above")
"""Between a fund and the levels beside it; inside the table of a whole pooling area they cancel."""


def item_named(name: str) -> Item:
    """Return the line of a name in data files. Raises StopIteration for a name that is none."""
    return next(item for item in ITEMS if item.name == name)
