"""A form as what a person opens: the amounts of its rows, the sums of the printed table."""

from functools import cache

import pytest

import simulate
from kernel.messages import LANGUAGES, Language
from simulate.output.deliverable.figure_table import FigureTable
from simulate.output.deliverable.printed_form import PrintedForm
from simulate.output.deliverable.whole import Deliverable
from simulate.output.layout import Sentences
from simulate.output.presentation import Presentation
from simulate.output.result import Result

FORMS = ("bridge", "transfers", "budget", "settlement")


@cache
def of(form: str) -> Result:
    """Return a form of Zhengzhou, of a few students a cohort."""
    return simulate.forecast(
        region="zhengzhou",
        form=form,
        students=400,
        cohort="2025:2027",
        years=None if form == "bridge" else "2026:2027",
        incomplete=form in ("budget", "settlement"),
    )


@cache
def opened(form: str, language: Language = "en") -> Deliverable:
    """Return the same as a person opens it."""
    return of(form).deliverable(Presentation(language))


def printed(form: str, language: Language = "en") -> PrintedForm:
    """Return the form as it is filed."""
    blocks = [block for chapter in opened(form, language).chapters for block in chapter.blocks]
    (found,) = (block for block in blocks if isinstance(block, PrintedForm))
    return found


def amounts(form: str, section: str, line: str) -> tuple[int | None, ...]:
    """Return the amounts that the rows have of a line."""
    return tuple(r.value for r in of(form).rows if (r.section, r.line) == (section, line))


@pytest.mark.parametrize("form", FORMS[:3])
def test_a_form_has_the_amounts_of_its_rows(form: str) -> None:
    """Line by line; a blank is a blank. Shares of transfers are parts of one."""
    own = [table for table in opened(form).tables if f".{form}." in table.key]
    shown = {line.name: line for table in own for line in table.lines}
    for row in of(form).rows:
        line = shown[f"{row.section}.{row.line}"]
        part = 100 if row.unit == "percent" else 1
        due = [None if n is None else n / part for n in amounts(form, row.section, row.line)]
        assert [*line.cells[: len(due)]] == pytest.approx(due)


def test_the_budget_stands_on_two_sides_as_it_is_printed() -> None:
    """Numbers, crossed out rows, sums; a total without interest is marked."""
    form = printed("budget")
    assert form.right is not None
    numbers = [line.number for line in form.left.lines if line.number]
    assert numbers == [f"{number}、" for number in "一二三四五六七八九"]
    income = form.left.by_name["revenue.income_subtotal"]
    assert income.adds == (
        (1, "revenue.contributions"),
        (1, "revenue.subsidy"),
        (1, "revenue.interest"),
        (1, "revenue.other_income"),
    )
    assert income.marks == {0, 1, 2}
    assert form.right.by_name["expenditure.expenditure_subtotal"].crossed_above == 4
    assert [note.split()[0] for note in form.notes] == ["*", "Cohorts", "Rounded:", "Notes"]


def test_an_identity_between_both_sides_is_a_sum_of_both() -> None:
    """The surplus is income on the left less expenditure on the right."""
    supplied = simulate.forecast(
        region="zhengzhou",
        form="budget",
        years="2027:2027",
        students=400,
        settings={"benefit_cost": "quarter"},
    )
    made = supplied.deliverable(Presentation("en"))
    checks = [check for check in made.checks if len({p.table for _, p in check.parts}) == 2]
    surplus = [r.value for r in supplied.rows if r.line == "surplus"]
    assert [
        check.stated for check in checks if check.stands and "surplus" in check.stands.line
    ] == surplus
    assert all(check.holds for check in checks)


def test_a_balance_that_is_given_is_no_sum() -> None:
    """Its parts are not known: it stands as it is, and opens the next year."""
    given = simulate.forecast(
        region="zhengzhou", form="budget", years="2027:2027", students=400, opening_balance=12_000
    )
    made = given.deliverable(Presentation("en"))
    shown = {line.name: line for table in made.tables for line in table.lines}
    assert shown["expenditure.closing"].cells == (12_000_000_000, None)
    assert shown["revenue.opening"].cells == (None, 12_000_000_000)
    assert shown["expenditure.closing"].given == {0, 1}
    assert all(check.holds for check in made.checks)


def test_a_form_says_on_itself_what_it_leaves_out() -> None:
    """Totals without lines that are not known, and cohorts too early to be forecast."""
    assert printed("budget").notes[0].startswith("* The total leaves out lines")
    early = simulate.forecast(
        region="zhengzhou", form="settlement", years="2024:2024", students=400
    )
    blocks = [b for c in early.deliverable(Presentation("en")).chapters for b in c.blocks]
    said = [line for b in blocks if isinstance(b, Sentences) for line in b.lines]
    assert any(line.startswith("Cohorts that are missing, by year: 2024: 20") for line in said)


def test_a_settlement_stands_with_its_groups_down() -> None:
    """Headcount, standards and shares across; what is due is the sum of the levels."""
    tables = [table for table in opened("settlement").tables if ".settlement." in table.key]
    assert len(tables) == 4  # what is due, and who pays it, in each of two years
    first = tables[0]
    names = [column.heading for column in first.columns]
    due = first.columns[-1]
    assert due.heading == "Due"
    assert [names[at] for _, at in due.adds] == [
        "central budget: due",
        "provincial budget: due",
        "municipal budget: due",
    ]
    total = first.lines[-1]
    assert total.cells[-1] == amounts("settlement", "total", "due")[0]
    assert total.cells[0] == sum(int(line.cells[0] or 0) for line in first.lines[:-1])


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_total_of_a_form_adds_up(form: str, language: Language) -> None:
    """With the chapters beside it: who pays, the balance, what it rests on."""
    made = opened(form, language)
    assert made.checks
    assert all(check.holds for check in made.checks)
    keys = [chapter.kind.key for chapter in made.chapters]
    assert keys[:3] == ["summary", "form", "payers"]
    assert keys[-1] == "record"


def test_the_years_beside_a_form_are_its_own() -> None:
    """The payers of a settlement of 2026 and 2027 pay in these."""
    shown: FigureTable = {t.key: t for t in opened("settlement").tables}[
        "zhengzhou.fund_income.accrual"
    ]
    assert [column.heading for column in shown.columns[:-1]] == ["2026", "2027"]


def test_lines_that_are_blank_are_listed() -> None:
    """Interest is known of no year."""
    (blank,) = (c for c in opened("budget").chapters if c.kind.key == "blank")
    rows = {row[0]: row[1] for row in blank.blocks[0].rows}  # type: ignore[union-attr]  # a table
    assert rows["三、利息收入 Interest income"].count(";") == 2
