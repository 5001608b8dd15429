"""What assessed rows rest on: clauses, values up to their year, the record of the run."""

from typing import Any, Final

from simulate.output.evidence import Evidence
from simulate.output.record import Grounds
from simulate.output.text_table import TextTable
from simulate.roster.account import chapters_of
from simulate.roster.handouts.deciding_clauses import DecidingClauses
from tests.simulate.roster.handouts.making import CHANGSHA

RUN: Final = {"year": 2024, "language": "zh", "started": "2024-01-01", "repeatable": False}


def value(label: str, **dated: int) -> dict[str, Any]:
    """Return a value of the law as a record."""
    said = {"region": "changsha", "name": "tariff", "label": label, "unit": "yuan", "value": 380}
    basis = {"low": None, "high": None, "basis": "explicit", "source": "56号", "note": ""}
    return {**said, **dated, **basis}


VALUES: Final = (
    value("tariff"),
    value("tariff.2023", year=2023),
    value("tariff.2024", year=2024),
    value("tariff.2025", year=2025),
    value("tariff.since.2022", since=2022),
    value("tariff.since.2026", since=2026),
)
RISE: Final = value("tariff_rise")


def tables(clauses: DecidingClauses) -> dict[str, TextTable]:
    """Return the table of each chapter."""
    grounds = Grounds(RUN, Evidence(VALUES, (RISE,)))
    found = {}
    for chapter in chapters_of(clauses, CHANGSHA.law, grounds, "en"):
        (block,) = chapter.blocks
        assert isinstance(block, TextTable)
        found[chapter.kind.key] = block
    return found


def test_values_of_later_years_count_for_nothing() -> None:
    """Earlier ones do: who prepaid paid them; so may a rise."""
    names = [row[0] for row in tables(DecidingClauses())["parameters"].rows]
    labels = [name.rpartition("(")[2].removesuffix(")") for name in names]
    assert labels == ["tariff", "tariff.2023", "tariff.2024", "tariff.since.2022", "tariff_rise"]


def test_the_record_is_in_words_and_without_the_time() -> None:
    """Whether the roster can be read again is said by a word, not by Python's."""
    assert tables(DecidingClauses())["record"].rows == [
        ("Insurance year", "2024"),
        ("Language", "zh"),
        ("The roster is a file that can be read again", "no"),
    ]


def test_clauses_come_first_where_any_decided_something() -> None:
    """Without rows there are none."""
    clauses = DecidingClauses()
    assert [*tables(clauses)] == ["parameters", "record"]
    clauses.rows["C2", "explicit", "due_clause"] = 1
    assert [*tables(clauses)] == ["cited", "parameters", "record"]
