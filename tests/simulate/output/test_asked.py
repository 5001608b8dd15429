"""What every request says, from the options that every command has."""

from pathlib import Path
from typing import Any, Final

import pytest

from kernel.errors import FileFault, RequestError
from simulate.output.asked import Asked
from simulate.projection.subject import Drawing

DRAWING: Final = Drawing(7, seed=3)


def asked(*scenarios: Path, **options: Any) -> Asked:
    """Check options; what is not given is said nowhere."""
    own: dict[str, Any] = {"regions": (), "cohorts": None, "settings": (), "command": ()}
    return Asked.of(DRAWING, scenarios=scenarios, language="zh", **{**own, **options})


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """Return two scenario files that say who is forecast, and what is changed."""
    one, other = tmp_path / "one.toml", tmp_path / "other.toml"
    one.write_text('region = "changsha"\ncohort = 2024\n[assumptions]\nuptake = 0.9\n', "utf-8")
    other.write_text('region = "quanzhou"\n[assumptions]\nuptake = 0.8\n', "utf-8")
    return one, other


def test_options_are_applied_over_files_and_a_later_file_over_an_earlier_one(
    files: tuple[Path, Path],
) -> None:
    """In the order in which they were given."""
    settings = asked(*files, settings=["uptake=0.7", "late_share=0"]).settings
    assert [(setting.name, setting.value) for setting in settings] == [
        ("uptake", 0.9), ("uptake", 0.8), ("uptake", 0.7), ("late_share", 0),
    ]  # fmt: skip


def test_who_is_forecast_is_said_by_the_last_file_that_says_so(files: tuple[Path, Path]) -> None:
    """The other file leaves the cohort open; options stand over both."""
    subject = asked(*files).subject
    assert (subject.regions, subject.cohorts) == (("quanzhou",), (2024,))
    subject = asked(*files, regions=["zhengzhou"], cohorts="2022:2023").subject
    assert (subject.regions, subject.cohorts) == (("zhengzhou",), (2022, 2023))


def test_what_is_asked_is_kept_as_it_was_given(files: tuple[Path, Path]) -> None:
    """The files, the drawing, the language and the words of the command, for the record."""
    one = asked(*files, command=["--scenario", "one.toml"])
    assert one.scenarios == files
    assert one.subject.drawing == DRAWING
    assert (one.language, one.command) == ("zh", ("--scenario", "one.toml"))


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({}, "no region and no cohort given"),
        ({"regions": ["changsha"], "cohorts": "soon"}, "--cohort soon: expected"),
        ({"regions": ["changsha"], "cohorts": "2024", "settings": ["uptake"]}, "--set uptake"),
    ],
)
def test_what_cannot_be_meant_is_refused(options: dict[str, Any], message: str) -> None:
    """Nobody says who, no such years, no value."""
    with pytest.raises(RequestError, match=message):
        asked(**options)


def test_a_file_that_is_missing_is_refused(tmp_path: Path) -> None:
    """Before anything else is asked of it."""
    with pytest.raises(FileFault, match=r"nowhere\.toml"):
        asked(tmp_path / "nowhere.toml")
