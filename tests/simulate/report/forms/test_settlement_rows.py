"""Rows of a settlement: published ones come out by hand, and who differs has a row of his own."""

from decimal import Decimal

import numpy as np
import pytest
from attrs import evolve

from simulate.projection.forecast import Forecast
from simulate.projection.subsidy_rates import InsuredByRate, SubsidyRate
from simulate.report.forms.settlement_rows import (
    GROUPINGS,
    Key,
    SettlementRow,
    settlement_rows,
)
from tests.simulate.making import EVENTFUL, forecast_of, plain, under

COLLEGE = SubsidyRate("provincial", 70_000, 60, 40, "none", (42_000, 28_000, 7_600, 0))
SCHOOL = SubsidyRate("municipal", 70_000, 60, 8, "none", (42_000, 5_600, 30_000, 0))


def row(persons: int, standard: float, amounts: tuple[float, float, float]) -> SettlementRow:
    """Return a row of one year; amounts are yuan of centre, province and city."""
    fen = (*(round(each * 100) for each in amounts), 0)
    rate = SubsidyRate("provincial", round(standard * 100), 0, 0, "none", fen)
    return SettlementRow(Key("guangyuan", "provincial", "", 1), (rate,), np.array([persons]))


def wan(row: SettlementRow, payer: str) -> Decimal:
    """Return what a payer pays, in 万元 as the tables print it."""
    (fen,) = row.amounts(payer).tolist()
    return round(Decimal(fen) / 1_000_000, 2)


def insured(*by_rate: InsuredByRate) -> list[Forecast]:
    """Return forecasts of Zhengzhou with these insured of 2025, by affiliation."""
    made = forecast_of(plain("zhengzhou"), students=10, by=GROUPINGS)
    return [evolve(made, insured_by_rate={2025: own}) for own in by_rate]


@pytest.mark.parametrize(
    ("persons", "standard", "amounts", "payer", "due"),
    [
        # 川财社〔2015〕121号, 广元市: 380 yuan, of which 268 central; the province all of the rest.
        (11_607, 380, (268, 112, 0), "provincial", "130.00"),
        (166_881, 380, (268, 63.7, 48.3), "provincial", "1063.03"),
        # 益财社指[2017]124号, 资阳区: 450 yuan, of which 258 central; the city all of the rest.
        (5_854, 450, (258, 0, 192), "municipal", "112.40"),
        (407_477, 450, (258, 57.60, 65.28), "municipal", "2660.01"),
    ],
)
def test_published_rows(
    persons: int, standard: float, amounts: tuple[float, float, float], payer: str, due: str
) -> None:
    """Persons × standard is the amount that the table prints."""
    assert wan(row(persons, standard, amounts), payer) == Decimal(due)


def test_who_is_subsidised_otherwise_has_a_row_of_his_own() -> None:
    """Of one affiliation: by that affiliation, like another one, and without subsidy."""
    late = SubsidyRate("municipal", 0, 60, 8, "none", (0, 0, 0, 0))
    late_at_college = evolve(late, subsidised_as="provincial", provincial=40)
    counts = {COLLEGE: 50, SCHOOL: 7, late: 2, late_at_college: 1}
    (forecast,) = insured({rate: np.array([0, n, 0]) for rate, n in counts.items()})
    rows = settlement_rows([forecast], [2025])
    assert [(one.key.name, one.insured.tolist()) for one in rows] == [
        ("zhengzhou.provincial", [50]),
        ("zhengzhou.provincial.as_municipal", [7]),
        ("zhengzhou.provincial.unsubsidised", [3]),
    ]
    assert [one.share("provincial") for one in rows] == [[40], [8], [None]]
    assert [one.share("municipal") for one in rows] == [[0], [32], [None]]


def test_rates_that_differ_alone_are_numbered() -> None:
    """The highest first; a product of persons and an average would be no fen."""
    lower = evolve(COLLEGE, amounts=(42_000, 28_000, 0, 0))
    rows = settlement_rows(
        insured({lower: np.array([0, 3, 0])}, {COLLEGE: np.array([0, 4, 0])}), [2025]
    )
    assert [(one.key.name, one.rates, one.insured.tolist()) for one in rows] == [
        ("zhengzhou.provincial", (COLLEGE,), [4]),
        ("zhengzhou.provincial.2", (lower,), [3]),
    ]


def test_cohorts_are_added_and_affiliations_kept_apart() -> None:
    """Two cohorts at one rate; nobody makes no row."""
    rows = settlement_rows(
        insured({SCHOOL: np.array([1, 0, 4])}, {SCHOOL: np.array([0, 0, 5])}), [2025]
    )
    assert [(one.key.name, one.insured.tolist()) for one in rows] == [
        ("zhengzhou.central.as_municipal", [1]),
        ("zhengzhou.municipal", [9]),
    ]


def test_other_groupings_change_nothing() -> None:
    """Students may be divided by anything else too."""
    setup = under("liaoning", *EVENTFUL)
    some = settlement_rows([forecast_of(setup, by=GROUPINGS)], [2025])
    more = settlement_rows([forecast_of(setup, by=["locality", "relief", "affiliation"])], [2025])
    assert [(row.key, row.rates, row.insured.tolist()) for row in some] == [
        (row.key, row.rates, row.insured.tolist()) for row in more
    ]


def test_a_year_without_anybody_in_a_row_is_blank() -> None:
    """Nobody is insured in 2026: no rate, and no money."""
    ((only,),) = [settlement_rows(insured({SCHOOL: np.array([0, 0, 4])}), [2025, 2026])]
    assert only.rates == (SCHOOL, None)
    assert only.insured.tolist() == [4, 0]
    assert only.amounts("municipal").tolist() == [4 * 30_000, 0]
    assert (only.rate("municipal"), only.share("municipal")) == ([30_000, None], [32, None])


def test_the_share_of_a_withdrawn_level_is_blank() -> None:
    """What it would have paid is unallocated."""
    withdrawn = evolve(COLLEGE, withdrawn="provincial", amounts=(42_000, 0, 7_600, 28_000))
    (only,) = settlement_rows(insured({withdrawn: np.array([0, 2, 0])}), [2025])
    assert [only.share(level) for level in ("central", "provincial", "municipal")] == [
        [60], [None], [0],
    ]  # fmt: skip
    assert only.amounts("unallocated").tolist() == [56_000]
