"""Why two results differ, as a person reads it."""

from kernel.messages import Language
from simulate.output.cause_tables import cause_records, cause_tables, value_records
from simulate.output.causes import Cause, DifferingValue
from simulate.output.console import rendered
from simulate.output.layout import stacked
from tests.simulate.output.reading import WIDE

DIGEST = "0123456789abcdef" * 4


def shown(causes: list[Cause], changes: list[DifferingValue], language: Language = "en") -> str:
    """Return the tables as they are printed in a wide window."""
    return rendered(stacked(*cause_tables(causes, changes, language)), WIDE)


def test_nothing_that_differs_is_no_table() -> None:
    """Not even a heading."""
    assert list(cause_tables([], [], "en")) == []


def test_a_digest_is_cut_for_people_and_whole_in_data() -> None:
    """Twelve digits distinguish two files."""
    cause = Cause("parameter_files", "plugins/changsha/parameters.toml", DIGEST, None)
    out = shown([cause], [])
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


def test_words_of_a_command_are_no_markup() -> None:
    """Brackets stand as they were typed."""
    assert "--set [bold]x" in shown([Cause("command", "", "--set [bold]x", "")], [])


def test_a_part_that_is_not_known_is_shown_as_it_is() -> None:
    """A record of a later version may say more."""
    assert "moon_phase" in shown([Cause("moon_phase", "", "new", "full")], [])


def test_a_value_stands_with_range_and_basis() -> None:
    """In the language asked for; a value that one does not have is blank."""
    assumed = {"value": 283_695, "low": 255_326, "high": 312_065, "basis": "assumed"}
    change = DifferingValue("changsha", "entrants.tertiary.2024", assumed, None)
    assert "283,695 (255,326–312,065), assumed" in shown([], [change])
    assert "283,695（255,326–312,065），假设" in shown([], [change], "zh")
    name = "Students who enter, by cohort and type of institution (entrants.tertiary.2024)"
    assert name in shown([], [change])
    (record,) = value_records([change])
    assert (record["before"], record["after"]) == (assumed, None)


def test_what_is_not_installed_is_called_as_the_file_has_it() -> None:
    """A region of somebody else, or a value that a later version has."""
    one = {"value": 1, "low": 1, "high": 1, "basis": "explicit"}
    out = shown([], [DifferingValue("atlantis", "uptake", one, None)])
    assert "atlantis   uptake   1, explicit" in out
    assert "tide.2024" in shown([], [DifferingValue("changsha", "tide.2024", one, None)])
