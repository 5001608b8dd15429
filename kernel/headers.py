"""The Chinese names of the columns, as they stand in lists of schools and insurance offices.

A name is accepted only where it is certain which column it means. Left out, among others: 离校日期
(of graduates it is the day of graduation), 参保日期 (not the day of payment), 退费日期 (not that of
the application), 办学性质 (公办 or 民办), 困难等级 (the school's own grades), 学籍号 (it holds the
identity number), 缴费年限 (how many years are paid for), 资助类型 (全额 or 定额).
"""

from collections.abc import Mapping
from typing import Final

from kernel.spellings import words

CHINESE_HEADERS: Final[Mapping[str, tuple[str, ...]]] = {
    "student_id": words("学号 学生学号 学生编号"),
    "institution_type": (
        *words("学校类型 学校类别 院校类型 院校类别 办学层次 培养层次 学历层次 教育层次 层次"),
        *words("就读学校类型 就读学段 学段"),
    ),
    "study_mode": words("学习形式 学习方式 教育形式"),
    "missed_years": words("断保年数 断保年限 断缴年数 断缴年限 中断参保年数 连续断保年数"),
    "repaired_years": words("修复年数 修复年限"),
    "locality": words("参保地 统筹区 统筹地区 参保统筹区 参保地区 参保城市 参保市 所属统筹区"),
    "entry_year": words("入学年份 入学年度 入学年 入校年份"),
    "entered_on": words("入学日期 入校日期 入学年月日"),
    # 入学时间 is a month in most lists, and of a date only the month counts here.
    "entered_in": words("入学年月 入学时间 入校年月 入校时间"),
    "grade": words("年级 所在年级 入学年级"),
    # 规定学年 is what Changsha's offices ask schools for.
    "programme_years": (
        *words("学制 学制年限 学制年数 修业年限 修业年数 基本修业年限 标准学制 基本学制"),
        *words("学年制 规定学年 学习年限 培养年限"),
    ),
    "graduates_in": (
        *words("毕业年月 毕业时间 毕业日期 预计毕业年月 预计毕业时间 预计毕业日期"),
        *words("拟毕业年月 拟毕业时间 拟毕业日期 应毕业年月 应毕业时间"),
    ),
    "payment_mode": (
        *words("缴费方式 缴费类型 缴费模式 缴费形式 缴纳方式 交费方式 交费类型"),
        *words("参保方式 参保缴费方式"),
    ),
    "paid_on": (
        *words("缴费日期 缴费时间 付款日期 付款时间 支付日期 支付时间 缴款日期 缴款时间"),
        *words("交费日期 交费时间 实缴日期 实缴时间 缴纳日期 缴纳时间 扣款日期 扣款时间"),
        *words("参保缴费日期 参保缴费时间 医保缴费日期 医保缴费时间"),
    ),
    "received_on": (
        *words("到账日期 到账时间 到帐日期 到帐时间 入账日期 入账时间 入库日期 入库时间"),
        *words("缴费到账日期 缴费到账时间"),
    ),
    # Not 缴费金额, which is as often what is owed.
    "paid_amount": words("实缴金额 实缴额 实际缴费金额 实收金额 已缴金额"),
    # The calendar year of a prepayment is another than the insurance year whose period took it.
    "prepaid_in": words("趸交参保年度 趸缴参保年度 一次性缴费参保年度"),
    "relief": (
        *words("困难类别 困难类型 困难身份 困难学生类别 困难学生类型 家庭困难类型 困难群体类别"),
        *words("困难人员身份 困难人员类别 困难人员类型 困难对象类别 困难群体类型 困难身份类别"),
        *words("贫困类别 贫困类型 贫困身份 资助类别 资助身份 资助对象类别 资助人员类别"),
        *words("资助参保类别 资助参保身份 参保资助类别 救助类别 救助类型 救助身份 救助对象类别"),
        *words("救助对象类型 医疗救助身份 医疗救助类别 医疗救助对象类别 医疗救助人员类别"),
        *words("特殊人群类型 特殊人群类别 特殊人员类型 特殊人员类别"),
    ),
    "relief_recognised": (
        *words("认定地 认定地区 身份认定地 身份认定地区 身份认定所在地区 困难认定地 资格认定地"),
        *words("困难身份认定地 困难身份认定地区"),
    ),
    "relief_from": (
        *words("认定日期 认定时间 身份认定日期 身份认定时间 困难认定日期 困难认定时间"),
        *words("困难身份认定日期 困难身份认定时间 资格认定日期 资格取得日期 救助资格取得日期"),
    ),
    "relief_flagged": (
        *words("系统标识 是否系统标识 系统已标识 系统是否已标识 是否已标识 困难身份系统标识"),
        *words("系统标识困难身份 系统已标识困难身份 是否标识困难身份"),
    ),
    "enrols_here": (
        *words("本地参保 是否本地参保 是否在本地参保 在校参保 是否在校参保 是否在学校参保"),
        *words("是否在本校参保 学籍地参保 是否学籍地参保 是否在学籍地参保"),
    ),
    "insured_on_entry": (
        *words("入学当年已参保 入学当年是否已参保 入学当年是否参保"),
        *words("入学当年已参加基本医疗保险 入学当年是否已参加基本医疗保险"),
    ),
    "institution_aid_percent": (
        *words("学校补助比例 学校资助比例 学校补贴比例 学校承担比例 学校补助百分比"),
        *words("院校补助比例 院校资助比例"),
    ),
    "affiliation": words("隶属关系 学校隶属关系 学校隶属 院校隶属关系 院校隶属 高校隶属关系 隶属"),
    "left_on": (
        *words("终止学籍日期 终止学籍时间 学籍终止日期 学籍终止时间 学籍注销日期 退学日期"),
        *words("退学时间"),
    ),
    "refund_applied_on": (*words("退费申请日期 退费申请时间 申请退费日期 申请退费时间"),),
    "graduate_scheme": (
        *words("毕业后参保 毕业后参保类型 毕业后参保去向 毕业后参保情况 毕业后参保险种"),
        *words("毕业后医保 毕业后医保类型"),
    ),
    "paid_years": (
        *words("已足额缴费年度 足额缴费年度 已足额缴费参保年度 已缴费年度 已缴费参保年度"),
        *words("已缴年度"),
    ),
}
"""Of each column the names that are read; the first one is shown."""

DECIDED_BY_VALUES: Final[Mapping[str, tuple[str, ...]]] = {
    # Insurance offices keep 大学生 and 中小学生 under these headers, or 特困人员 and 普通居民.
    "人员类别": ("institution_type", "relief"),
    "人员类型": ("institution_type", "relief"),
    "学生类别": ("institution_type", "relief"),
    "学生类型": ("institution_type", "relief"),
}
"""Headers of which only what stands below them tells which column they are."""
