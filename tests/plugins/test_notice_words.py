"""What a notice calls its categories is read in the rosters of its region, as it means it."""

from typing import Final

import pytest

from kernel.codes import GraduateScheme, Relief
from kernel.columns import domains_of
from kernel.domains import OutOfDomain
from kernel.registry import load_region

NOTICES: Final = {
    "zhengzhou": {
        "特困人员": "tekun",
        "低保对象": "dibao",
        "脱贫享受政策人口": "out_of_poverty",
        "低保边缘家庭成员": "dibao_margin",
        "纳入监测范围的农村易返贫致贫人口": "monitored",
    },
    "liaoning": {
        "低保对象": "dibao",
        "特困人员": "tekun",
        "孤儿": "orphan",
        "孤儿（含事实无人抚养儿童）": "orphan",
        "事实无人抚养儿童": "unsupported_child",
        "低保边缘家庭成员": "dibao_margin",
        "纳入监测范围的农村易返贫致贫人口": "monitored",
        "返贫致贫人口": "returned_to_poverty",
        "监测帮扶对象": "monitored",
        "防止返贫动态监测范围内但未识别为监测帮扶对象的脱贫人口": "monitored",
    },
    "heilongjiang": {
        "特困供养人员": "tekun",
        "孤儿": "orphan",
        "事实无人抚养儿童": "unsupported_child",
        "低保对象": "dibao",
        "脱贫人口": "out_of_poverty",
        "返贫致贫人口": "returned_to_poverty",
        "纳入监测范围的农村易返贫致贫人口": "monitored",
    },
    "changsha": {
        "特困人员": "tekun",
        "重度残疾人": "severe_disability",
        "孤儿": "orphan",
        "事实无人抚养儿童": "unsupported_child",
        "纳入乡村振兴部门监测范围的监测对象": "monitored",
        "监测对象": "monitored",
        "脱贫不稳定户": "monitored",
        "边缘易致贫户": "monitored",
        "突发严重困难户": "monitored",
        "低保对象": "dibao",
        "最低生活保障边缘家庭成员": "dibao_margin",
    },
}
"""The categories of each notice in its own words. Quanzhou's names none."""

UMBRELLAS: Final = {
    "zhengzhou": "资助参保救助对象",
    "liaoning": "困难群体",
    "quanzhou": "医疗救助对象",
    "changsha": "困难大学生",
}
"""What the notices call all of them together."""


@pytest.mark.parametrize(
    ("region", "word", "category"),
    [(region, word, one) for region, words in NOTICES.items() for word, one in words.items()],
)
def test_a_region_reads_the_words_of_its_notice(region: str, word: str, category: str) -> None:
    """Each for one category."""
    read = domains_of(load_region(region).facts)["relief"].read(word)
    assert read == 1 << Relief.of(category)


@pytest.mark.parametrize(("region", "word"), UMBRELLAS.items())
def test_a_word_for_all_categories_is_refused(region: str, word: str) -> None:
    """It does not say which."""
    with pytest.raises(OutOfDomain, match="each a word that says which; known: tekun"):
        domains_of(load_region(region).facts)["relief"].read(word)


@pytest.mark.parametrize("region", ["zhengzhou", "heilongjiang", "quanzhou", "changsha"])
def test_what_only_the_notice_of_liaoning_defines_is_read_there_only(region: str) -> None:
    """Elsewhere nobody says that who is out of poverty counts with the monitored."""
    relief = domains_of(load_region(region).facts)["relief"]
    for word in (
        "孤儿（含事实无人抚养儿童）",
        "防止返贫动态监测范围内但未识别为监测帮扶对象的脱贫人口",
    ):
        with pytest.raises(OutOfDomain):
            relief.read(word)


def test_the_employee_scheme_is_read_by_the_name_of_its_city() -> None:
    """As Zhengzhou's notice calls it; of the cities of Liaoning nobody knows which is meant."""
    schemes = domains_of(load_region("zhengzhou").facts)["graduate_scheme"]
    for word in ("郑州市职工基本医疗保险", "鄭州職工醫保"):
        assert schemes.read(word) == GraduateScheme.EMPLOYEE_HERE
    with pytest.raises(OutOfDomain):
        schemes.read("长沙市职工基本医疗保险")
    with pytest.raises(OutOfDomain):
        domains_of(load_region("liaoning").facts)["graduate_scheme"].read("沈阳市职工医保")


@pytest.mark.parametrize(("region", "word"), [("liaoning", "按年度一次性缴纳")])
def test_the_way_of_paying_is_read_in_the_words_of_the_notice(region: str, word: str) -> None:
    """Once a year, all at once."""
    assert domains_of(load_region(region).facts)["payment_mode"].read(word) == 0
