"""A story as a person reads it."""

import re
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console, RenderableType

from kernel.hookspecs import QUESTIONS
from kernel.messages import Language
from kernel.results import KINDS
from simulate.explanation.story import trace_story
from simulate.explanation.story_view import overview, story_view
from simulate.language.catalogue import spoken
from simulate.output.result_headers import RESULTS
from simulate.scenario.file import settings_of
from simulate.scenario.settings import load_rules
from tests.simulate.explanation.making import story_of, student_of
from tests.simulate.output.reading import rows_in, tables_in

GIVEN = {"entry_year": 2023, "programme_years": 4}


def text_of(content: RenderableType) -> str:
    """Return what is printed, lines not broken."""
    out = StringIO()
    Console(file=out, width=1000).print(content)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines())


def seen(region: str, year: int, *options: str, language: Language = "en", **given: object) -> str:
    """Return the story of a student of 2023 as it is printed."""
    return text_of(story_view(story_of(region, year, *options, **{**GIVEN, **given}), language))


def cells(text: str) -> dict[str, list[str]]:
    """Return the rows of the result table by their first cell."""
    return {name: cells for name, *cells in rows_in(text)}


def test_the_title() -> None:
    """Both years, the length, where in the programme, and whether in the fund."""
    title = seen("heilongjiang", 2024, paid_on="2024-07-01").splitlines()[0]
    assert title == (
        "Heilongjiang, insurance year 2024: entered in September 2023, programme of 4 years, "
        "insurance year 1 of 4. In the fund."
    )
    title = seen("heilongjiang", 2025, language="zh").splitlines()[0]
    assert title == (
        "黑龙江，2025参保年度：2023年9月入学，学制4年，第2个参保年度。未参保：未缴费。"
    )


def test_the_title_of_who_entered_in_spring() -> None:
    """The month is that of the day, and the insurance year counts from the school year."""
    english = seen("heilongjiang", 2025, entered_on="2024-03-15")
    assert "entered in March 2024, programme of 4 years, insurance year 2 of 4." in english
    chinese = seen("heilongjiang", 2025, language="zh", entered_on="2024-03-15")
    assert "2024年3月入学，学制4年，第2个参保年度。" in chinese


def test_the_results() -> None:
    """Each with its basis and clause, money in yuan."""
    rows = cells(seen("heilongjiang", 2024, paid_on="2024-07-01", relief="dibao"))
    assert rows["fiscal part that the student pays"] == ["640 yuan", "inferred", "H5"]
    assert rows["relief netted at payment"] == ["228 yuan", "inferred", "HR2"]
    assert rows["paid by the student, relief netted"][0] == "792 yuan"
    assert rows["benefits from"] == ["2024-09-29", "inferred", "H6"]
    assert rows["months of credit"] == ["not provided", "not provided", "silence"]


def test_no_result_stands_on_a_clause_that_does_not_speak_of_it() -> None:
    """H5 prices late payment and says nothing of an institution's share."""
    rows = cells(seen("heilongjiang", 2024, paid_on="2024-07-01", institution_aid_percent=10))
    assert rows["share of the institution"] == ["38 yuan", "", ""]


def test_what_does_not_apply_is_left_out() -> None:
    """No dates, counts or payers of whoever is not in the fund."""
    rows = cells(seen("zhengzhou", 2024))
    assert rows["in the fund"][0] == "no"
    for name in ("cover from", "days of waiting", "paid by", "paid through insurance year"):
        assert name not in rows


def test_a_decision_in_full() -> None:
    """Question, answer, clause, basis, paraphrase, reason, values with their ranges, other rows."""
    text = seen("liaoning", 2024, paid_on="2024-05-01")
    lines = text[text.index("How long are benefits withheld?") :].splitlines()
    assert lines[0].endswith("?  wait counted from 2024-05-01, wait over on 2024-08-01")
    assert lines[1].startswith(
        "  L7 (辽医保〔2022〕81号 二(三)) · assumed · Whoever pays after the window waits"
    )
    assert lines[2] == "  because: paid late"
    assert " 3 months · assumed 0–3 · " in lines[3]
    not_assisted = "in no relief category"
    assert lines[4:8] == [
        "  passed over: LR3 (辽医保〔2022〕81号): in force from insurance year 2025 on",
        f"  passed over: LR2 (辽医保〔2022〕81号): {not_assisted}; relief_recognised is local",
        f"  passed over: L8 (辽医保〔2022〕81号 二(三)): {not_assisted}",
        "  passed over: L6 (辽医保〔2022〕81号 二(三)): paid late",
    ]


def test_a_decision_in_chinese_has_chinese_punctuation() -> None:
    """Between two answers, between a value and its place, before a reason."""
    lines = seen("liaoning", 2024, language="zh", paid_on="2024-05-01").splitlines()
    (at,) = [n for n, line in enumerate(lines) if line.startswith("待遇等待期多长？")]
    assert lines[at].endswith("待遇等待期起算日 2024-05-01，待遇等待期满日 2024-08-01")
    assert "，shenyang：3个月 · 假设 0–3 · " in lines[at + 3]
    assert lines[at + 4].startswith("  未适用：LR3 (辽医保〔2022〕81号)：")


def test_an_interpretation_and_an_extended_document() -> None:
    """Both are cited where the decision rests on them."""
    text = seen("quanzhou", 2024, paid_on="2024-02-29")
    assert "  interpreted by QR1: Notice or letter?" in text
    assert "  extended beyond the years of 泉医保〔2022〕116号 (2023)" in text
    assert "extended beyond" not in seen("zhengzhou", 2024, paid_on="2023-10-01")


def test_a_standing_document_extended_back() -> None:
    """Liaoning's notice stands from 2023 on, and is extended back to 2022."""
    text = seen("liaoning", 2022, entry_year=2020, paid_on="2021-10-01")
    assert "  extended beyond the years of 辽医保〔2022〕81号 (2023–, standing)" in text


def test_an_extended_value() -> None:
    """The range of 2027 is not said of a value of 2030 that lies outside of it."""
    lines = seen("zhengzhou", 2030, entry_year=2028, paid_on="2029-10-01").splitlines()
    (at,) = [n for n, line in enumerate(lines) if "standard, 2030: 920 yuan" in line]
    assert lines[at].endswith("920 yuan · assumed · extended from the last year given")
    assert ", 2027: 830 yuan · assumed 786–846 · " in lines[at + 1]
    assert " year given: 30 yuan · assumed 10–40 · " in lines[at + 2]


def test_brackets_in_a_name_are_printed(tmp_path: Path) -> None:
    """A scenario file may be called anything; nothing of its name is taken for a style."""
    path = tmp_path / "[bold]draft :smile:.toml"
    path.write_text("[parameters]\ntariff = { 2024 = 390 }\n", encoding="utf-8")
    rules = load_rules("changsha", settings_of((path,), ()))
    student = student_of(rules, 2024, paid_on="2023-10-01", **GIVEN)
    assert f"390 yuan · assumed · {path}" in text_of(story_view(trace_story(rules, student), "en"))


@pytest.mark.parametrize(
    "region", ["changsha", "heilongjiang", "liaoning", "quanzhou", "zhengzhou"]
)
def test_in_chinese_every_question_and_result_is(region: str) -> None:
    """No English word among the names of what is asked and of what comes out."""
    text = seen(region, 2024, language="zh", paid_on="2023-10-01", relief="dibao")
    for question in QUESTIONS.values():
        assert str(question.text) not in text
        assert not re.search("[A-Za-z]", spoken(question.text, "zh"))
    for name, row in cells(text).items():
        assert not re.search("[A-Za-z]", name)
        assert not re.search("[a-z]{4}", row[0])
    assert "because" not in text
    assert "理由：" in text


def test_years_side_by_side() -> None:
    """A column a year, in order; what applies in none is left out."""
    stories = [
        story_of("changsha", year, **GIVEN, **given)
        for year, given in ((2024, {"paid_on": "2023-10-01"}), (2025, {"prepaid_in": 2024}))
    ]
    (table,) = tables_in(text_of(overview(stories, "en")))
    rows = table.rows
    assert rows["individual part of the payment"] == ["1,520 yuan", "0 yuan"]
    assert rows["difference of the tariff"] == ["0 yuan", "20 yuan"]
    assert rows["paid by"] == ["", "unfunded"]
    assert "days of waiting" in rows
    (unpaid,) = tables_in(text_of(overview([story_of("changsha", 2024, **GIVEN)], "zh")))
    assert "已参保" in unpaid.rows
    assert "等待天数" not in unpaid.rows


def test_every_result_has_a_name() -> None:
    """All columns of the contract but bases and clauses."""
    plain = [name for name in KINDS if not name.endswith(("_basis", "_clause"))]
    assert list(RESULTS) == plain
