"""Roster totals in a sentence each and as a table: parts add up, the table is in one unit."""

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Final

import pytest
from attrs import evolve

from kernel.codes import Payer
from kernel.messages import Language
from simulate.output.console import rendered
from simulate.output.presentation import Presentation
from simulate.output.units import WAN, YUAN, Unit
from simulate.roster.summary import CLAIMED, CONTRIBUTION, FISCAL, TOP_UP, Summary
from simulate.roster.summary_tables import summary_tables
from tests.simulate.making import REGIONS
from tests.simulate.output.reading import WIDE, figures_in, tables_in
from tests.simulate.roster.test_summary import STUDENTS, drawn

every_region = pytest.mark.parametrize("region", REGIONS)

BY_HAND: Final = Summary(
    rows=200,
    enrolled=190,
    unpaid=5,
    rejected=3,
    money={
        (CONTRIBUTION, Payer.STUDENT): 13_410_000,
        (CONTRIBUTION, Payer.MEDICAL_ASSISTANCE): 1_330_000,
        (CONTRIBUTION, Payer.INSTITUTION): 455_000,
        (FISCAL, Payer.CENTRAL): 0,
        (CLAIMED, Payer.FINANCE): 38_000,
    },
    assumed={CONTRIBUTION: 303_900, FISCAL: 0, TOP_UP: 0, CLAIMED: 38_000},
    exposure=152_000,
)
"""Two hundred rows: 134,100, 13,300 and 4,550 yuan are due, 2 % of it assumed."""


def printed(
    summary: Summary,
    language: Language = "en",
    unit: Unit | None = None,
    seconds: Mapping[str, float] = {},
) -> str:
    """Return what a person is shown, in a wide window."""
    return rendered(summary_tables(summary, seconds, Presentation(language, unit)), WIDE)


@cache
def lines_of(region: str) -> list[str]:
    """Return what is shown of random students, in yuan."""
    summary, _, _ = drawn(region, 2024)
    return printed(summary, unit=YUAN).splitlines()


def numbers(text: str) -> list[Decimal]:
    """Return the figures of a line."""
    return [Decimal(one.replace(",", "")) for one in figures_in(text)]


def test_the_sentences_by_hand() -> None:
    """Who did what, and who pays what; two of 200 paid and are in another fund."""
    people, money, assumed, *_ = printed(BY_HAND, unit=YUAN).splitlines()
    assert people == ("200 rows = enrolled 190 + not paid 5 + not in this fund 2 + rejected 3")
    assert money == (
        "Contributions 151,950.00 yuan, for all years bought = student 134,100.00 + "
        "institution 4,550.00 + medical assistance 13,300.00"
    )
    assert assumed == "2.0% of contributions, subsidies and top-ups rests on assumptions."


def test_the_sentences_in_chinese() -> None:
    """The same figures in the same order, in 万元 where that is asked for."""
    english, chinese = (printed(BY_HAND, language, WAN).splitlines() for language in ("en", "zh"))
    for one, other in zip(english[:3], chinese[:3], strict=True):
        assert numbers(one.replace("10,000", "")) == numbers(other)
    assert "15.20" in chinese[1]
    assert chinese[0].startswith("200行")


@every_region
def test_the_parts_add_up_to_the_rows(region: str) -> None:
    """Nobody is counted twice or left out, and nothing that nobody is has a part."""
    whole, *parts = numbers(lines_of(region)[0])
    assert whole == STUDENTS == sum(parts)
    assert all(part > 0 for part in parts)


@every_region
def test_the_payers_add_up_to_what_is_due(region: str) -> None:
    """Students, institutions and whoever grants relief at payment; each as the data have it."""
    summary, rows, _ = drawn(region, 2024)
    whole, *parts = numbers(lines_of(region)[1])
    assert whole == sum(parts) == Decimal(summary.total(CONTRIBUTION)) / 100
    paid = sum(int(str(row["student_pays"] or 0)) for row in rows)
    assert parts[0] == Decimal(paid) / 100


@every_region
def test_the_table_shows_the_same_figures(region: str) -> None:
    """A line for each payer who bears anything, and totals; what is nothing has no column."""
    summary, _, _ = drawn(region, 2024)
    (table,) = tables_in("\n".join(lines_of(region)))
    amounts = {
        label: [Decimal(cell.replace(",", "").replace("–", "0")) for cell in cells]
        for label, cells in table.rows.items()
    }
    *payers, total, _ = amounts
    assert len(payers) == len(summary.payers())
    columns = zip(*(amounts[payer] for payer in payers), strict=True)
    assert [sum(column) for column in columns] == amounts[total]
    shown = [part for part in summary.assumed if summary.total(part)]
    assert amounts[total] == [Decimal(summary.total(part)) / 100 for part in shown]


def test_nobody_is_assessed() -> None:
    """Rows that were all rejected or not paid, or none at all, are said and have no table."""
    unpaid = Summary(rows=3, unpaid=3, money={(CONTRIBUTION, Payer.STUDENT): 0})
    assert printed(unpaid).strip() == "3 rows = not paid 3"
    assert printed(Summary(rows=3, rejected=3)).strip() == "3 rows = rejected 3"
    assert printed(Summary()).strip() == "0 rows"


def test_what_is_exposed_is_said() -> None:
    """1,520 yuan that nobody refunds; nothing is no line."""
    line = re.compile(r"^Exposed, no refund rule 1,520\.00 yuan$", re.MULTILINE)
    assert line.search(printed(BY_HAND, unit=YUAN))
    assert "Exposed" not in printed(evolve(BY_HAND, exposure=0))


def test_how_fast_it_went_is_said_of_many_rows() -> None:
    """Two million in four seconds are half a million a second; who waits for 200 does not ask."""
    seconds = {"reading": 4.0}
    many = evolve(BY_HAND, rows=2_000_000)
    assert "Rows per second: reading 500,000" in printed(many, seconds=seconds)
    assert "Rows per second" not in printed(BY_HAND, seconds=seconds)


def test_of_one_payer_there_is_no_sum() -> None:
    """He is named instead."""
    alone = evolve(BY_HAND, money={(CONTRIBUTION, Payer.STUDENT): 152_000})
    assert "Contributions 1,520.00 yuan, for all years bought, by student\n" in printed(alone)


def test_who_only_counts_as_paid_is_said() -> None:
    """Before anybody has paid, what is owed is no money that came in."""
    _, sentence, *_ = printed(evolve(BY_HAND, as_if_paid=150), unit=YUAN).splitlines()
    assert sentence == ("150 of them have not paid; they count as paid on the day of --as-if-paid.")
    assert "--as-if-paid" not in printed(BY_HAND, unit=YUAN)
