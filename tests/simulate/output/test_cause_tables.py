"""Why two results differ, as a person reads it."""

import pytest

from kernel.messages import Language
from simulate.output.cause_tables import cause_records, cause_tables, value_records
from simulate.output.causes import Cause, DifferingValue
from simulate.output.console import show
from simulate.output.layout import stacked

DIGEST = "0123456789abcdef" * 4


def shown(
    capsys: pytest.CaptureFixture[str],
    causes: list[Cause],
    changes: list[DifferingValue],
    language: Language = "en",
) -> str:
    """Return the tables as they are printed."""
    show(stacked(*cause_tables(causes, changes, language)))
    return capsys.readouterr().out


def test_nothing_that_differs_is_no_table() -> None:
    """Not even a heading."""
    assert list(cause_tables([], [], "en")) == []


def test_a_digest_is_cut_for_people_and_whole_in_data(capsys: pytest.CaptureFixture[str]) -> None:
    """Twelve digits distinguish two files."""
    cause = Cause("parameter_files", "plugins/changsha/parameters.toml", DIGEST, None)
    out = shown(capsys, [cause], [])
    assert "Parameter file plugins/changsha/parameters.toml" in out
    assert "0123456789ab…" in out
    assert DIGEST not in out
    assert cause_records([cause]) == [
        {
            "kind": "parameter_files",
            "name": "plugins/changsha/parameters.toml",
            "before": DIGEST,
            "after": None,
        }
    ]


def test_words_of_a_command_are_no_markup(capsys: pytest.CaptureFixture[str]) -> None:
    """Brackets stand as they were typed."""
    assert "--set [bold]x" in shown(capsys, [Cause("command", "", "--set [bold]x", "")], [])


def test_a_part_that_is_not_known_is_shown_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    """A record of a later version may say more."""
    assert "moon_phase" in shown(capsys, [Cause("moon_phase", "", "new", "full")], [])


def test_a_value_stands_with_range_and_basis(capsys: pytest.CaptureFixture[str]) -> None:
    """In the language asked for; a value that one does not have is blank."""
    assumed = {"value": 283_695, "low": 255_326, "high": 312_065, "basis": "assumed"}
    change = DifferingValue("changsha", "entrants.tertiary.2024", assumed, None)
    assert "283,695 (255,326–312,065), assumed" in shown(capsys, [], [change])
    assert "283,695 (255,326–312,065)，假设" in shown(capsys, [], [change], "zh")
    (record,) = value_records([change])
    assert (record["before"], record["after"]) == (assumed, None)
