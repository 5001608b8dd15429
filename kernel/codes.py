"""The words that columns hold, as small integers. A word is the lower-case name of its member.

What a roster holds has Chinese words too: those of the notices, of which the first is shown. What
lists write beside them is in `kernel.spellings`.
"""

from collections.abc import Mapping
from enum import IntEnum
from typing import Final, Self


class Code(IntEnum):
    """A column's vocabulary: the member's value is stored, its lower-case name is read."""

    chinese: tuple[str, ...]

    def __new__(cls, value: int, *chinese: str) -> Self:
        """Make a member of its value and its Chinese words."""
        member = int.__new__(cls, value)
        member._value_ = value
        member.chinese = chinese
        return member

    @property
    def word(self) -> str:
        """The name that files, tables and options use."""
        return self.name.lower()

    @classmethod
    def words(cls) -> tuple[str, ...]:
        """All words in the order of their codes."""
        return tuple(member.word for member in cls)

    @classmethod
    def of(cls, word: str) -> "Code":
        """Return the member with this word. Raises KeyError for another."""
        return cls[word.upper()]


class Basis(Code):
    """What a value stands on, from strong to weak; the weakest one decides an outcome."""

    EXPLICIT = 0
    INFERRED = 1
    ASSUMED = 2
    NOT_PROVIDED = 3


class InstitutionType(Code):
    """学校类型."""

    KINDERGARTEN = 0, "幼儿园", "学龄前儿童"
    PRIMARY = 1, "小学"
    JUNIOR = 2, "初中"
    SENIOR = 3, "高中"
    SECONDARY_VOCATIONAL = 4, "中等职业学校", "中职学校", "中等专业学校", "中职", "中专", "职高"
    TERTIARY = 5, "高等学校", "高校", "大学", "大专", "本科", "专科", "高职"
    RESEARCH_INSTITUTE = 6, "科研院所", "科研机构"


class StudyMode(Code):
    """学习形式."""

    FULL_TIME = 0, "全日制"
    PART_TIME = 1, "非全日制"


class PaymentMode(Code):
    """缴费方式: a year, the whole programme, or what remains of it."""

    ANNUAL = 0, "按年缴费", "年缴"
    PREPAY = 1, "趸交", "趸缴", "一次性缴费", "一次性缴纳"
    PREPAY_REMAINING = 2, "缴清剩余学年"


class Relief(Code):
    """困难类别. The value is the bit in the `relief` column: a student may hold several."""

    TEKUN = 0, "特困人员", "特困", "特困供养人员"
    ORPHAN = 1, "孤儿"
    UNSUPPORTED_CHILD = 2, "事实无人抚养儿童"
    DIBAO = 3, "低保对象", "低保", "最低生活保障对象"
    DIBAO_MARGIN = 4, "低保边缘家庭成员", "低保边缘", "最低生活保障边缘家庭成员"
    MONITORED = (
        5,
        *("防返贫监测对象", "监测对象", "监测帮扶对象"),
        *("纳入监测范围的农村易返贫致贫人口", "纳入乡村振兴部门监测范围的监测对象"),
        # The three kinds of household that are monitored.
        *("脱贫不稳定户", "边缘易致贫户", "突发严重困难户"),
    )
    RETURNED_TO_POVERTY = 6, "返贫致贫人口", "返贫致贫"
    OUT_OF_POVERTY = 7, "脱贫人口", "脱贫享受政策人口"
    SEVERE_DISABILITY = 8, "重度残疾人", "重度残疾"


class Recognised(Code):
    """认定地: where the relief category was recognised."""

    LOCAL = 0, "本地"
    PROVINCE = 1, "省内"
    ELSEWHERE = 2, "省外"


class Affiliation(Code):
    """隶属关系 of the institution; districts and counties are municipal."""

    CENTRAL = 0, "中央", "部属"
    PROVINCIAL = 1, "省级", "省属"
    MUNICIPAL = 2, "市级", "市属", "区属", "县属"


class GraduateScheme(Code):
    """毕业后参保: what a graduate joins."""

    NONE = 0, "无"
    EMPLOYEE_HERE = 1, "本地职工医保"
    EMPLOYEE_ELSEWHERE = 2, "异地职工医保"
    RESIDENT = 3, "居民医保"


class Payer(Code):
    """Who bears an amount. `unallocated` is a withdrawn fiscal share, `unfunded` a gap."""

    STUDENT = 0
    INSTITUTION = 1
    MEDICAL_ASSISTANCE = 2
    FINANCE = 3
    CENTRAL = 4
    PROVINCIAL = 5
    MUNICIPAL = 6
    UNALLOCATED = 7
    UNFUNDED = 8


class Level(Code):
    """The budget levels among which the fiscal subsidy is split."""

    CENTRAL = 0, "中央财政", "中央"
    PROVINCIAL = 1, "省级财政", "省级"
    MUNICIPAL = 2, "市级财政", "市级"
    NONE = 3, "无"


RULED_PAYERS: Final = (
    Payer.MEDICAL_ASSISTANCE,
    Payer.FINANCE,
    Payer.CENTRAL,
    Payer.PROVINCIAL,
    Payer.MUNICIPAL,
)
"""The public payers whom a rule may name, of relief or of a top-up."""

PUBLIC_PAYERS: Final = (*RULED_PAYERS, Payer.UNALLOCATED)

LEVEL_PAYERS: Final[Mapping[Level, Payer]] = {
    Level.CENTRAL: Payer.CENTRAL,
    Level.PROVINCIAL: Payer.PROVINCIAL,
    Level.MUNICIPAL: Payer.MUNICIPAL,
    Level.NONE: Payer.UNALLOCATED,
}
"""The payer that each level's share of the fiscal subsidy falls to."""
