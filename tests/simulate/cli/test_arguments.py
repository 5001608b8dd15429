"""What Python gives, as the words of a command."""

import os
from pathlib import Path

import numpy as np
import pytest

from kernel.errors import RequestError
from simulate.cli.arguments import region_of, settings_in, span_of, word_of, words_of
from simulate.scenario.selection import year_given


@pytest.mark.parametrize(
    ("cohort", "word"),
    [
        (2024, "2024"),
        (np.int64(2024), "2024"),
        ("2022:2025", "2022:2025"),
        (range(2022, 2026), "2022:2025"),
        ([2023, np.int32(2024)], "2023:2024"),
        ([2024], "2024"),
        (None, None),
    ],
)
def test_consecutive_years_are_a_span(cohort: object, word: str | None) -> None:
    """However whole numbers come."""
    assert span_of(cohort) == word  # type: ignore[arg-type]  # more than the types say


@pytest.mark.parametrize("cohort", [2024.0, [], [2022, 2024], [2024, 2023], [2024, "x"], range(0)])
def test_what_is_no_span_of_years_is_refused(cohort: object) -> None:
    """With what it is and what was expected."""
    with pytest.raises(RequestError, match=r"^cohort: found .*, expected "):
        span_of(cohort)  # type: ignore[arg-type]  # that is the fault


@pytest.mark.parametrize("year", ["2024", 2024.5, None])
def test_what_is_no_year_is_refused(year: object) -> None:
    """A word is none, though it looks like one: the command line reads words, Python numbers."""
    with pytest.raises(RequestError, match=r"^year: found .*, expected a year such as 2024"):
        year_given("year", year)


@pytest.mark.parametrize("region", [None, ["changsha"], 3])
def test_a_roster_is_of_one_region(region: object) -> None:
    """Given by its name."""
    with pytest.raises(RequestError, match=r"^region: found .*, expected one region"):
        region_of(region)


def test_settings_are_names_with_values() -> None:
    """As `--set` has them; a list of words is no mapping."""
    assert words_of({"uptake": 0.8, "tariff.2027": 420}) == ["uptake=0.8", "tariff.2027=420"]
    assert words_of(None) == []
    with pytest.raises(RequestError, match=r"^settings: found "):
        words_of(["uptake=0.8"])  # type: ignore[arg-type]  # that is the fault


def test_a_change_is_a_text() -> None:
    """A number below 0 would be taken for one by the option."""
    assert words_of({"tariff.2027": "-20", "uptake": "+5%"}) == ["tariff.2027=-20", "uptake=+5%"]
    for below in (-20, -0.5, np.float64(-1)):
        with pytest.raises(RequestError, match=r"^settings: tariff: found .*-.*, expected a numb"):
            words_of({"tariff": below})


def test_a_file_may_be_named_in_every_way(tmp_path: Path) -> None:
    """By a word, a path, or the entry of a folder; no file is no scenario."""
    path = tmp_path / "low.toml"
    path.write_text("[parameters]\ntariff = 400\n", encoding="utf-8")
    (entry,) = os.scandir(tmp_path)
    assert word_of(entry) == word_of(path) == str(path)
    named = [settings_in(None, file) for file in (str(path), path, entry, [path])]
    assert {setting.name for (setting,) in named} == {"tariff"}
    assert settings_in(None, None) == ()
