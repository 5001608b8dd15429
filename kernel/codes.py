"""The words that columns hold, as small integers. A word is the lower-case name of its member."""

from enum import IntEnum
from typing import Final


class Code(IntEnum):
    """A column's vocabulary: the member's value is stored, its lower-case name is read."""

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

    KINDERGARTEN = 0
    PRIMARY = 1
    JUNIOR = 2
    SENIOR = 3
    SECONDARY_VOCATIONAL = 4
    TERTIARY = 5
    RESEARCH_INSTITUTE = 6


class StudyMode(Code):
    """学习形式."""

    FULL_TIME = 0
    PART_TIME = 1


class PaymentMode(Code):
    """缴费方式: a year, the whole programme, or what remains of it."""

    ANNUAL = 0
    PREPAY = 1
    PREPAY_REMAINING = 2


class Relief(Code):
    """困难类别. The value is the bit in the `relief` column: a student may hold several."""

    TEKUN = 0
    ORPHAN = 1
    UNSUPPORTED_CHILD = 2
    DIBAO = 3
    DIBAO_MARGIN = 4
    MONITORED = 5
    RETURNED_TO_POVERTY = 6
    OUT_OF_POVERTY = 7
    SEVERE_DISABILITY = 8


class Recognised(Code):
    """认定地: where the relief category was recognised."""

    LOCAL = 0
    PROVINCE = 1
    ELSEWHERE = 2


class Affiliation(Code):
    """隶属关系 of the institution; districts and counties are municipal."""

    CENTRAL = 0
    PROVINCIAL = 1
    MUNICIPAL = 2


class GraduateScheme(Code):
    """毕业后参保: what a graduate joins."""

    NONE = 0
    EMPLOYEE_HERE = 1
    EMPLOYEE_ELSEWHERE = 2
    RESIDENT = 3


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

    CENTRAL = 0
    PROVINCIAL = 1
    MUNICIPAL = 2
    NONE = 3


PUBLIC_PAYERS: Final = (
    Payer.MEDICAL_ASSISTANCE,
    Payer.FINANCE,
    Payer.CENTRAL,
    Payer.PROVINCIAL,
    Payer.MUNICIPAL,
    Payer.UNALLOCATED,
)
