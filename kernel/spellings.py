"""What the lists of schools and offices write for the words of `kernel.codes`.

A spelling stands here only where it is certain what it means. What may mean several things, or says
no more than that there is something, is listed as unclear: it is refused with what it may mean.
A word of the notices, or of a region, comes before a spelling of a list.
"""

from collections.abc import Mapping
from typing import Final

from attrs import field, frozen


@frozen
class Spellings:
    """How lists write the words of one vocabulary.

    Attributes:
        words: by word of the vocabulary what is read for it.
        unclear: what is refused, by the words of the vocabulary that it may mean; by one word where
            it may mean this or nothing, by none where it does not say which word.
    """

    words: Mapping[str, tuple[str, ...]]
    unclear: Mapping[tuple[str, ...], tuple[str, ...]] = field(factory=dict)


def each(stems: str, endings: str) -> tuple[str, ...]:
    """Return every stem by itself and with every ending; spaces stand between them."""
    ends = ("", *endings.split())
    return tuple(stem + end for stem in stems.split() for end in ends)


def words(text: str) -> tuple[str, ...]:
    """Return words with spaces between them one by one."""
    return tuple(text.split())


PEOPLE: Final = "人员 对象 学生"
"""What stands behind a status that a person has."""

HOUSEHOLDS: Final = f"户 家庭 家庭成员 家庭学生 人口 {PEOPLE}"
"""What stands behind a status that a whole household has."""

SCHEMES: Final = "医保 医疗保险 基本医保 基本医疗保险"
"""What stands behind who it is that an insurance is for."""

INSTITUTION_TYPE: Final = Spellings(
    {
        "kindergarten": words("学前 学前教育 幼儿"),
        "primary": words("普通小学 小学生"),
        "junior": words("初级中学 普通初中 初中生"),
        "senior": words("高级中学 普通高中 普高 高中生"),
        "secondary_vocational": (
            *words("职业高中 职业高级中学 职业中学 职业中专 中等职业教育 中等技术学校 中专学校"),
            *words("中等职业技术学校 普通中专 成人中专 技工学校 技校 中技 中职生 中专生"),
        ),
        # A level of education stands for the type that teaches it; postgraduates, too, are students
        # of universities unless a list says 科研院所.
        "tertiary": (
            *words(
                "普通高等学校 普通高校 高等院校 高职院校 高等职业学校 高等专科学校 高专 独立学院"
            ),
            *words("高职高专 专科(高职) 高职(专科) 高职专科 大专院校 本科院校 专科院校 职业本科"),
            *words("普通本科 普通专科 大学本科 大学专科 全日制本科 全日制专科 专升本 普通专升本"),
            *words("民办高校 公办高校 民办本科 公办本科 本专科 本科生 专科生 大专生 大学生 高职生"),
            *words("研究生 硕士 博士 硕士研究生 博士研究生 全日制研究生 硕士生 博士生 直博生"),
        ),
        "research_institute": words("科学研究机构 研究院所 研究所 培养研究生的科研机构"),
    },
    {
        ("junior", "senior"): words("中学 普通中学 完全中学 完中 初高中"),
        ("primary", "junior"): words("九年一贯制 九年一贯制学校 九年义务教育 义务教育"),
        ("primary", "junior", "senior"): words("中小学 中小学生 十二年一贯制 十二年一贯制学校"),
        ("secondary_vocational", "tertiary"): (
            *words("大中专 大中专院校 大中专学生 职业学校 职业院校 职校 技工院校 高级技工学校"),
            *words("高级技校 技师学院 五年制高职 五年一贯制 五年一贯制高职 五年制大专 中高职贯通"),
        ),
        (): words("民办 公办 私立 公立 学校 院校 学生"),
    },
)

STUDY_MODE: Final = Spellings(
    {
        "full_time": words("全日 普通全日制 全日制学生 全日制教育 全日制在校学生"),
        "part_time": words(
            "非全日 非全日制学生 非全日制教育 业余 函授 夜大 夜大学 网络教育 远程教育 开放教育"
        ),
    },
    # Who has left his work to study may do so in adult education; who has work may study full-time.
    {("full_time", "part_time"): words("脱产 全脱产 在职 半脱产 统招 普通 自考 成人教育")},
)

PAYMENT_MODE: Final = Spellings(
    {
        "annual": (
            *each("按年 逐年 分年 按年度 逐年度 分年度", "缴费 交费 缴纳 缴 交"),
            *words("年交 每年缴费 每年一缴 每年一交 一年一缴 一年一交 年度缴费 按参保年度缴费"),
            *words("按年度一次性缴费 按年度一次性缴纳"),
        ),
        "prepay": (
            *words("一次性 一次性交费 一次性趸交 一次性趸缴 趸交缴费 趸缴缴费 学制趸交 学制趸缴"),
            *each("全学制 按学制 全学制一次性 按学制一次性", "缴费 交费 缴纳 趸交 趸缴"),
            *words("按学年一次性缴费 按学年一次性缴纳 一次性按学年缴费 按学年制一次性缴费"),
            *words("一次性缴纳所有学年 一次性缴纳全部学年"),
        ),
        "prepay_remaining": (
            *each("剩余学年 剩余学制 剩余年限", "缴费 趸交 趸缴 缴清 一次性缴费 一次性缴纳"),
            *words("一次性缴清剩余学年 一次性缴清剩余学年的参保费用 缴清剩余学制 缴清剩余年限"),
            *words("缴纳剩余学年 趸交剩余学年 趸缴剩余学年 一次性缴纳剩余学年"),
        ),
    },
    {
        # Changsha's notice writes 按学年一次性缴费 for the whole programme.
        ("annual", "prepay"): words("按学年 按学年缴费 按学年缴纳 学年缴费"),
        ("prepay", "prepay_remaining"): words("一次性缴清 一次性交清 缴清 一次缴清"),
    },
)

RELIEF: Final = Spellings(
    {
        "tekun": (
            *each("特困", "户 对象 人口"),
            *words("农村特困 城市特困 农村特困人员 城市特困人员 城乡特困人员"),
            *each("特困供养 特困救助供养 特困人员供养 特困人员救助供养", f"户 {PEOPLE}"),
            *words("农村特困供养人员 城市特困供养人员 分散供养特困人员 集中供养特困人员"),
            *words("特困分散供养 特困集中供养"),
            # 五保 in the country and 三无 in towns have become 特困人员 (国发〔2016〕14号).
            *each("五保 五保供养 农村五保 农村五保供养", f"户 {PEOPLE}"),
            *words("城市三无人员 城镇三无人员"),
        ),
        "orphan": (
            *words("孤儿学生 散居孤儿 社会散居孤儿 机构养育孤儿 机构供养孤儿 集中养育孤儿"),
            *words("集中供养孤儿 福利机构孤儿"),
        ),
        "unsupported_child": words("事实无人抚养 事实无人抚养人员 事实无人抚养学生 事实孤儿"),
        "dibao": (
            *each("低保 农村低保 城市低保 城镇低保 城乡低保", HOUSEHOLDS),
            *each("最低生活保障 农村最低生活保障 城市最低生活保障", HOUSEHOLDS),
            *each("城镇最低生活保障 城乡最低生活保障", HOUSEHOLDS),
            *words("享受低保 享受低保家庭 享受最低生活保障家庭"),
        ),
        "dibao_margin": (
            *each("低保边缘 最低生活保障边缘 低边", HOUSEHOLDS),
            *each("农村低保边缘 城市低保边缘 城镇低保边缘 城乡低保边缘", HOUSEHOLDS),
        ),
        "monitored": (
            *each("防返贫监测 防止返贫监测 防返贫动态监测 防止返贫动态监测", HOUSEHOLDS),
            *words("监测户 监测人口 监测家庭 监测家庭学生 纳入监测范围的监测对象"),
            *words("纳入监测范围的易返贫致贫人口 纳入监测范围农村易返贫致贫人口"),
            *words("纳入监测的农村易返贫致贫人口 纳入监测的易返贫致贫人口"),
            *each("易返贫致贫 农村易返贫致贫", HOUSEHOLDS),
            *each("脱贫不稳定 边缘易致贫 突发严重困难", HOUSEHOLDS),
            # 脱贫监测户 was the name of 脱贫不稳定户 in 2020.
            *words("脱贫监测户 三类户 三类监测户 三类监测对象"),
        ),
        "returned_to_poverty": (
            *each("返贫致贫", HOUSEHOLDS),
            *words("返贫户 返贫人口 返贫人员"),
        ),
        "out_of_poverty": (
            *each("脱贫", HOUSEHOLDS),
            *each("建档立卡脱贫 脱贫享受政策 享受政策脱贫", "户 人口 人员 家庭 家庭学生"),
        ),
        "severe_disability": (
            *each("重残", f"人 {PEOPLE}"),
            *words("重度残疾人员 重度残疾学生 重度残疾对象 重度残疾儿童 丧失劳动能力的重度残疾人"),
            # Grade 2 is severe and grade 1 more than that (GB/T 26341—2010).
            *each("一级残疾 二级残疾 1级残疾 2级残疾 一级重度残疾 二级重度残疾", f"人 {PEOPLE}"),
            *words("残疾一级 残疾二级 残疾1级 残疾2级 重度残疾(一级) 重度残疾(二级)"),
        ),
    },
    {
        # Who was registered as poor is out of poverty since 2020; some of them are monitored.
        ("out_of_poverty", "monitored"): (
            *each("建档立卡 建档立卡贫困 原建档立卡 原建档立卡贫困", HOUSEHOLDS),
            *words("建档立卡贫困生 建档立卡户学生"),
        ),
        ("returned_to_poverty", "monitored"): words("返贫 致贫 返贫风险户"),
        ("monitored", "dibao_margin"): each("边缘", HOUSEHOLDS),
        ("dibao", "dibao_margin"): each("低收入", HOUSEHOLDS),
        ("orphan", "unsupported_child"): words("困境儿童 无人抚养 无人抚养儿童"),
        ("orphan", "severe_disability"): words("孤残 孤残儿童 孤残学生"),
        ("tekun", "orphan"): words("分散供养 集中供养 散居供养"),
        ("severe_disability",): (
            *each("残疾", f"人 {PEOPLE}"),
            "持证残疾人",
        ),
        (): (
            *words("是 有 对 √ ✓ ✔ y yes t true 1"),
            *each("困难 经济困难 家庭困难 家庭经济困难 贫困 家庭贫困", HOUSEHOLDS),
            *words("困难生 困难大学生 贫困生 贫困大学生 困难群众 困难群体 特困生 特困学生"),
            *words("特困家庭 一般困难 比较困难 特别困难 特殊困难 资助对象 救助对象 医疗救助对象"),
            *words("资助参保对象 资助参保救助对象 享受资助 全额资助 定额资助"),
        ),
    },
)

RECOGNISED: Final = Spellings(
    {
        "local": words("本市 当地 市内 本市认定 本地认定 学籍地 学校所在地"),
        "province": words("本省 省内其他市 省内其他地市 省内异地 省内外市"),
        "elsewhere": words("外省 外省市 外省份 跨省"),
    },
    {
        ("province", "elsewhere"): words("外地 异地 外市"),
        (): words("户籍地 户籍所在地 生源地 家庭所在地"),
    },
)

AFFILIATION: Final = Spellings(
    {
        "central": (
            *words("中央部属 部委属 部委 中央部委 国家部委 中央部门 中央部门所属 中央级 中央直属"),
            *words("教育部 教育部属 教育部直属 工业和信息化部 工信部"),
            *words("部属高校 部属院校 部委属高校 部委属院校 中央高校"),
        ),
        "provincial": words(
            "省直 省直属 省管 省教育厅 省教育厅直属 省属高校 省属院校 省属公办 省属民办"
        ),
        "municipal": (
            *words("区级 县级 区县属 县区属 地市属 市直 市直属 市管 市教育局 区教育局 县教育局"),
            *words("市属高校 市属院校 市属公办 市属民办"),
        ),
    },
    {
        ("central", "provincial"): words("省部共建 部省共建 部省合建 省部共建高校"),
        # A private college is counted with the level that supervises it.
        ("provincial", "municipal"): words(
            "民办 私立 民办高校 民办院校 独立学院 地方 地方属 地方所属 地方高校 地方院校"
        ),
        (): words("公办 公立 国有"),
    },
)

GRADUATE_SCHEME: Final = Spellings(
    {
        "none": words("未参保 未就业未参保 没有"),
        "employee_here": each("本地职工 本市职工 当地职工", SCHEMES),
        "employee_elsewhere": each("异地职工 外地职工 外市职工 外省职工 省外职工", SCHEMES),
        "resident": each("居民 城乡居民", SCHEMES),
    },
    {
        ("employee_here", "employee_elsewhere"): (
            *each("职工 城镇职工", SCHEMES),
            *words("就业 已就业 灵活就业 灵活就业人员"),
        ),
        ("none", "resident"): words("未就业 待业"),
    },
)
