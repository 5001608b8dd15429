"""A settlement as a person reads it: students in rows, their standards and amounts in columns."""

from attrs import evolve

from kernel.messages import Language
from simulate.output.console import rendered
from simulate.output.presentation import Presentation
from simulate.output.units import WAN, YUAN, Unit
from simulate.report.forms.form import Form
from simulate.report.forms.settlement_table import settlement_table
from tests.simulate.certain import PREPAID
from tests.simulate.making import under
from tests.simulate.output.reading import WIDE, Shown, tables_in
from tests.simulate.report.forms.making import settlement_of, supplied


def form(last_year: int = 2025) -> Form:
    """Return the settlement of a thousand of Zhengzhou; in 2025 the centre's is supplied."""
    setup = under("zhengzhou", *PREPAID, "affiliation=provincial")
    inputs = supplied(2025, {"中央上年结算": 0, "中央已预拨": 10**7})
    return settlement_of(setup, 2025, last_year=last_year, inputs=inputs)


def tables(made: Form, language: Language = "en", unit: Unit | None = None) -> list[Shown]:
    """Return the tables of a settlement."""
    return tables_in(rendered(settlement_table(made, Presentation(language, unit)), WIDE))


def test_a_row_holds_persons_shares_yuan_a_head_and_wan() -> None:
    """60 % of 700 and 40 %, and the city's 76: a thousand times 776 are 77.60 万元."""
    students, _ = tables(form())
    assert students.rows == {
        "Zhengzhou, provincial institutions": [
            "1,000", "700.00", "60%", "420.00", "42.00", "40%", "280.00", "28.00", "0%", "76.00",
            "7.60", "776.00", "77.60",
        ],
        "total": ["1,000", *[""] * 3, "42.00", *[""] * 2, "28.00", *[""] * 2, "7.60", "", "77.60"],
    }  # fmt: skip


def test_each_level_has_a_row_of_what_it_pays_now() -> None:
    """A blank is not known, a dash is nothing: 42 万元 due, 10 advanced."""
    _, levels = tables(form())
    assert levels.rows == {
        "central budget": ["42.00", "–", "10.00", "32.00"],
        "provincial budget": ["28.00", "", "", ""],
        "municipal budget": ["7.60", "", "", ""],
        "total": ["77.60", "", "", ""],
    }


def test_each_year_has_its_tables() -> None:
    """2026: 724 and 76 above it."""
    assert len(tables(form(2026))) == 4
    assert tables(form(2026))[2].rows["total"][-1] == "80.00"


def test_money_of_one_student_is_in_yuan_whatever_the_unit() -> None:
    """What it comes to is in the unit asked for."""
    students, _ = tables(form(), unit=YUAN)
    row = students.rows["Zhengzhou, provincial institutions"]
    assert (row[1], row[-1]) == ("700.00", "776,000.00")


def test_ends_of_intervals_stand_below_levels_and_totals() -> None:
    """70 and 80 万元, or as many persons as that are fen; who stands in a row has none."""
    made = form()
    low, high = (70 * 10**6,), (80 * 10**6,)
    sections = [
        evolve(section, lines=tuple(evolve(one, low=low, high=high) for one in section.lines[:1]))
        for section in made.sections
    ]
    students, levels = tables(evolve(made, sections=tuple(sections)), unit=WAN)
    assert [*students.rows][1:] == ["total", "5%", "95%"]
    assert students.rows["95%"] == ["80,000,000"]
    assert [*levels.rows][:3] == ["central budget", "5%", "95%"]
    assert levels.rows["5%"] == ["70.00"]
