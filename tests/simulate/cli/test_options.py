"""Options that several commands share."""

from pathlib import Path

import pytest

from tests.conftest import Simulate


@pytest.mark.parametrize("command", [("assess", "roster.csv", "-o", "out.csv"), ("explain",)])
@pytest.mark.parametrize("option", ["--region", "--year"])
def test_a_place_is_given_once(simulate: Simulate, command: tuple[str, ...], option: str) -> None:
    """Two regions or years are two questions: the last one must not silently count."""
    place = ("--region", "changsha", "--year", "2024")
    ran = simulate(*command, *place, option, place[place.index(option) + 1])
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"Error: {option}: expected it once\n"


def test_a_roster_needs_an_output(simulate: Simulate, tmp_path: Path) -> None:
    """It has no other place to go."""
    roster = tmp_path / "roster.csv"
    roster.write_text("entry_year,programme_years\n2023,4\n", encoding="utf-8")
    ran = simulate("assess", roster, "--region", "changsha", "--year", "2024")
    assert (ran.code, "missing option -o / --output; " in ran.err) == (2, True)
