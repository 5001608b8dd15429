"""Every figure of a forecast as a person reads it: those of the table are those of the data."""

import re
from collections.abc import Sequence
from typing import Final

import pytest

from kernel.messages import Language
from simulate.output.console import rendered
from simulate.output.presentation import Presentation
from simulate.output.units import YUAN, Unit
from simulate.projection.facts import accounts
from simulate.projection.forecast import Forecast
from simulate.projection.measures import MEASURES
from simulate.report.forecast_table import forecast_table
from tests.simulate.certain import PREPAID
from tests.simulate.making import forecast_of, plain, under
from tests.simulate.output.reading import WIDE, Sections, tables_in


def printed(
    made: Sequence[Forecast],
    *,
    by: Sequence[str] = (),
    accounting: str = "",
    horizon: int | None = None,
    language: Language = "en",
    unit: Unit | None = YUAN,
) -> str:
    """Return the table as text, in a window in which nothing is folded."""
    look = Presentation(language, unit)
    table = forecast_table(made, accounting=accounting, by=by, horizon=horizon, look=look)
    return rendered(table, WIDE)


def changsha(*options: str, by: Sequence[str] = (), students: int = 1000) -> list[Forecast]:
    """Forecast students of four years in Changsha who prepay in time; none is assisted."""
    return [forecast_of(under("changsha", *PREPAID, *options), 2024, students, by=by)]


def zhengzhou(by: Sequence[str] = ()) -> list[Forecast]:
    """Forecast a thousand students of Zhengzhou, whose document rules on refunds and credit."""
    return [forecast_of(plain("zhengzhou"), 2024, 1000, by=by)]


def sections(text: str) -> Sections:
    """Return the figures by heading and label."""
    return tables_in(text)[0].sections


def lines_of(text: str, heading: str, label: str) -> list[tuple[str, list[str]]]:
    """Return the lines set in below a line of a section, with their labels as they stand."""
    lines = [*filter(None, tables_in(text)[0].lines)]
    at = [one.strip() for one, _ in lines].index(heading)
    at = next(i for i, (one, _) in enumerate(lines) if i > at and one == f"  {label}") + 1
    end = next(i for i, (one, _) in enumerate(lines) if i >= at and not one.startswith("    "))
    return lines[at:end]


def test_the_figures_of_the_notice() -> None:
    """1520 once, 380 earned four times, 20 unfunded three times; the last column adds up."""
    text = printed(changsha())
    (whole,) = tables_in(text)
    assert [*whole.headings] == ["2023", "2024", "2025", "2026", "2027", "all years"]
    assert text.startswith("yuan ")
    table = sections(text)
    cash = ["1,520,000.00", "–", "–", "–", "–", "1,520,000.00"]
    assert table["Fund income, cash"]["student"] == cash
    accrual = ["", *["380,000.00"] * 4, "1,520,000.00"]
    assert table["Fund income, accrual"]["student"] == accrual
    unfunded = ["", "–", *["20,000.00"] * 3, "60,000.00"]
    assert table[""]["Top-up (tariff difference): unfunded"] == unfunded


def test_large_amounts_are_in_ten_thousands() -> None:
    """1,520,000 yuan of a thousand students are 152 万元; 152,000 of a hundred stay yuan."""
    text = printed(changsha(), unit=None, language="zh")
    assert text.startswith("万元 ")
    assert sections(text)["基金收入，收付实现制"]["学生个人"][0] == "152.00"
    text = printed(changsha(students=100), unit=None, language="zh")
    assert text.startswith("元 ")
    assert sections(text)["基金收入，收付实现制"]["学生个人"][0] == "152,000.00"


def test_every_measure_has_a_line() -> None:
    """All but the rare in Changsha, where nobody grants refunds or credit, or in Zhengzhou."""
    both = [forecast_of(under("changsha", "benefit_cost=25"), 2024, 1000)], zhengzhou()
    text = "\n".join(map(printed, both))
    for measure in MEASURES.values():
        is_there = re.search(rf"^ *{re.escape(str(measure.text))}(?!\w)", text, re.MULTILINE)
        assert bool(is_there) != measure.is_rare, measure.name


def test_people_and_their_cover_stand_together() -> None:
    """Each under its heading, in the order of the declarations; nothing overlaps in Zhengzhou."""
    table = sections(printed(zhengzhou()))
    assert [*table["People"]] == ["Students in school (persons)", "Insured (persons)"]
    assert [*table["Cover and credit"]] == [
        *("Covered months (person-months)", "Waiting days (person-days)", "Credit months")
    ]


def test_stocks_have_no_sum() -> None:
    """Students, insured and balances are not added over years."""
    table = sections(printed(changsha()))
    assert table["People"]["Students in school (persons)"] == ["", *["1,000"] * 4, ""]
    balance = ["1,520,000.00", "1,140,000.00", "760,000.00", "380,000.00", "–", ""]
    assert table[""]["Prepaid balance, 31 December"] == balance


def test_lines_of_zeros_are_left_out_and_counted() -> None:
    """Nobody is assisted or waits: with those that are shown they are as many as accounts."""
    made = changsha()
    text = printed(made)
    table = sections(text)
    payers = {"student", "central budget", "provincial budget", "municipal budget", "total"}
    assert set(table["Fund income, accrual"]) == payers
    assert "Waiting days (person-days)" not in table["Cover and credit"]
    (count,) = re.findall(r"^Lines left out, being zero throughout: (\d+)\.$", text, re.M)
    assert sum(map(len, table.values())) + int(count) == len([*accounts(*made)])


def test_silence_has_no_line() -> None:
    """Refunds and credit stand in Zhengzhou's table, and not in Changsha's."""
    of_changsha, of_zhengzhou = printed(changsha()), printed(zhengzhou())
    for label in ("Refunds: total", "Credit months"):
        assert label not in of_changsha
        assert label in of_zhengzhou


def test_an_accounting_basis_alone() -> None:
    """What is on neither basis stands there as well."""
    table = sections(printed(zhengzhou(), accounting="cash"))
    assert "Fund income, cash" in table
    assert "Fund income, accrual" not in table
    assert "Covered months (person-months)" in table["Cover and credit"]


def test_a_horizon_cuts_years_off() -> None:
    """Two insurance years: 760 of 1,520 yuan are earned, and the last column is no programme."""
    text = printed(changsha(), horizon=2)
    (whole,) = tables_in(text)
    assert [*whole.headings] == ["2023", "2024", "2025", "total"]
    student = sections(text)["Fund income, accrual"]["student"]
    assert student == ["", "380,000.00", "380,000.00", "760,000.00"]


def test_fen_are_shown() -> None:
    """The central share of 724 is 434.40 a head; negative money keeps its sign."""
    options = ("affiliation=municipal", "assisted_share=1", "relief=tekun")
    table = sections(printed(changsha(*options, students=1)))
    assert table["Fund income, accrual"]["central budget"][3] == "434.40"
    assert table[""]["Cost to students, cash"] == [
        "1,140.00", "–", "-380.00", "-380.00", "-380.00", "–",
    ]  # fmt: skip


def test_several_cohorts_are_summed() -> None:
    """The student body by year: 350 or 320, then 380 and 380 a head and year, in cash at entry."""
    setup = under("changsha", *PREPAID)
    made = [forecast_of(setup, cohort, 1000) for cohort in (2023, 2024, 2025)]
    text = printed(made)
    assert text.split()[1:8] == [*map(str, range(2022, 2029))]
    table = sections(text)
    cash = table["Fund income, cash"]["student"]
    alone = [sections(printed([one]))["Fund income, cash"]["student"][0] for one in made]
    assert cash == [*alone, *["–"] * 4, _added(alone)]
    assert table["People"]["Students in school (persons)"][1:4] == ["1,000", "2,000", "3,000"]


def _added(cells: Sequence[str]) -> str:
    """Add amounts up."""
    return f"{sum(float(cell.replace(',', '')) for cell in cells):,.2f}"


def test_a_breakdown_stands_below_its_line() -> None:
    """The parts of a line are set in, one for each label, and add up to it."""
    text = printed(changsha("assisted_share=0.5", by=["relief"]), by=["relief"])
    parts = lines_of(text, "People", "Students in school (persons)")
    labels = [label.strip() for label, _ in parts]
    assert labels == ["none", "tekun", "dibao", "dibao_margin", "monitored", "out_of_poverty"]
    assert all(label.startswith("    ") for label, _ in parts)
    assert sum(int(cells[1]) for _, cells in parts) == 1000


def test_labels_stand_in_the_order_of_the_document() -> None:
    """Zhengzhou's Z3 before its Z20, whatever the letters say; the national clauses first."""
    made = [forecast_of(plain("zhengzhou"), 2024, 2000)]
    parts = lines_of(printed(made, by=["clause"]), "Fund income, accrual", "total")
    clauses = [label.strip() for label, _ in parts]
    assert clauses == ["N3", "Z2", "Z3", "Z6", "Z7", "Z20", "ZR7"]


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("relief", ["无困难类别", "低保边缘家庭成员"]),
        ("institution", ["高等学校"]),
        ("affiliation", ["中央", "省级", "市级"]),
        ("locality", ["沈阳", "辽宁其他市"]),
        ("basis", ["明文", "推定", "假设"]),
    ],
)
def test_labels_are_spoken_in_chinese(by: str, expected: list[str]) -> None:
    """Categories, types, affiliations, places and bases as the notices write them."""
    made = [forecast_of(plain("liaoning"), 2024, 2000, by=[by])]
    (table,) = tables_in(printed(made, by=[by], language="zh"))
    assert {f"    {word}" for word in expected} <= set(table.labels)


WIDTHS: Final = (40, 60, 80)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_figures_are_never_cut(width: int, language: Language) -> None:
    """However narrow the window: every figure is there whole, as often as in a wide one."""
    table = forecast_table(
        changsha("affiliation=municipal"),
        accounting="",
        by=(),
        horizon=None,
        look=Presentation(language, YUAN),
    )
    narrow, wide = (
        sorted(re.findall(r"-?[\d,]+\.\d\d", rendered(table, one))) for one in (width, WIDE)
    )
    assert narrow == wide
    assert "434,400.00" in narrow
