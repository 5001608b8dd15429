"""Words of a vocabulary and categories, as cells of real lists hold them."""

import pytest

from kernel import spellings
from kernel.codes import (
    Affiliation,
    Code,
    GraduateScheme,
    InstitutionType,
    PaymentMode,
    Recognised,
    Relief,
    StudyMode,
)
from kernel.domains import OutOfDomain
from kernel.wordlists import Categories, Words
from simulate.language.catalogue import spoken

RELIEF = Words.of(Relief, spellings.RELIEF)
INSTITUTION_TYPE = Words.of(InstitutionType, spellings.INSTITUTION_TYPE)
STUDY_MODE = Words.of(StudyMode, spellings.STUDY_MODE)
PAYMENT_MODE = Words.of(PaymentMode, spellings.PAYMENT_MODE)
RECOGNISED = Words.of(Recognised, spellings.RECOGNISED)
AFFILIATION = Words.of(Affiliation, spellings.AFFILIATION)
GRADUATE_SCHEME = Words.of(GraduateScheme, spellings.GRADUATE_SCHEME)


@pytest.mark.parametrize(
    "value",
    [
        "dibao", " dibao ", "DIBAO", "ｄｉｂａｏ", "低保", "低保对象", "低保\n", "低 保", "低保戶",
        "低保\u200b", "最低生活保障對象",
    ],
)  # fmt: skip
def test_a_word_is_read_in_either_language(value: str) -> None:
    """Case, width, spaces and traditional characters make no difference."""
    assert RELIEF.read(value) == Relief.DIBAO


@pytest.mark.parametrize("category", Relief)
def test_every_category_is_read_by_all_its_names(category: Relief) -> None:
    """The word of the code and each Chinese word lead to the same category and to no other."""
    names = (category.word, *category.chinese)
    assert len(names) >= 2
    assert {RELIEF.read(name) for name in names} == {category}


@pytest.mark.parametrize(
    ("category", "words"),
    [
        (Relief.TEKUN, "特困户 五保 五保户 农村五保供养对象 特困救助供养人员 农村特困人员"),
        (Relief.ORPHAN, "孤儿学生 社会散居孤儿"),
        (Relief.UNSUPPORTED_CHILD, "事实无人抚养 事实孤儿"),
        (
            Relief.DIBAO,
            "农村低保 城市低保 低保户 低保家庭 低保家庭学生 城乡低保对象 最低生活保障家庭",
        ),
        (Relief.DIBAO_MARGIN, "低边 低保边缘户 低保边缘家庭 最低生活保障边缘家庭"),
        (Relief.MONITORED, "监测户 脱贫不稳定家庭学生 边缘易致贫人口 突发严重困难家庭 三类户"),
        (Relief.MONITORED, "易返贫致贫人口 防止返贫监测对象 脱贫监测户"),
        (Relief.RETURNED_TO_POVERTY, "返贫致贫户 返贫人口"),
        (Relief.OUT_OF_POVERTY, "脱贫户 脱贫家庭学生 建档立卡脱贫户 脱贫享受政策户"),
        (Relief.SEVERE_DISABILITY, "重残 一级残疾 二级残疾 二级残疾人 残疾一级 重度残疾学生"),
    ],
)
def test_a_category_is_read_as_lists_write_it(category: Relief, words: str) -> None:
    """Schools and offices write households, persons and students of them."""
    assert {word: RELIEF.read(word) for word in words.split()} == dict.fromkeys(
        words.split(), category
    )


@pytest.mark.parametrize(
    ("domain", "code", "words"),
    [
        (INSTITUTION_TYPE, InstitutionType.KINDERGARTEN, "学龄前儿童 学前教育"),
        (INSTITUTION_TYPE, InstitutionType.SENIOR, "普通高中 高中生"),
        (INSTITUTION_TYPE, InstitutionType.SECONDARY_VOCATIONAL, "中等专业学校 技工学校 技校 中专"),
        (INSTITUTION_TYPE, InstitutionType.TERTIARY, "研究生 硕士 博士 硕士研究生 本科生 专科生"),
        (
            INSTITUTION_TYPE,
            InstitutionType.TERTIARY,
            "专科(高职) 专科（高职） 普通本科 专升本 大學生",
        ),
        (INSTITUTION_TYPE, InstitutionType.RESEARCH_INSTITUTE, "科研院所 研究所"),
        (STUDY_MODE, StudyMode.FULL_TIME, "全日制 普通全日制"),
        (STUDY_MODE, StudyMode.PART_TIME, "非全日制 函授 业余 夜大"),
        (PAYMENT_MODE, PaymentMode.ANNUAL, "按年 逐年 按年度 逐年缴费 按年度一次性缴纳"),
        (PAYMENT_MODE, PaymentMode.PREPAY, "趸缴 一次性缴费 一次性趸交 全学制 按学制一次性缴纳"),
        (PAYMENT_MODE, PaymentMode.PREPAY, "按学年一次性缴费 一次性按学年缴费"),
        (PAYMENT_MODE, PaymentMode.PREPAY_REMAINING, "剩余学年 剩餘學年 一次性缴清剩余学年"),
        (RECOGNISED, Recognised.LOCAL, "本市 学籍地"),
        (RECOGNISED, Recognised.ELSEWHERE, "外省"),
        (AFFILIATION, Affiliation.CENTRAL, "部属院校 教育部 部委属"),
        (AFFILIATION, Affiliation.PROVINCIAL, "省属高校 省直"),
        (AFFILIATION, Affiliation.MUNICIPAL, "县属 区属 市直"),
        (GRADUATE_SCHEME, GraduateScheme.EMPLOYEE_HERE, "本地职工医保 本市职工基本医疗保险"),
        (GRADUATE_SCHEME, GraduateScheme.RESIDENT, "城乡居民基本医疗保险"),
    ],
)
def test_other_words_are_read_as_lists_write_them(domain: Words, code: Code, words: str) -> None:
    """A level of education stands for the type that teaches it."""
    assert {word: domain.read(word) for word in words.split()} == dict.fromkeys(words.split(), code)


@pytest.mark.parametrize(
    ("domain", "word", "expected"),
    [
        (RELIEF, "建档立卡", "this may be out_of_poverty or monitored"),
        (RELIEF, "建档立卡贫困户", "this may be out_of_poverty or monitored"),
        (RELIEF, "边缘户", "this may be monitored or dibao_margin"),
        (RELIEF, "低收入家庭", "this may be dibao or dibao_margin"),
        (RELIEF, "困境儿童", "this may be orphan or unsupported_child"),
        (RELIEF, "孤残", "this may be orphan or severe_disability"),
        (RELIEF, "残疾", "this may be severe_disability or none"),
        (RELIEF, "贫困户", "says which"),
        (RELIEF, "困难大学生", "says which"),
        (RELIEF, "特困生", "says which"),
        (RELIEF, "医疗救助对象", "says which"),
        (INSTITUTION_TYPE, "技师学院", "this may be secondary_vocational or tertiary"),
        (INSTITUTION_TYPE, "中学", "this may be junior or senior"),
        (INSTITUTION_TYPE, "民办", "says which"),
        (STUDY_MODE, "脱产", "this may be full_time or part_time"),
        (STUDY_MODE, "在职", "this may be full_time or part_time"),
        (PAYMENT_MODE, "按学年", "this may be annual or prepay"),
        (PAYMENT_MODE, "一次性缴清", "this may be prepay or prepay_remaining"),
        (RECOGNISED, "外地", "this may be province or elsewhere"),
        (AFFILIATION, "民办", "this may be provincial or municipal"),
        (AFFILIATION, "省部共建", "this may be central or provincial"),
        (GRADUATE_SCHEME, "职工医保", "this may be employee_here or employee_elsewhere"),
        (GRADUATE_SCHEME, "未就业", "this may be none or resident"),
    ],
)
def test_a_word_that_may_mean_two_things_is_refused_with_both(
    domain: Words, word: str, expected: str
) -> None:
    """Reading it as one of them would be a guess."""
    with pytest.raises(OutOfDomain, match=expected):
        domain.read(word)


def test_an_unknown_word_is_refused_with_the_nearest_one() -> None:
    """With all words, in Chinese as the notices write them."""
    with pytest.raises(OutOfDomain) as fault:
        RELIEF.read("dibau")
    assert str(fault.value.expected).startswith(
        "a word; did you mean 'dibao'? known: tekun, orphan"
    )
    in_chinese = spoken(fault.value.expected, "zh")
    assert "特困人员、孤儿、" in in_chinese
    assert "tekun" not in in_chinese


@pytest.mark.parametrize(
    "value",
    [
        "dibao;orphan", "低保；孤儿", "低保、孤儿", " 低保 ; orphan ", "孤儿,低保", "低保，孤儿",
        "低保/孤儿", "低保+孤儿", "低保＋孤儿", "低保\n孤儿", "低保\r\n孤儿", "低保 \n 孤儿\n",
        "低保;孤儿;低保;", ["dibao", "孤儿"], ("orphan", "dibao"),
    ],
)  # fmt: skip
def test_categories_are_joined_in_any_way(value: object) -> None:
    """Order and repetition make no difference."""
    bits = (1 << Relief.DIBAO) | (1 << Relief.ORPHAN)
    assert Categories(RELIEF).read(value) == bits


@pytest.mark.parametrize(
    "value",
    [
        "none", "无", "無", [], ";", "/", "-", "—", "——", "否", "不是", "非困难", "普通",
        "普通学生", "普通群众", "不享受", "×", "N", 0, 0.0, False,
    ],
)  # fmt: skip
def test_no_category_may_be_said(value: object) -> None:
    """As well as a blank cell says it."""
    assert Categories(RELIEF).read(value) == 0


@pytest.mark.parametrize(
    "value", ["是", "Y", "√", "1", 1, 1.0, True, "有", "困难", "贫困", "低保;是"]
)
def test_a_mere_yes_names_no_category(value: object) -> None:
    """The categories are listed instead."""
    with pytest.raises(
        OutOfDomain, match="joined by semicolons, each a word that says which; known: "
    ):
        Categories(RELIEF).read(value)
