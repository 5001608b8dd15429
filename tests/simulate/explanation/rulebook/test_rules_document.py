"""A region's rules as a document."""

import re
from pathlib import Path

import pytest

from kernel.clauses import Clause
from kernel.errors import RequestError
from kernel.messages import Language
from simulate.explanation.rulebook.region_folder import in_folder
from simulate.explanation.rulebook.rules_document import rules_document
from simulate.explanation.rulebook.written_region import RULES
from tests.cities.loading import CITIES
from tests.simulate.explanation.rulebook.making import changed_copy, document, passage, region
from tests.simulate.making import REGIONS

KNOWN_CODE = re.compile(r"the switch `\w+`( is( not)? on `\w+`)?|of the layer `\w+`")

RELIEF = """\
1. **in a relief category, and the place where the category was recognised is outside the province**
   - share: not provided; payer: finance (no level named)
   - CR5, interpretation of 长医保发〔2023〕56号 · not provided · What of a student recognised outside the province? Relief is reimbursed there; the amount is left blank.
   - plugins/changsha/rules.py, line 114
2. **the category that counts is tekun, severe disability, orphan, unsupported child or dibao**
   - share: “Share of the student's individual contribution that relief pays” (100 %); payer: finance (no level named)
   - C7, 长医保发〔2023〕56号 二(三) · explicit · For tekun, severe disability, orphans, de facto unsupported children and dibao, finance pays 100 % of the individual contribution.
   - plugins/changsha/rules.py, line 115
3. **in a relief category**
   - share: “Share of the student's individual contribution that relief pays” (by relief category); payer: finance (no level named)
   - C8, 长医保发〔2023〕56号 二(三) · explicit · For monitored and dibao-margin, finance pays 50 %.
   - Note in the rules: Those lifted out of poverty alone are not on the closed list: their share is 0.
   - plugins/changsha/rules.py, line 117
"""  # noqa: E501  # lines of Markdown

RELIEF_ZH = """\
1. **属于资助类别，且困难身份认定地为省外**
   - 比例：未规定；出资方：财政（未指明级次）
   - CR5，对 长医保发〔2023〕56号 的解释口径 · 未规定 · 身份在省外认定的怎么办？到认定地申领，金额留空。
   - plugins/changsha/rules.py 第 114 行
2. **计算用的困难类别是特困人员、重度残疾人、孤儿、事实无人抚养儿童或低保对象**
   - 比例：“资助参保比例（占个人缴费）”（100 %）；出资方：财政（未指明级次）
   - C7，长医保发〔2023〕56号 二(三) · 明文 · 特困人员、重度残疾人、孤儿、事实无人抚养儿童和低保对象，由财政全额资助，个人不缴费。
   - plugins/changsha/rules.py 第 115 行
"""  # noqa: E501  # lines of Markdown


def own_lines(name: str) -> list[str]:
    """Return where the region's own rows stand, as a document says it."""
    own = region(name)
    label = own.own.label(RULES)
    return [f"{label}, line {row.line}" for table in own.tables for row in table.rows]


@pytest.mark.parametrize("name", [*REGIONS, *CITIES])
def test_every_row_stands_in_the_document_once(name: str) -> None:
    """With its clause and the line of the file."""
    entries = re.split(r"^\d+\. ", document(name), flags=re.MULTILINE)
    lines = own_lines(name)
    rows = [row for table in region(name).tables for row in table.rows]
    assert len(set(lines)) == len(lines) > 10
    for row, line in zip(rows, lines, strict=True):
        found = [one for one in entries if f"{line}\n" in one]
        assert len(found) == 1, line
        assert f"- {row.clause}" in found[0]


@pytest.mark.parametrize("name", [*REGIONS, *CITIES])
def test_no_row_is_code(name: str) -> None:
    """Every condition and every outcome of the regions, and of the cities, has words."""
    questions = document(name).partition("## The questions\n")[2].partition("\n## ")[0]
    assert "`" not in KNOWN_CODE.sub("", questions)


@pytest.mark.parametrize("name", REGIONS)
def test_every_clause_and_every_value_is_shown(name: str) -> None:
    """Each clause of the region with what it says, each entry with its source."""
    text = document(name)
    clauses: list[Clause] = [*region(name).own.clauses().values()]
    for clause in clauses:
        assert clause.text.en.replace("*", "\\*").replace("|", "\\|") in text
    for parameter in region(name).law.parameters.values():
        for entry in parameter.effective:
            assert entry.source.replace("*", "\\*") in text


def test_the_relief_of_changsha_in_english() -> None:
    """The rows of the region, C7 with all its categories and its share."""
    assert passage(document("changsha", 2024), "relief").startswith(RELIEF)


def test_the_relief_of_changsha_in_chinese() -> None:
    """In the words of the notices."""
    said = passage(document("changsha", 2024, "zh"), "relief", "zh")
    assert said.startswith(RELIEF_ZH)


def test_whom_a_region_leaves_open_the_national_rows_follow() -> None:
    """Numbered on, and marked as of the other layer; where nobody is left open they do not."""
    wait, payment = (passage(document("changsha", 2024), name) for name in ("waiting", "due"))
    assert "Whom no row above decides, the layer below decides:\n\n2. **paid late, or" in wait
    assert "of the layer `national` · plugins/national/rules.py" in wait
    assert "of the layer" not in payment


def test_a_question_without_a_table_is_left_to_the_layer_below() -> None:
    """It says so."""
    said = passage(document("changsha", 2024), "deadline")
    assert said.startswith("The region says nothing of this")


def test_the_values_of_the_year_stand_below_the_rows() -> None:
    """With basis and source."""
    values = passage(document("changsha", 2024), "due").partition("Values of 2024")[2]
    assert "Individual contribution of a student, 2024: 380 yuan · explicit · " in values


def test_the_range_of_a_day_is_of_the_year_that_is_shown() -> None:
    """Dates, as the day itself is one."""
    values = passage(document("changsha", 2027), "window").partition("Values of 2027")[2]
    last = "Last day of the enrolment window, 2027: 2027-01-31 · assumed 2026-12-31–2027-01-31 · "
    assert last in values


def test_a_row_that_does_not_count_says_why() -> None:
    """Its clause has not begun, or another one took over."""
    assert "does not count in 2024: in force from insurance year 2026 on" in passage(
        document("changsha", 2024), "window"
    )
    assert "does not count in 2026: gave way to N1 from insurance year 2025 on" in passage(
        document("heilongjiang", 2026), "waiting"
    )


def test_a_row_that_is_never_reached_says_so() -> None:
    """One above it decides the same students."""
    said = passage(document("changsha", 2026), "due")
    assert "not reached in 2026: row 2 decides the same students" in said


def test_a_row_below_the_region_that_is_never_reached_says_so() -> None:
    """N4 is for the years before N1."""
    said = passage(document("changsha", 2026), "waiting").partition("N4 · assumed")[2]
    assert "not reached in 2026: row 2 decides the same students" in said.partition("\n4. ")[0]
    before = passage(document("changsha", 2024), "waiting")
    assert "does not count in 2024: in force from insurance year 2025 on" in before
    assert "not reached" not in before


SPLIT = 'law.decide("split", s, inferred("C14", late, central=0, provincial=0)),'


@pytest.mark.parametrize(("condition", "rows"), [("s.assisted & ~late", 3), ("late | ~late", 0)])
def test_rows_below_to_which_nobody_is_left_are_left_out(
    condition: str, rows: int, tmp_path: Path
) -> None:
    """With the sentence over them where none remains."""
    folder = changed_copy(tmp_path, rules=(SPLIT, SPLIT.replace("late,", f"{condition},")))
    said = passage(rules_document(in_folder(folder, region("changsha")), 2026, "en"), "split")
    assert said.count("of the layer `national`") == rows
    assert ("Whom no row above decides" in said) == (rows > 0)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (
            "en",
            (
                "The region says nothing of this, nor does a layer below it: the region has to "
                "answer it."
            ),
        ),
        ("zh", "地区和以下各层对此均无规定，须由地区作出规定。"),
    ],
)
def test_a_question_that_no_layer_answers_says_so(
    language: Language, sentence: str, tmp_path: Path
) -> None:
    """Nothing is announced that does not follow."""
    folder = changed_copy(
        tmp_path, rules=('law.decide(\n            "window"', 'law.decide(\n            "other"')
    )
    text = rules_document(in_folder(folder, region("changsha")), 2026, language)
    assert passage(text, "window", language) == sentence


def test_a_clause_beyond_its_years_is_assumed() -> None:
    """In a year that its document covers nothing is said of it."""
    words = "in 2026 assumed: extended beyond the years of 长医保发〔2023〕56号 (2024)"
    assert words in document("changsha", 2026)
    assert "in 2024 assumed: extended beyond the years of 长医保" not in document("changsha", 2024)


def test_what_wraps_the_others_stands_before_them() -> None:
    """Liaoning's exemption of the assisted."""
    said = passage(document("liaoning", 2024), "waiting")
    assert said.startswith("These rows stand over what all others say")
    assert said.index("LR3") < said.index("L6, ")


def test_switches_have_options_and_default() -> None:
    """And the interpretation that they change."""
    assert "| `yearly`, `at_once` | `yearly` | CR3 |" in document("changsha")


def test_the_year_is_the_newest_with_values() -> None:
    """Where none is asked for."""
    assert document("changsha").startswith(
        "# Changsha: the rules, with the values of insurance year 2027\n"
    )


def test_a_year_that_is_not_answered_is_refused() -> None:
    """Before the first one."""
    with pytest.raises(RequestError, match="expected insurance years from 2022"):
        rules_document(region("changsha"), 2019, "en")


def test_rows_that_are_built_elsewhere_are_shown_as_code(tmp_path: Path) -> None:
    """A list that is computed, and a table of a question that is computed."""
    copy = changed_copy(
        tmp_path,
        rules=(
            'law.decide("split", s, inferred("C14", late, central=0, provincial=0)),',
            (
                'law.decide("split", s, *[row(one) for one in law.clauses]),'
                'law.decide(QUESTION, s, explicit("C1", late, amount=0)),'
            ),
        ),
    )
    said = rules_document(in_folder(copy, region("changsha")), 2024, "en")
    assert (
        "1. **built elsewhere in the module: `*[row(one) for one in law.clauses]`**"
    ) in passage(said, "split")
    others = said.partition("### Tables of a question that the module works out\n")[2]
    assert "1. **paid late**\n   - `amount`: `0`\n   - C1, " in others


WAIT = """\
   - wait counted from: the day from which a late payer waits if paid late, else the first day of cover; wait over on: A plus B
     - A is the day from which a late payer waits if paid late, else the first day of cover
     - B is C, at least “Shortest waiting period after a long gap” (6 months) if the number of missed years is at least “Missed years that make a long gap” (4 years)
     - C is “Fixed waiting period of a late payer or after a break” (3 months) plus D
     - D is E, at least 0
     - E is the number of missed years less F less the number of repaired years
     - F is 0 if the switch `first_missed_year` is on `counted`, else 1
"""  # noqa: E501  # lines of Markdown


def test_parts_of_parts_are_named_by_letters() -> None:
    """N1's wait, in sentences without brackets inside brackets."""
    assert WAIT in passage(document("changsha", 2026), "waiting")
    assert "待遇等待期满日：A加B\n     - A 为若逾期缴费则为" in passage(
        document("changsha", 2026, "zh"), "waiting", "zh"
    )


@pytest.mark.parametrize("name", [*REGIONS, *CITIES])
def test_no_outcome_has_brackets_inside_brackets(name: str) -> None:
    """Of no row of the regions and cities."""
    assert "((" not in document(name).partition("## The questions\n")[2].partition("\n## ")[0]
