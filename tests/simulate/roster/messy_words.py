"""Lists whose cells hold what people type: days, words, numbers."""

from collections.abc import Mapping, Sequence
from typing import Final

from tests.simulate.roster.messy import HEADERS, STUDENTS, Cases, Messy, typed

KNOWN: Final = ("0001", 2022, 4, "按年缴费", STUDENTS[0][4], None)


def numbered(header: str, cells: Sequence[str]) -> list[list[object]]:
    """Return students who differ in one column, numbered from 1."""
    row = {**dict(zip(HEADERS, KNOWN, strict=True)), header: None}
    rows = [{**row, "学号": at, header: cell} for at, cell in enumerate(cells, 1)]
    return [[*row], *[list[object](student.values()) for student in rows]]


def read(header: str, cells: Sequence[str], yuan: str = "380.00") -> Messy:
    """Return students who differ in one column, and all pay the same."""
    pays = tuple((str(at), yuan) for at in range(1, len(cells) + 1))
    return typed(numbered(header, cells), pays=pays)


def rejected(header: str, reasons: Mapping[str, str]) -> Messy:
    """Return students who differ in one column, each rejected for a reason of his own."""
    table = numbered(header, [*reasons])
    return typed(table, pays=(), rejected=dict(enumerate(reasons.values(), 2)))


READ: Final[Cases] = {
    "Days as people type them": read("缴费日期", (
        "2023-10-15", "2023/10/15", "2023.10.15", "20231015", "2023年10月15日", "2023年10月15号",
        "二〇二三年十月十五日", "二○二三年十月十五日", "２０２３－１０－１５", "2023—10—15",
        "2023、10、15", "2023年10月15", " 2023 - 10 - 15 ", "2023.10.15 ", "20231015.0",
    )),
    "Days with a time of day": read("缴费日期", (
        "2023-10-15 08:30", "2023/10/15 8:30:00", "2023-10-15T08:30:00", "20231015083000",
        "2023-10-15T08:30:00+08:00", "2023-10-14T16:30:00Z", "2023-10-14 24:00",
        "2023年10月15日 8时30分", "2023年10月15日上午8:30", "2023-10-15 下午 3:05",
        "2023/10/15 12:00:00 AM", "2023-10-15 00:00:00.000",
    )),
    "Lengths of programmes": read("学制", (
        "4", "四", "四年", "4年", "4年制", "四年制", "本科四年", "四年制本科", "4.0", "４", "4 年",
        "本科4年", "四学年", "本科（四年）",
    )),
    "Years of entry": read("入学年份", (
        "2022", "2022级", "22级", "2022年", "2022.0", "2022学年", "二〇二二年", "2022 级",
        "2022-2023学年", "2022年秋",
    )),
    "Low incomes": read("困难类别", (
        "低保", "农村低保", "城市低保", "低保户", "城乡低保对象", "最低生活保障对象", "dibao",
        "低 保", "低保;低保", "低保、农村低保", "農村低保", "低保家庭",
    ), "0.00"),
    "Households that are monitored": read("困难类别", (
        "脱贫不稳定户", "边缘易致贫户", "突发严重困难户", "纳入监测范围的农村易返贫致贫人口",
        "监测户", "监测对象", "防返贫监测对象", "monitored", "邊緣易致貧戶",
    ), "190.00"),
    "Severe disability": read("困难类别", (
        "重残", "重度残疾", "重度残疾人", "二级残疾", "一级残疾",
    ), "0.00"),
    "No category": read("困难类别", (
        "", "无", "否", "/", "-", "——", "普通学生", "非贫困生", "none", "不享受", "没有", "0",
    )),
    "By the year": read("缴费方式", (
        "按年缴费", "年缴", "按年", "逐年缴费", "annual", "每年缴费", "",
    )),
    "At a university": read("学校类型", (
        "大学", "本科", "高职", "研究生", "硕士", "博士", "高等学校", "大专", "专科", "普通高校",
        "民办高校", "tertiary",
    )),
    "Full time": read("学习形式", ("全日制", "普通全日制", "full_time", "全日")),
    "Yes": read("本地参保", (
        "√", "✓", "Y", "y", "是", "1", "1.0", "true", "TRUE", "yes", "有", "对", "✔", "T",
    )),
    "No": read("本地参保", ("×", "N", "否", "0", "0.0", "false", "无", "✗", "不是"), "0.00"),
}  # fmt: skip

REJECTED: Final[Cases] = {
    "Days that are none": rejected("缴费日期", {
        "2023-10-15 99:99": "what stands behind it is no time of day",
        "2023-10-15 25:00": "what stands behind it is no time of day",
        "45214": "the number that a spreadsheet keeps for a day",
        "10月15日": "expected a date such as 2023-09-01",
        "23.10.15": "the year first and in four digits",
        "10/15/2023": "the year first and in four digits",
        "2023-02-30": "expected a date such as",
        "2023年10月": "the day is missing",
        "已缴": "expected a date such as",
    }),
    "Categories that are none": rejected("困难类别", {
        "底保": "did you mean '低保'",
        "贫困生": "a word that says which",
        "建档立卡": "this may be out_of_poverty",
        "残疾": "this may be severe_disability",
        "是": "a word that says which",
        "低保;富裕": "categories joined by semicolons",
        "三级残疾": "each a word; known",
    }),
    "Lengths that are none": rejected("学制", {
        "九年": "a whole number from 1 to 8",
        "3-4": "a whole number from 1 to 8",
        "2.5": "a whole number from 1 to 8",
        "五年一贯制": "a whole number from 1 to 8",
        "": "programme_years is missing",
    }),
    "Years of entry that are none": rejected("入学年份", {
        "22": "a whole number from 2000",
        "2026届": "届 is the year of graduation",
        "大三": "a whole number from 2000",
        "202209": "a whole number from 2000",
        "一": "a whole number from 2000",
    }),
    "Ways of paying that are none": rejected("缴费方式", {
        "按学年": "one meaning, this may be annual",
        "微信": "payment_mode: expected a word",
        "一次缴清": "this may be prepay",
    }),
    "Neither yes nor no": rejected("本地参保", {
        "外地": "true or false", "2": "true or false", "是否": "true or false",
    }),
}  # fmt: skip

WORDED: Final[Cases] = {**READ, **REJECTED}
