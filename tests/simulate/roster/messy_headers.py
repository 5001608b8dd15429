"""Lists under the headers that schools and offices write."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from tests.simulate.roster.messy import (
    DAYS,
    PAYS,
    TABLE,
    Cases,
    Messy,
    Table,
    in_workbook,
    instead,
    renamed,
    typed,
    with_column,
)


def under(headers: Mapping[str, str], **more: Any) -> Messy:
    """Return the list under other headers."""
    return typed(renamed(headers), **more)


def entered(**columns: tuple[object, ...]) -> Table:
    """Return the list without the year of entry, and with other columns."""
    return instead(columns, "入学年份")


MONTHS: Final = ("202209", "202209", "202309")

NAMED: Final[Cases] = {
    "Stars and colons": under({"学号": "*学号", "入学年份": "入学年份：", "学制": "＊学制:"}),
    "Remarks in brackets": under(
        {
            "学号": "学号（必填）",
            "入学年份": "入学年份(四位数)",
            "学制": "学制【年】",
            "缴费日期": "缴费日期[格式：2023-09-01]",
        }
    ),
    "Blanks inside": under({"学号": "学 号", "学制": "学　制", "缴费方式": " 缴费 方式 "}),
    "Line breaks and two languages": under(
        {"入学年份": "入学年份\nentry_year", "学制": "学制/programme_years", "学号": "学号\nNumber"}
    ),
    "Traditional characters": under(
        {
            "学号": "學號",
            "入学年份": "入學年份",
            "学制": "學制",
            "缴费方式": "繳費方式",
            "缴费日期": "繳費日期",
            "困难类别": "困難類別",
        }
    ),
    "English in capital letters": under(
        {
            "学号": "STUDENT_ID",
            "入学年份": "Entry_Year",
            "学制": "programme years",
            "缴费方式": "Payment Mode",
            "缴费日期": "Paid On",
            "困难类别": "RELIEF",
        }
    ),
    "Full-width letters": under({"缴费日期": "ｐａｉｄ＿ｏｎ"}),
    "Numbers before the headers": under({"学号": "1.学号", "入学年份": "2、入学年份"}),
    "A star behind and a unit": under({"学制": "学制（年）*", "缴费日期": "缴费日期（年月日）"}),
    **{
        f"Relief under {header}": under({"困难类别": header})
        for header in ("贫困类型", "困难人员身份", "资助类别", "特殊人群类型", "医疗救助身份")
    },
    "缴费类型, 缴费时间": under({"缴费方式": "缴费类型", "缴费日期": "缴费时间"}),
    "修业年限, 付款日期": under({"学制": "修业年限", "缴费日期": "付款日期"}),
}

ENTRY: Final[Cases] = {
    "Months of entry and graduation": typed(
        instead(
            {"入学年月": MONTHS, "毕业年月": ("202607", "202607", "202607")}, "入学年份", "学制"
        ),
        said=(
            "entry_year / 入学年份 follows from 入学年月",
            "programme_years / 学制 follows from 毕业年月",
        ),
    ),
    "Months as 2022-09 and 2022年9月": typed(entered(入学年月=("2022-09", "2022年9月", "2023.9"))),
    "Months as numbers": in_workbook(entered(入学年月=(202209, 202209, 202309))),
    "Months as days of a spreadsheet": in_workbook(
        entered(入学年月=(date(2022, 9, 1), date(2022, 9, 1), date(2023, 9, 1)))
    ),
    "入学时间": typed(entered(入学时间=("2022-09-01", "2022/9/1", "20230901"))),
    "入学日期": typed(entered(入学日期=("2022-09-01", "2022.9.1", "2023年9月1号"))),
    "年级": typed(entered(年级=("2022级", "22级", "2023"))),
    "Months of spring and 年级": typed(entered(年级=("202303", "202303", "202403"))),
    "Months of spring": typed(entered(入学年月=("202303", "202303", "202403"))),
    "A month in August": typed(
        entered(入学年月=("202208", "202209", "202309")),
        pays=PAYS[1:],
        rejected={2: "entered in August"},
    ),
    "年级 that is a class": typed(
        entered(年级=("大三", "2022级", "2023级")),
        pays=PAYS[1:],
        rejected={2: "grade: expected a whole number from 2000 to 2100"},
    ),
    "届 is no entry": typed(
        with_column("入学年份", ["2026届", 2022, 2023]),
        pays=PAYS[1:],
        rejected={2: "届 is the year of graduation"},
    ),
    "A year of entry that contradicts the month": typed(
        instead({"入学年月": ("202109", *MONTHS[1:])}),
        pays=PAYS[1:],
        rejected={2: "are of different school years"},
    ),
}

UNPLAIN: Final[Cases] = {
    "Two columns of one meaning": typed(
        instead({"缴费时间": DAYS}),
        refused="columns 5 and 7 are both 'paid_on'; expected it once, or --map HEADER=paid_on",
    ),
    "Two columns of one meaning, one of them chosen": typed(
        instead({"缴费时间": ("x", "x", "x")}), options=("--map", "缴费日期=paid_on")
    ),
    "A header of the school's own": under(
        {"困难类别": "帮扶对象"}, options=("--map", "帮扶对象=relief")
    ),
    "A header of the school's own, in Chinese": under(
        {"困难类别": "帮扶对象"}, options=("--map", "帮扶对象=困难类别")
    ),
    "A header of the school's own, unsaid": under(
        {"困难类别": "帮扶对象"},
        pays=(PAYS[0], ("0002", "380.00"), PAYS[2]),
        said=(
            "Columns not read, passed through as they are: 帮扶对象",
            "column 6 is not read, but its values are like those of relief / 困难类别",
        ),
    ),
    "A header that is not there": typed(
        TABLE, options=("--map", "帮扶对象=relief"), refused="has no header '帮扶对象'"
    ),
    "A column that is not known": typed(
        TABLE, options=("--map", "困难类别=reliev"), refused="did you mean"
    ),
    "A slip of the pen": under(
        {"困难类别": "困难类別型"},
        pays=(PAYS[0], ("0002", "380.00"), PAYS[2]),
        said=("column 6 is not read, but comes close to relief / 困难类别",),
    ),
    "Days of payment under a header of the bank's": under(
        {"缴费日期": "记账日"},
        pays=(("0001", "0.00"), ("0002", "0.00"), ("0003", "0.00")),
        said=("column 5 is not read, but its values are like those of", "paid_on / 缴费日期"),
    ),
    "A column for each category": typed(
        instead({"是否低保": ("否", "是", "否"), "残疾": ("", "", "")}, "困难类别"),
        pays=(PAYS[0], ("0002", "380.00"), PAYS[2]),
        said=("column 6 is not read, but its header is a category of relief / 困难类别",),
    ),
    "人员类别 that holds the relief": under({"困难类别": "人员类别"}),
    "人员类别 that holds the type of school": typed(
        instead({"人员类别": ("大学生", "大学生", "大学生")}),
        said=("人员类别 = institution_type",),
    ),
    "人员类别 that holds something else": typed(
        instead({"人员类别": ("走读", "住校", "住校")}),
        said=("passed through as they are: 人员类别",),
    ),
}

HEADED: Final[Cases] = {**NAMED, **ENTRY, **UNPLAIN}
