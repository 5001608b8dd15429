"""The budget table's lines: labels, numbers and places as a county printed them in 2024."""

from simulate.language.catalogue import spoken
from simulate.report.forms.sheet import EXPENDITURE, ITEMS, REVENUE, Item


def printed(side: tuple[Item, ...]) -> list[str]:
    """Return a side of the table row by row."""
    rows = []
    for item in side:
        rows += ["×"] * item.crossed_above
        rows.append(item.number + spoken(item.label, "zh"))
    return rows


def test_the_left_side_is_that_of_the_table() -> None:
    """Sixteen rows."""
    assert printed(REVENUE) == [
        "一、基本医疗保险费收入",
        "其中：集体扶持收入",
        "城乡医疗救助资助收入",
        "财政为困难人员代缴收入",
        "二、财政补贴收入",
        "其中：按规定标准补助收入",
        "对医保基金负担新冠病毒疫苗及接种费用的补助",
        "三、利息收入",
        "四、其他收入",
        "五、本年收入小计",
        "六、上级补助收入",
        "七、下级上解收入",
        "八、本年收入合计",
        "×",
        "九、上年结余",
        "总计",
    ]


def test_the_right_side_is_that_of_the_table() -> None:
    """Sixteen rows, four of them crossed out; the surplus is one of them, in row 14."""
    assert printed(EXPENDITURE) == [
        "一、基本医疗保险待遇支出",
        "其中：住院费用支出",
        "门诊费用支出",
        "二、大病保险支出",
        "三、其他支出",
        "×",
        "×",
        "×",
        "×",
        "四、本年支出小计",
        "五、补助下级支出",
        "六、上解上级支出",
        "七、本年支出合计",
        "八、本年收支结余",
        "九、年末滚存结余",
        "总计",
    ]


def test_the_official_label_stands_in_english_too() -> None:
    """With English beside it; no line has the name of another."""
    assert all(str(item.label) == f"{item.zh} {item.en}" for item in ITEMS)
    assert len({item.name for item in ITEMS}) == len(ITEMS)
