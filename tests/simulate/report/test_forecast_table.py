"""The forecast as a person reads it: the figures of the table are those of the data."""

from itertools import takewhile
from typing import Final

import pytest

from simulate.output.layout import signed
from simulate.projection.measures import MEASURES
from tests.conftest import Simulate
from tests.simulate.making import CERTAIN, YUAN, figures, under

CERTAINLY: Final = tuple(
    word
    for setting in (*CERTAIN, "prepay_share=1", "programme_years=4")
    for word in ("--set", setting)
)
CHANGSHA: Final = (
    *("--region", "changsha", "--cohort", "2024", "--students", "1000"),
    *("--format", "table"),
    *CERTAINLY,
)


def cells_of(line: str) -> list[str]:
    """Return the cells of a table's line."""
    return [cell.strip() for cell in line.strip()[1:-1].split(line[0])]


def sections(text: str) -> dict[str, dict[str, list[str]]]:
    """Return the first table's cells by heading and label."""
    found: dict[str, dict[str, list[str]]] = {}
    heading = ""
    for line in text.splitlines():
        if not line.startswith(("│", "┃")):
            if found and line.startswith("└"):
                break
            if line.startswith("├"):
                heading = ""
            continue
        label, *cells = cells_of(line)
        if line.startswith("│") and not any(cells):
            heading = label
        else:
            found.setdefault(heading, {})[label] = cells
    return found


def test_the_figures_of_the_notice(simulate: Simulate) -> None:
    """1520 once, 380 earned four times, 20 unfunded three times; the last column adds up."""
    table = sections(simulate(*CHANGSHA).out)
    assert table[""]["yuan"] == ["2023", "2024", "2025", "2026", "2027", "programme"]
    cash = ["1,520,000", "–", "–", "–", "–", "1,520,000"]
    assert table["Fund income, cash"]["student"] == cash
    accrual = ["", "380,000", "380,000", "380,000", "380,000", "1,520,000"]
    assert table["Fund income, accrual"]["student"] == accrual
    unfunded = ["", "–", "20,000", "20,000", "20,000", "60,000"]
    assert table[""]["Top-up (tariff difference): unfunded"] == unfunded


def test_every_measure_has_a_line(simulate: Simulate) -> None:
    """In Zhengzhou, whose document rules on refunds and credit, none but the rare is left out."""
    asked = ("--region", "zhengzhou", "--cohort", "2024", "--students", "1000")
    printed = simulate(*asked, "--format", "table", "--lang", "en").out
    lines = [line.strip("│ ") for line in printed.splitlines()]
    for measure in MEASURES.values():
        found = any(line.startswith(str(measure.text)) for line in lines)
        assert found != measure.is_rare, measure.name


def test_people_and_their_cover_stand_together(simulate: Simulate) -> None:
    """Each under its heading, in the order of the declarations."""
    asked = ("--region", "zhengzhou", "--cohort", "2024", "--students", "1000")
    table = sections(simulate(*asked, "--format", "table", "--lang", "en").out)
    assert [*table["People"]] == ["Students in school", "Insured"]
    assert [*table["Cover and credit"]] == [
        "Covered months",
        "Overlap with another fund",
        "Waiting days",
        "Credit months",
    ]


def test_stocks_have_no_sum(simulate: Simulate) -> None:
    """Students, insured and balances are not added over years."""
    table = sections(simulate(*CHANGSHA).out)
    assert table["People"]["Students in school"] == ["", *["1,000"] * 4, ""]
    balance = ["1,520,000", "1,140,000", "760,000", "380,000", "–", ""]
    assert table[""]["Prepaid balance, 31 December"] == balance


def test_a_payer_who_never_pays_has_no_line(simulate: Simulate) -> None:
    """Nobody is assisted here: no line for finance; a measure of zero has one."""
    table = sections(simulate(*CHANGSHA).out)
    lines = {"student", "central budget", "provincial budget", "municipal budget", "total"}
    assert set(table["Fund income, accrual"]) == lines
    assert table["Cover and credit"]["Waiting days"] == ["", "–", "–", "–", "–", "–"]


def test_silence_has_no_line(simulate: Simulate) -> None:
    """Refunds and credit stand in Zhengzhou's table, and not in Changsha's."""
    changsha = simulate(*CHANGSHA).out
    zhengzhou = simulate(*CHANGSHA[2:], "--region", "zhengzhou").out
    for label in ("Refunds: total", "Credit months"):
        assert label not in changsha
        assert label in zhengzhou


def test_fen_are_shown_where_there_are_any(simulate: Simulate) -> None:
    """The central share of 724 is 434.40 a head; negative money keeps its sign."""
    table = sections(
        simulate(
            *CHANGSHA, "--set", "affiliation=municipal", "--students", "1",
            "--set", "assisted_share=1", "--set", "relief=tekun",
        ).out
    )  # fmt: skip
    assert table["Fund income, accrual"]["central budget"][3] == "434.40"
    assert table["Cost to students, cash"]["student"] == [
        "1,140", "–", "-380", "-380", "-380", "–",
    ]  # fmt: skip


def test_several_cohorts_are_also_summed(simulate: Simulate) -> None:
    """The last table is the whole student body by year: each cohort, and then all of them."""
    words = list(CHANGSHA)
    words[words.index("2024")] = "2023:2025"
    out = simulate(*words).out
    assert [f"cohort {cohort}:" in out for cohort in (2023, 2024, 2025)] == [True] * 3
    summed = sections(out[out.index("Changsha: All cohorts") :])
    years = range(2022, 2029)
    assert summed[""]["yuan"][:-1] == [str(year) for year in years]
    cohorts = [
        figures(under("changsha", *CERTAINLY[1::2]), cohort) for cohort in (2023, 2024, 2025)
    ]
    for label, measure, payer, on in (
        ("total", "fund_income", "total", "cash"),
        ("student", "fund_income", "student", "cash"),
    ):
        expected = [
            sum(cohort.at(measure, year, payer, on) for cohort in cohorts) // YUAN for year in years
        ]
        shown = summed["Fund income, cash"][label][:-1]
        assert [int(cell.replace(",", "").replace("–", "0")) for cell in shown] == expected
    assert summed["People"]["Students in school"][1:4] == ["1,000", "2,000", "3,000"]


def test_a_breakdown_stands_below_its_line(simulate: Simulate) -> None:
    """The parts of a line are indented below it, one for each label, and add up to it."""
    words = (*CHANGSHA, "--set", "assisted_share=0.5", "--by", "relief")
    lines = simulate(*words).out.splitlines()
    at = [line.startswith("│  Students in school") for line in lines].index(True)
    end = [line.startswith("│  Insured") for line in lines].index(True)
    parts = {label: cells for label, *cells in map(cells_of, lines[at + 1 : end])}
    assert all(line.startswith("│    ") for line in lines[at + 1 : end])
    assert list(parts) == ["none", "tekun", "dibao", "dibao_margin", "monitored", "out_of_poverty"]
    assert sum(int(cells[1]) for cells in parts.values()) == 1000


def test_labels_stand_in_the_order_of_the_document(simulate: Simulate) -> None:
    """Zhengzhou's Z3 before its Z20, whatever the letters say; the national clauses first."""
    words = ("--region", "zhengzhou", "--cohort", "2024", "--students", "2000", "--format", "table")
    lines = simulate(*words, "--by", "clause").out.splitlines()
    at = [line.startswith("│  total") for line in lines].index(True)
    parts = takewhile(lambda line: line.startswith("│    "), lines[at + 1 :])
    clauses = [cells_of(line)[0] for line in parts]
    assert clauses == ["N3", "Z2", "Z3", "Z6", "Z7", "Z20", "ZR7"]


def test_labels_are_spoken_in_chinese(simulate: Simulate) -> None:
    """Categories, types, affiliations, places and bases as the notices write them."""
    words = ("--region", "liaoning", "--cohort", "2024", "--students", "2000", "--format", "table")
    for by, expected in (
        ("relief", ["无困难类别", "低保边缘家庭成员"]),
        ("institution", ["高等学校"]),
        ("affiliation", ["中央", "省级", "市级"]),
        ("locality", ["沈阳", "辽宁其他市"]),
        ("basis", ["明文", "推定", "假设"]),
    ):
        out = simulate(*words, "--by", by, "--lang", "zh").out
        assert all(f"│    {word}" in out for word in expected), by


def test_clauses_are_explained_where_they_are_shown(simulate: Simulate) -> None:
    """`--by clause` adds what each clause says, those that moved something."""
    out = simulate(*CHANGSHA, "--by", "clause").out
    assert "Clauses and interpretations" in out
    assert "Freshmen prepay all academic years" in out
    assert "Clauses and interpretations" not in simulate(*CHANGSHA).out


def test_assumptions_stand_below_with_their_ranges(simulate: Simulate) -> None:
    """What was set is shown as set, what was not with its range and source."""
    out = simulate(*CHANGSHA).out
    (uptake,) = [line for line in out.splitlines() if line.startswith("│ uptake ")]
    assert "--set uptake=1" in uptake
    (insured,) = [line for line in out.splitlines() if line.startswith("│ insured_on_entry_sh")]
    assert "0.95" in insured
    assert "0.85–1.0" in insured


def test_a_share_of_nobody_is_listed_where_its_range_is_wider(simulate: Simulate) -> None:
    """At an institute nobody is assumed to study two years, some might, and that moves totals."""
    asked = ("--region", "zhengzhou", "--cohort", "2024", "--students", "1000")
    institute = ("--set", "institution_type=research_institute")
    out = simulate(*asked, *institute, "--format", "table").out
    assert "│ programme_years.research_institute.2 │ 0.0     │ 0.0–0.8829 " in out


@pytest.mark.parametrize("width", ["40", "200"])
def test_figures_are_never_cut(
    simulate: Simulate, monkeypatch: pytest.MonkeyPatch, width: str
) -> None:
    """However narrow the window: every figure is there whole."""
    monkeypatch.setenv("COLUMNS", width)
    table = sections(simulate(*CHANGSHA, "--set", "affiliation=municipal").out)
    assert table["Fund income, accrual"]["central budget"][2:5] == [
        "420,000", "434,400", "452,400",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "money", "text"),
    [
        (1200, True, "+12"),
        (-1250, True, "-12.50"),
        (0, True, "–"),
        (0, False, "–"),
        (7, False, "+7"),
        (-7, False, "-7"),
    ],
)
def test_changes_have_a_sign(value: int, money: bool, text: str) -> None:
    """A plus, a minus, or a dash for none."""
    assert signed(value, money) == text
