"""What a shell offers: through click's own completion, without a shell."""

from pathlib import Path

import pytest
from click.shell_completion import CompletionItem, ShellComplete

from kernel.registry import region_names
from simulate.cli import cli
from simulate.projection.measures import MEASURES


def offered(words: str, incomplete: str = "") -> dict[str, CompletionItem]:
    """Return what is offered behind words that are complete."""
    shell = ShellComplete(cli, {}, "simulate", "_SIMULATE_COMPLETE")
    return {item.value: item for item in shell.get_completions(words.split(), incomplete)}


@pytest.mark.parametrize("words", ["--region", "forecast --region", "compare a b --region"])
def test_regions(words: str) -> None:
    """The installed ones, and all; each with the words for it."""
    items = offered(words)
    assert [*items] == ["all", *region_names()]
    assert items["changsha"].help == "Changsha"


def test_chinese_names() -> None:
    """Where one begins so."""
    assert [*offered("--region", "长")] == ["长沙"]
    assert [*offered("--by", "条")] == ["条款"]
    assert "基金收入" in offered("sensitivity --measure", "基")


def test_a_command_that_is_not_whole_is_completed() -> None:
    """An option that still lacks its value stops nobody from going on."""
    assert [*offered("--region --set", "upt")] == ["uptake="]
    assert "--replicates" in offered("--cohort --lang en", "--re")


def test_one_region_where_one_is_expected() -> None:
    """Not all of them."""
    assert [*offered("regions")] == region_names()
    assert [*offered("explain --region", "ch")] == ["changsha"]


def test_measures_and_payers() -> None:
    """By the names of files."""
    assert [*offered("sensitivity --measure")] == [*MEASURES]
    assert {"student", "central", "total"} <= offered("sensitivity --payer").keys()


def test_settings() -> None:
    """Those of the regions that are named already, in any place of the command."""
    assert [*offered("--set", "upt")] == ["uptake="]
    assert str(offered("--set", "upt")["uptake="].help).startswith("Share of students")
    assert "governing_text=" in offered("--region quanzhou --set", "gov")
    assert "governing_text=" not in offered("--region changsha --set", "gov")
    assert "governing_text=" not in offered("explain --region changsha --set", "gov")


def test_scenario_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those of TOML, here or in a folder; and the folders on the way."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine").mkdir()
    for name in ("one.toml", "two.csv", "mine/three.toml"):
        (tmp_path / name).write_text("", encoding="utf-8")
    items = offered("--scenario")
    assert [(item.type, item.value) for item in items.values()] == [
        ("dir", ""), ("plain", "one.toml"),
    ]  # fmt: skip
    assert "mine/three.toml" in offered("--scenario", "mine/")
    assert offered("assess")[""].type == "file"


@pytest.mark.parametrize(
    ("words", "incomplete", "expected"),
    [
        ("", "--re", {"--region", "--replicates"}),
        ("", "re", {"regions", "rerun"}),
        ("explain", "--ro", {"--row", "--roster"}),
        ("--by", "", {"clause", "basis", "payer", "relief"}),
        ("--lang", "", {"zh", "en"}),
        ("--lang zh", "ex", {"explain"}),
        ("--region changsha --format", "", {"table", "json", "csv"}),
        ("glossary", "趸交余", {"趸交余额"}),
    ],
)
def test_options_commands_and_choices(words: str, incomplete: str, expected: set[str]) -> None:
    """The forecast's options too where no command is named."""
    assert expected <= offered(words, incomplete).keys()
