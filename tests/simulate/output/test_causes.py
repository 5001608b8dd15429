"""Why two results differ: what made them, and the values that they rest on."""

from collections.abc import Callable
from pathlib import Path

import pytest
from attrs import evolve

from simulate.output.causes import Cause, DifferingValue, causes_of, differing_values
from simulate.output.saved import Saved
from tests.conftest import Simulate
from tests.simulate.output.saving import saved

Made = Callable[..., Saved]
"""Forecast under these options and read the result back."""


@pytest.fixture
def made(simulate: Simulate, tmp_path: Path) -> Made:
    """Return a forecast that is saved and read back."""
    return lambda *options: Saved.load(saved(simulate, tmp_path / "out.json", *options))


def differing_parts(before: Saved, after: Saved) -> list[str]:
    """Return the parts of the record that differ, but for the command, which always does."""
    return [cause.kind for cause in causes_of(before, after) if cause.kind != "command"]


def labels(changes: list[DifferingValue]) -> list[tuple[str, object, object]]:
    """Return what changed, with its value before and after."""
    values = [[record and record["value"] for record in (c.before, c.after)] for c in changes]
    return [(c.label, before, after) for c, (before, after) in zip(changes, values, strict=True)]


def test_the_same_command_differs_in_nothing(made: Made) -> None:
    """Only the time at which it began, which is no cause."""
    one, other = made(), made()
    assert causes_of(one, evolve(other, run={**other.run, "started": "2000-01-01"})) == []
    assert differing_values(one, other) == []


def test_a_seed_and_a_method_are_causes(made: Made) -> None:
    """Each with its name before and after."""
    found = causes_of(made(), made("--seed", "7", "--method", "grouped"))
    assert Cause("seed", "", "0", "7") in found
    assert Cause("method", "", "seriatim", "grouped") in found
    command = next(cause for cause in found if cause.kind == "command")
    assert command.after is not None
    assert "--seed 7 --method grouped" in command.after


def test_an_empty_list_is_no_cause(made: Made) -> None:
    """A record of a version that wrote none says the same."""
    one = made()
    assert one.run["correlations"] == []
    older = {kind: value for kind, value in one.run.items() if kind != "correlations"}
    assert causes_of(one, evolve(one, run=older)) == []


def test_versions_and_files_are_causes(made: Made) -> None:
    """Named by plugin and by file."""
    one = made()
    files = {**one.run["parameter_files"], "plugins/changsha/parameters.toml": "other"}
    plugins = {**one.run["plugins"], "changsha": {"distribution": "xuebao", "version": "9"}}
    run = {**one.run, "parameter_files": files, "plugins": plugins, "numpy": "9.0"}
    found = {(c.kind, c.name): c.after for c in causes_of(one, evolve(one, run=run))}
    assert found == {
        ("numpy", ""): "9.0",
        ("plugins", "changsha version"): "9",
        ("parameter_files", "plugins/changsha/parameters.toml"): "other",
    }


def test_what_a_record_does_not_say_is_missing(made: Made) -> None:
    """A result from before numpy was recorded: no guess instead."""
    one = made()
    bare = evolve(one, run={key: value for key, value in one.run.items() if key != "numpy"})
    assert causes_of(bare, one) == [Cause("numpy", "", None, one.run["numpy"])]


def test_a_setting_is_a_changed_value_and_another_scenario(made: Made) -> None:
    """By the name that an option would write, with the value in force before and after."""
    one, other = made(), made("--set", "uptake=0.7", "--set", "tariff.2026=420")
    assert differing_parts(one, other) == ["scenario_digest"]
    assert labels(differing_values(one, other)) == [
        ("tariff.2026", 400, 420),
        ("uptake", 0.52, 0.7),
    ]


def test_a_value_for_fewer_words_is_new(made: Made) -> None:
    """Uptake of the second year of study beside that of all years."""
    assert labels(differing_values(made(), made("--set", "uptake.2=0.1"))) == [
        ("uptake.2", None, 0.1)
    ]


def test_a_value_that_is_set_as_it_was_loses_its_range(made: Made) -> None:
    """0.52 from 0.40 to 0.98, and 0.52 for certain: the figures are the same, the range is not."""
    (change,) = differing_values(made(), made("--set", "uptake=0.52"))
    spans = [(r["value"], r["low"], r["high"]) for r in (change.before, change.after) if r]
    assert spans == [(0.52, 0.4, 0.98), (0.52, 0.52, 0.52)]


def test_the_number_of_students_is_listed(made: Made) -> None:
    """In the record, and among the values."""
    one, other = made(), made("--students", "200")
    assert differing_parts(one, other) == ["students"]
    assert labels(differing_values(one, other)) == [("entrants.2024", 100, 200)]


def test_an_interpretation_is_a_cause(made: Made) -> None:
    """With region and switch."""
    found = causes_of(made(), made("--set", "claim_timing=at_once"))
    assert Cause("switches", "changsha claim_timing", "yearly", "at_once") in found


def test_values_that_differ_in_one_word_only_are_two(made: Made) -> None:
    """By relief category, by study year, by place: each is compared with its like."""
    one = made()
    for words in ({"category": ["tekun"]}, {"study_year": 2}, {"locality": ["dalian"]}):
        value = {"region": "changsha", "name": "toll", "label": "toll", "value": 1}
        other = {**value, **words, "label": "toll.of.them", "value": 2}
        before = evolve(one, parameters=(value, other))
        after = evolve(one, parameters=({**value, "value": 3}, other))
        assert labels(differing_values(before, after)) == [("toll", 1, 3)]


def test_a_result_of_an_earlier_version_is_compared_by_what_its_values_are_of(made: Made) -> None:
    """It writes no labels, and the same values are the same."""
    one = made()
    bare = [
        tuple({k: v for k, v in record.items() if k != "label"} for record in records)
        for records in (one.parameters, one.assumptions)
    ]
    before = evolve(one, parameters=bare[0], assumptions=bare[1])
    assert differing_values(before, one) == []
    (changed,) = differing_values(before, made("--set", "uptake=0.7"))
    assert (changed.label, changed.before, changed.after) == (
        "uptake",
        next(record for record in bare[1] if record["name"] == "uptake"),
        changed.after,
    )


def test_another_breakdown_is_listed(made: Made) -> None:
    """It does not change a figure."""
    assert Cause("by", "", "", "clause relief") in causes_of(
        made(), made("--by", "clause", "--by", "relief")
    )


def test_of_another_region_only_the_region_is_listed(made: Made) -> None:
    """Not each of its files, interpretations and values."""
    one, other = made(), made("--region", "quanzhou")
    assert differing_parts(one, other) == ["regions"]
    assert causes_of(one, other)[0] == Cause("regions", "", "changsha", "changsha quanzhou")
    assert differing_values(one, other) == []


def test_of_another_cohort_only_the_cohort_is_listed(made: Made) -> None:
    """Its entrants are no change of a value."""
    one, other = made(), made("--cohort", "2024:2025")
    assert causes_of(one, other)[0] == Cause("cohorts", "", "2024", "2024 2025")
    assert differing_values(one, other) == []


def test_a_scenario_file_is_a_cause_and_so_is_what_it_says(made: Made, tmp_path: Path) -> None:
    """Two files of one name differ in what they say; the values show what that is."""
    path, results = tmp_path / "scenario.toml", []
    for uptake in (0.6, 0.8):
        path.write_text(f"[assumptions]\nuptake = {uptake}\n", encoding="utf-8")
        results.append(made("--scenario", path))
    found = causes_of(*results)
    assert [cause.kind for cause in found] == ["scenario_digest", "scenario_files"]
    assert found[1].name == str(path)
    assert labels(differing_values(*results)) == [("uptake", 0.6, 0.8)]
