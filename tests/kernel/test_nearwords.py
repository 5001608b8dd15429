"""The nearest accepted word: a slip of the pen is seen, another word is not taken for one."""

import pytest

from kernel.codes import Affiliation, Code, InstitutionType, PaymentMode, Relief, StudyMode
from kernel.domains import OutOfDomain
from kernel.nearwords import MISTAKEN
from kernel.wordlists import Words
from simulate.language.catalogue import spoken
from tests.kernel.test_spellings import VOCABULARIES

SPELLINGS = dict(VOCABULARIES)


@pytest.mark.parametrize(
    ("vocabulary", "word", "meant"),
    [
        (Relief, "底保", "低保"),
        (Relief, "底保户", "低保户"),
        (Relief, "脱贫人囗", "脱贫人口"),
        (Relief, "事实无人扶养儿童", "事实无人抚养儿童"),
        (Relief, "检测对象", "监测对象"),
        (Relief, "边缘易返贫户", "边缘易致贫户"),
        (Relief, "低保边远家庭", "低保边缘家庭"),
        (Relief, "突发严重困难的户", "突发严重困难户"),
        (Relief, "dibau", "dibao"),
        (StudyMode, "全日致", "全日制"),
        (StudyMode, "full time", "full_time"),
        (Affiliation, "部署", "部属"),
        (PaymentMode, "敦交", "趸交"),
        (InstitutionType, "硕士研究声", "硕士研究生"),
    ],
)
def test_a_slip_of_the_pen_is_seen(vocabulary: type[Code], word: str, meant: str) -> None:
    """Characters that look or sound alike, or one of many that is another."""
    with pytest.raises(OutOfDomain, match=f"did you mean '{meant}'"):
        Words.of(vocabulary, SPELLINGS[vocabulary]).read(word)


@pytest.mark.parametrize(
    ("vocabulary", "word"),
    [
        *(
            (Relief, word)
            for word in ("医保", "社保", "医保人员", "参保人员", "优抚", "rich", "2023001")
        ),
        *(
            (Relief, word)
            for word in ("三级残疾", "轻度残疾", "中度残疾", "未脱贫户", "脱贫稳定户")
        ),
        *((Relief, word) for word in ("非低保边缘家庭", "脱贫不享受政策人口", "已脱贫户")),
        *((Affiliation, word) for word in ("校属", "县办", "国属")),
        *((StudyMode, word) for word in ("半日制", "学年制")),
        (InstitutionType, "外国语学校"),
    ],
)
def test_no_word_is_suggested_that_means_another_thing(vocabulary: type[Code], word: str) -> None:
    """A suggestion may cost money; one character may turn a word into its opposite."""
    with pytest.raises(OutOfDomain) as fault:
        Words.of(vocabulary, SPELLINGS[vocabulary]).read(word)
    assert str(fault.value.expected).startswith("a word; known: ")
    assert word not in spoken(fault.value.expected, "zh")


@pytest.mark.parametrize("vocabulary", SPELLINGS)
def test_like_characters_make_no_two_words_the_same(vocabulary: type[Code]) -> None:
    """Of two codes."""
    same = str.maketrans({one: group[0] for group in MISTAKEN for one in group})
    meant: dict[str, set[int]] = {}
    for word, code in Words.of(vocabulary, SPELLINGS[vocabulary]).codes.items():
        meant.setdefault(word.translate(same), set()).add(code)
    assert [word for word, codes in meant.items() if len(codes) > 1] == []


def test_each_group_of_like_characters_is_of_use() -> None:
    """One of its characters stands in an accepted word."""
    known = "".join("".join(Words.of(*one).codes) for one in VOCABULARIES)
    assert [group for group in MISTAKEN if not set(group).intersection(known)] == []
