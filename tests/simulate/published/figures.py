"""Published figures and where they were published. Money in yuan a head, people in 万."""

from typing import Final

from attrs import frozen

from kernel.messages import Pair, Text


def _aggregator(source: str) -> Text:
    """Return a source that was read only in an aggregator."""
    return Pair(f"{source}, secondary source (aggregator)", f"{source}，二手来源（汇编网页）")


def _same(source: str) -> Text:
    """Return a source that is written the same in both languages."""
    return Pair(source, source)


@frozen
class Published:
    """Figures that stand together in a source.

    Attributes:
        figures: as printed, or computed from what is printed where the source says so.
        source: publisher and document, date, and whether it is a secondary one.
    """

    figures: tuple[float, ...]
    source: Text


SPLIT_2022 = Pair(
    "Zhengzhou's standard for 2022, October 2022, secondary source (aggregator)",
    "郑州2022年标准，2022年10月，二手来源（汇编网页）",
)
NOTICE_2024 = Pair(
    "Zhengzhou's notice of the 2024 enrolment period, reported by NetEase",
    "郑州2024年集中参保通知，网易",
)
NOTICE_2025 = Pair(
    "Zhengzhou's notice of the 2025 enrolment period, reported by NetEase 2025-10-14",
    "郑州2025年集中参保通知，网易2025-10-14",
)
DAQING = Pair(
    "Daqing's notice of 2023, secondary source (aggregator)", "大庆2023年通知，二手来源（汇编网页）"
)

NOTICES: Final = {
    2021: Pair("2021 notice, 人民网 2021-06-09", "2021年通知，人民网2021-06-09"),
    2022: Pair("医保发〔2022〕20号, 财新 2022-07-08", "医保发〔2022〕20号，财新2022-07-08"),
    2023: Pair("医保发〔2023〕24号, 2023-07-28", "医保发〔2023〕24号，2023-07-28"),
    2024: Pair("医保发〔2024〕19号, 2024-08-19", "医保发〔2024〕19号，2024-08-19"),
    2025: Pair("2025 notice, China Daily 2025-12-18", "2025年通知，China Daily 2025-12-18"),
    2026: Pair("政府工作报告 2026-03-05: 700 + 24", "政府工作报告2026-03-05：700 + 24"),
}
"""What fixes the fiscal floor of a year and the individual floor of the next."""

INDIVIDUAL: Final = {2022: 320, 2023: 350, 2024: 380, 2025: 400, 2026: 400}
"""The national floor of the individual contribution, by insurance year."""

FISCAL: Final = {2021: 580, 2022: 610, 2023: 640, 2024: 670, 2025: 700, 2026: 724}
"""The national floor of the fiscal subsidy, by the year in which it is received."""


def receipts(year: int) -> Published:
    """Return what the two notices of an insurance year add up to for an insured person."""
    one, other = NOTICES[year - 1], NOTICES[year]
    return Published(
        (INDIVIDUAL[year] + FISCAL[year],),
        Pair(
            f"{INDIVIDUAL[year]} ({one.en}) + {FISCAL[year]} ({other.en})",
            f"{INDIVIDUAL[year]}（{one.zh}）+ {FISCAL[year]}（{other.zh}）",
        ),
    )


FUND_INCOME: Final = {
    2022: Published(
        (10_128.90 / 98_349 * 10_000,),
        Pair(
            "2022年全国医疗保障事业发展统计公报, 人民日报 2023-07-12: 10,128.90亿 / 98,349万",
            "2022年全国医疗保障事业发展统计公报，人民日报2023-07-12：10,128.90亿 / 98,349万",
        ),
    ),
    2023: Published(
        (10_569.71 / 96_294 * 10_000,),
        Pair(
            "2023年全国医疗保障事业发展统计公报: 10,569.71亿 / 96,294万",
            "2023年全国医疗保障事业发展统计公报：10,569.71亿 / 96,294万",
        ),
    ),
    2024: Published(
        (11_180.90 / 94_713.74 * 10_000,),
        Pair(
            "2024年全国医疗保障事业发展统计公报, totals less the employee scheme: "
            "11,180.90亿 / 94,713.74万",
            "2024年全国医疗保障事业发展统计公报，总数减职工医保：11,180.90亿 / 94,713.74万",
        ),
    ),
    2025: Published(
        (11_237.72 / 94_213.27 * 10_000,),
        Pair(
            "2025年全国医疗保障事业发展统计公报 (2026-07-16), secondary source: "
            "11,237.72亿 / 94,213.27万",
            "2025年全国医疗保障事业发展统计公报（2026-07-16），二手来源：11,237.72亿 / 94,213.27万",
        ),
    ),
}
"""Income of the resident funds for each person insured, nationally."""

FUND_SPENDING_2025: Final = Published(
    (10_678.63 / 94_213.27 * 10_000,),
    Pair(
        "2025年全国医疗保障事业发展统计公报 (2026-07-16), secondary source: "
        "10,678.63亿 / 94,213.27万",
        "2025年全国医疗保障事业发展统计公报（2026-07-16），二手来源：10,678.63亿 / 94,213.27万",
    ),
)
"""Spending of the resident funds for each person insured, nationally."""

HELPED: Final = Published(
    (153.8 / 7_308.2 * 10_000,),
    Pair(
        "2023年医疗保障事业发展统计快报 (国家医保局): 153.8亿 / 7,308.2万 helped",
        "2023年医疗保障事业发展统计快报（国家医保局）：153.8亿 / 资助7,308.2万人",
    ),
)
"""Relief for each resident who was helped to enrol, 2023, nationally."""

SHENYANG_2023 = _same("辽沈晚报 2022-09-26")
SHENYANG_2026 = _same("中新网 2025-10-22")
ANSHAN_2025 = _aggregator("鞍山 2025")
CHANGSHA_2022 = Pair("长沙本地宝 2022-11-03 (望城区)", "长沙本地宝2022-11-03（望城区）")

ENROLLED_2021: Final = Published(
    (1_993 / 3_829 * 100,),
    Pair(
        "1,993万 大学生 (2021年全国医疗保障事业发展统计公报) / 3,829万 in school (教育部, 2021)",
        "大学生1,993万（2021年全国医疗保障事业发展统计公报）/ 在校3,829万（教育部，2021）",
    ),
)
TARGET: Final = Published((95.0,), _same("黑医保发〔2023〕58号 三(一)"))

HEILONGJIANG_2023: Final = Pair(
    "黑龙江省人民政府, 走进黑龙江·科技教育 (2023 公报)",
    "黑龙江省人民政府，走进黑龙江·科技教育（2023公报）",
)
ZHENGZHOU_BULLETIN = Pair(
    "《2024年郑州市教育事业发展统计公报》, 郑州日报",
    "《2024年郑州市教育事业发展统计公报》，郑州日报",
)
STOCK_2024: Final = {
    "zhengzhou": Published(
        (143.22 + 7.6,),
        Pair(
            "国家统计局 城市年度数据: 143.22万 本专科; 《中国统计年鉴2025》, secondary source "
            "(aggregator): 7.6万 研究生",
            "国家统计局城市年度数据：本专科143.22万；《中国统计年鉴2025》，二手来源（汇编网页）：研究生7.6万",
        ),
    ),
    "changsha": Published(
        (83.16 + 8.5,),
        Pair(
            "国家统计局 城市年度数据: 83.16万 本专科; 8.5万 研究生 is an estimate",
            "国家统计局城市年度数据：本专科83.16万；研究生8.5万为估计",
        ),
    ),
    "heilongjiang": Published(
        (94.90 + 12.2 * 430.0 / 409.54,),
        Pair(
            "国家统计局 分省年度数据: 94.90万 本专科; 研究生 12.2万 (黑龙江省人民政府, 2023) "
            "× 430.0 / 409.54 (nationally)",
            "国家统计局分省年度数据：本专科94.90万；研究生12.2万（黑龙江省人民政府，2023）"
            "× 430.0 / 409.54（全国）",
        ),
    ),
    "liaoning": Published(
        (118.72 + 17,),
        Pair(
            "国家统计局 分省年度数据: 118.72万 本专科; 17万 研究生 is an estimate",
            "国家统计局分省年度数据：本专科118.72万；研究生17万为估计",
        ),
    ),
}
"""Students of universities in school at the end of 2024, postgraduates included."""
