"""What the forecast gives beside what was published: each difference is known, and explained."""

from itertools import chain
from typing import Final

import pytest

from kernel.messages import Language
from tests.simulate.making import REGIONS
from tests.simulate.published import enrolment, receipts
from tests.simulate.published.comparison import Comparison, Kind
from tests.simulate.published.page import PAGES, PARTS, TABLES, filled
from tests.simulate.published.reasons import REASONS

EXPLAINS: Final = {
    "individual": {"local_tariff", "prepaid_unfunded", "city_fills_up"},
    "subsidy": {"local_standard", "late_pays_both"},
    "surcharge": {"late_pays_both"},
    "top_up": {"city_fills_up"},
}
"""Which reasons account for a part of the difference in receipts."""


def every_comparison() -> list[Comparison]:
    """Return the rows of all tables."""
    return list(chain.from_iterable(rows() for rows in TABLES.values()))


@pytest.mark.parametrize("table", TABLES)
def test_each_difference_lies_within_its_bounds(table: str) -> None:
    """Forecast − published is what was worked out by hand, no less and no more."""
    found = list(TABLES[table]())
    assert found
    wrong = {str(row.what): (row.differences, row.bounds) for row in found if not row.holds}
    assert wrong == {}


def test_parts_add_up_to_the_difference() -> None:
    """Broken down, a difference is still the same difference."""
    broken_down = [row for row in every_comparison() if row.parts]
    assert len(broken_down) == len(REGIONS) * len(receipts.YEARS) + 6
    for row in broken_down:
        assert sum(row.parts.values()) == pytest.approx(row.differences[0], abs=1e-9)


def test_each_part_of_a_difference_in_receipts_has_a_reason() -> None:
    """No part is other than zero without a reason that accounts for it."""
    for row in receipts.rows():
        for part, amount in row.parts.items():
            assert abs(amount) < 0.005 or EXPLAINS[part] & set(row.reasons), (str(row.what), part)


def test_university_students_close_within_three_percent() -> None:
    """Entrants, lengths and leavers give the stock of autumn 2024, with or without stand-ins."""
    rows = list(enrolment.closure_rows())
    assert len(rows) == 4
    for row in rows:
        (stock,) = row.published.figures
        assert abs(row.percent) < 3, str(row.what)
        assert abs(row.parts["cohorts"] / stock) < 0.03, str(row.what)


def test_what_is_an_input_agrees() -> None:
    """A row that is called an input, and departs from it, would be no input."""
    for row in every_comparison():
        if row.kind is Kind.INPUT:
            assert max(map(abs, row.differences)) < 1, str(row.what)


def test_every_reason_is_given_for_some_row() -> None:
    """And every row has one."""
    rows = every_comparison()
    assert {name for row in rows for name in row.reasons} == set(REASONS)
    assert all(row.reasons for row in rows)


@pytest.mark.parametrize("language", PAGES)
def test_the_page_shows_what_is_computed(language: Language) -> None:
    """Every table of the page is there, with the figures of today's rules and parameters."""
    text = PAGES[language].read_text(encoding="utf-8")
    for name in (*TABLES, "reasons"):
        assert text.count(f"<!-- {name} -->") == 1, name
    assert filled(text, language) == text


def test_every_part_has_words() -> None:
    """The page can name each part of a difference."""
    assert {part for row in every_comparison() for part in row.parts} == set(PARTS)
