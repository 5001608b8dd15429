"""The columns of a roster: their names in both languages, and what each may hold."""

from typing import Final

from attrs import fields

from kernel.columns import HEADERS, REQUIRED, domains_of
from kernel.domains import Words
from kernel.students import StudentBatch
from tests.fiction.world import load_testland

NOT_READ: Final = {"student_id"}
"""What a roster has and no rule looks at."""


def test_a_roster_has_every_column_that_a_student_has() -> None:
    """What a rule may look at can be given, and nothing else is asked for."""
    columns = {a.name for a in fields(StudentBatch)} - {"year", "weight"}
    assert set(HEADERS) - NOT_READ == columns
    assert set(domains_of(load_testland().facts)) == columns


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
