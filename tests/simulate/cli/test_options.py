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


def test_a_roster_has_one_output(simulate: Simulate, tmp_path: Path) -> None:
    """The first of two would silently be missing."""
    roster, one, other = (tmp_path / name for name in ("roster.csv", "1.csv", "2.csv"))
    roster.write_text("entry_year,programme_years\n2023,4\n", encoding="utf-8")
    place = ("--region", "changsha", "--year", "2024")
    ran = simulate("assess", roster, *place, "-o", one, "-o", other)
    assert ran.code == 2
    assert ran.err == "Error: --output: expected it once\n"
    assert sorted(tmp_path.iterdir()) == [roster]
    ran = simulate("assess", roster, *place)
    assert (ran.code, "missing option -o / --output; " in ran.err) == (2, True)
