"""The columns of a roster: their names in both languages, and what each may hold."""

from typing import Final

import numpy as np

from kernel.codes import Affiliation, InstitutionType
from kernel.columns import COLUMNS, HEADERS, REQUIRED, Filled, domains_of
from kernel.dates import Day
from kernel.days import BLANK_DAY
from kernel.students import COLUMN_NAMES, DAY_COLUMNS
from kernel.wordlists import Words
from tests.fiction.world import load_testland
from tests.kernel.making import day

NOT_READ: Final = {"student_id", "paid_amount"}
"""What a roster has and no rule looks at."""

SAYING_THE_SAME: Final = {"entered_in", "grade", "graduates_in"}
"""What another column of a student follows from."""


def test_a_roster_has_every_column_that_a_student_has() -> None:
    """What a rule may look at can be given, and nothing else is asked for."""
    columns = set(COLUMN_NAMES) - {"weight"}
    assert set(HEADERS) - NOT_READ - SAYING_THE_SAME == columns
    assert set(domains_of(load_testland().facts)) - SAYING_THE_SAME == columns
    sources = {one for column in COLUMNS.values() for one in column.follows_from}
    assert sources - columns == SAYING_THE_SAME


def test_the_columns_of_days_are_those_whose_cells_are_dates() -> None:
    """Both declarations of a column say so: a blank one is no day, rather than day 0."""
    dates = {name for name, column in COLUMNS.items() if isinstance(column.domain, Day)}
    assert dates == set(DAY_COLUMNS)


def test_no_header_names_two_columns() -> None:
    """English and Chinese headers stand side by side in one file."""
    headers = [header for name, chinese in HEADERS.items() for header in (name, *chinese)]
    assert len(set(headers)) == len(headers)
    assert all(chinese for chinese in HEADERS.values())


def test_only_entry_and_length_are_required() -> None:
    """Everything else has a default."""
    assert REQUIRED == ("entry_year", "programme_years")


def test_localities_are_the_regions_own() -> None:
    """In the order of their codes, by name or in Chinese."""
    rules = load_testland()
    words = domains_of(rules.facts)["locality"]
    assert isinstance(words, Words)
    for code, (name, text) in enumerate(rules.facts.localities.items()):
        assert words.read(name) == words.read(text.zh) == words.read(f"{text.zh}市") == code


def filled(**cells: int) -> Filled:
    """Return a student of insurance year 2024 with these cells; every other one is blank."""
    read = {name: column.blank for name, column in COLUMNS.items()} | cells
    codes = {name: np.array([code]) for name, code in read.items()}
    return Filled(2024, load_testland().facts, codes)


def test_a_blank_is_filled_by_what_its_declaration_says() -> None:
    """A code, or what follows from other columns; what is given stays."""
    student = filled(entry_year=2023)
    assert student["institution_type"].tolist() == [InstitutionType.TERTIARY]
    assert student["relief_flagged"].tolist() == [False]
    assert filled(entry_year=2020)["relief_flagged"].tolist() == [True]
    assert filled(entry_year=2023, relief_flagged=1)["relief_flagged"].tolist() == [1]
    assert filled(affiliation=Affiliation.CENTRAL)["affiliation"].tolist() == [Affiliation.CENTRAL]


def test_who_does_not_say_when_he_entered_entered_on_1_september() -> None:
    """Of the year of entry; 19,800 is a day of March 2024."""
    assert filled(entry_year=2023)["entered_on"].tolist() == [day("2023-09-01")]
    assert filled(entry_year=2023, entered_on=19_800)["entered_on"].tolist() == [19_800]


def test_a_payment_arrives_on_its_day_unless_the_roster_says_otherwise() -> None:
    """A day of payment is never made up."""
    assert filled(paid_on=19_000)["received_on"].tolist() == [19_000]
    assert filled(paid_on=19_000, received_on=19_005)["received_on"].tolist() == [19_005]
    assert filled()["paid_on"].tolist() == [BLANK_DAY]


def test_the_years_paid_are_those_that_the_payment_says() -> None:
    """Entered in 2022: who pays for 2024 has paid the second year, who prepaid in 2023 both."""
    assert filled(entry_year=2022, paid_on=19_600)["paid_years"].tolist() == [0b10]
    assert filled(entry_year=2022, prepaid_in=2023)["paid_years"].tolist() == [0b11]
    assert filled(entry_year=2022)["paid_years"].tolist() == [0]
    assert filled(entry_year=2022, paid_on=19_600, enrols_here=0)["paid_years"].tolist() == [0]
