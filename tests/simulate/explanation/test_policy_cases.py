"""Policy cases: run by the library, listed by the command, and each through the command line."""

import csv
import json
from collections.abc import Mapping
from decimal import Decimal
from itertools import groupby
from pathlib import Path
from typing import Any, Final

import pytest
from attrs import evolve

from kernel.cases import Case, load_cases
from kernel.errors import FileFault
from kernel.registry import load_region
from kernel.results import MONEY
from simulate.explanation.policy_cases import run_case
from simulate.language.catalogue import spoken
from tests.conftest import Simulate
from tests.simulate.making import REGIONS
from tests.simulate.output.reading import WIDE

CHANGSHA: Final = load_region("changsha")
ENTRANT: Final = load_cases(CHANGSHA)[0]
"""A four-year entrant of 2023 who pays 1520 yuan."""


def test_a_case_that_holds_has_no_difference() -> None:
    """Whole yuan, dates and years as the file has them."""
    assert ENTRANT.expect["individual_due"] == 1520
    assert run_case(CHANGSHA, ENTRANT).differences == {}


@pytest.mark.parametrize(
    ("expect", "differences"),
    [
        ({"individual_due": 1520.01}, {"individual_due": (152_001, 152_000)}),
        ({"individual_due": 0.001}, {"individual_due": ("0.001 yuan, not whole fen", 152_000)}),
        ({"refund": 0}, {"refund": (0, None)}),
        ({"student_pays": "not_provided"}, {"student_pays": (None, 152_000)}),
        ({"problem": True}, {"problem": (True, False)}),
    ],
)
def test_what_does_not_hold_is_reported(
    expect: dict[str, Any], differences: Mapping[str, object]
) -> None:
    """What was expected and what came out, in fen."""
    assert run_case(CHANGSHA, evolve(ENTRANT, expect=expect)).differences == differences


def test_a_row_that_is_refused_unexpectedly_is_a_difference() -> None:
    """Nothing came out, and it was not expected to be refused."""
    given = {**ENTRANT.given, "programme_years": 9}
    differences = run_case(CHANGSHA, evolve(ENTRANT, given=given)).differences
    assert differences["problem"] == (False, True)
    assert differences["individual_due"] == (152_000, None)


def test_a_case_turns_interpretations_and_values_for_itself() -> None:
    """Under a tariff of 400 the same entrant owes 1600, and the region is as it was."""
    dearer = evolve(ENTRANT, suppose={"tariff": 400}, expect={"individual_due": 1600})
    assert run_case(CHANGSHA, dearer).differences == {}
    assert run_case(CHANGSHA, ENTRANT).differences == {}


def test_a_file_of_cases_is_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A misspelt key is reported with the file and the nearest one."""
    (tmp_path / "cases.toml").write_text(
        '[[case]]\nname = "x"\nyear = 2024\ncites = []\ngiven = {}\nexpected = {}\n',
        encoding="utf-8",
    )
    file = evolve(CHANGSHA.layers[-1].file("cases.toml"), path=tmp_path / "cases.toml")
    monkeypatch.setattr("kernel.cases.cases_file", lambda _: file)
    with pytest.raises(FileFault, match=r"case\[0\].*'expected', did you mean 'expect'"):
        load_cases(CHANGSHA)


class TestCommand:
    """`simulate regions R --cases`."""

    def test_every_case_is_listed(
        self, simulate: Simulate, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """With its year and clauses, and how many hold: there is no column of differences."""
        monkeypatch.setenv("COLUMNS", str(WIDE))
        ran = simulate("regions", "changsha", "--cases")
        cases = load_cases(CHANGSHA)
        assert ran.code == 0
        assert f"Changsha: {len(cases)} of {len(cases)} policy cases hold" in ran.out
        assert ran.out.count("✓") == len(cases)
        assert ENTRANT.name in ran.out
        assert "Differences" not in ran.out

    def test_without_a_region_all_of_them(self, simulate: Simulate) -> None:
        """Each under its own title, in Chinese if asked for."""
        ran = simulate("regions", "--cases", "--lang", "zh")
        assert ran.code == 0
        for region in REGIONS:
            rules = load_region(region)
            place = spoken(rules.facts.name, "zh")
            assert f"{place}：{len(load_cases(rules))}个政策案例" in ran.out

    def test_a_case_that_does_not_hold_is_shown_and_ends_with_exit_code_1(
        self, simulate: Simulate, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """What was expected and found, in yuan."""
        monkeypatch.setenv("COLUMNS", str(WIDE))
        wrong = evolve(ENTRANT, expect={"individual_due": 1500})
        monkeypatch.setattr(
            "simulate.explanation.policy_cases.load_cases", lambda _: (wrong, ENTRANT)
        )
        ran = simulate("regions", "changsha", "--cases")
        assert ran.code == 1
        assert "1 of 2 policy cases hold" in ran.out
        assert "individual_due: expected 1,500, found 1,520" in ran.out
        (first, second) = json.loads(
            simulate("regions", "changsha", "--cases", "--format", "json").out
        )
        assert (first["held"], second["held"]) == (False, True)
        assert first["differences"] == {"individual_due": {"expected": 1500, "found": 1520}}


def settings_of(case: Case) -> list[str]:
    """Return a case's readings and values as options."""
    turned = [f"{name}={option}" for name, option in case.switches.items()]
    turned += [f"{name}.{case.year}={yuan}" for name, yuan in case.suppose.items()]
    return [word for setting in turned for word in ("--set", setting)]


def circumstances(case: Case) -> tuple[int, list[str]]:
    """Return what one run of the command has in common: the year and the options."""
    return case.year, settings_of(case)


def cell(value: object) -> str:
    """Write a column of a case as a roster has it."""
    if isinstance(value, list):
        return ";".join(str(item) for item in value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def as_written(column: str, value: object) -> str:
    """Write an expected result as the output has it."""
    if value in ("not_provided", "none"):
        return ""
    if column in MONEY:
        return f"{Decimal(str(value)):.2f}"
    return str(value).lower() if isinstance(value, bool) else str(value)


@pytest.mark.parametrize("region", REGIONS)
def test_every_case_holds_on_the_command_line(
    region: str, simulate: Simulate, tmp_path: Path
) -> None:
    """A roster with the cases of a year goes in; what they expect comes out of it."""
    ordered = sorted(load_cases(load_region(region)), key=circumstances)
    for (year, settings), group in groupby(ordered, key=circumstances):
        cases = list(group)
        roster, output = tmp_path / "roster.csv", tmp_path / "assessed.csv"
        columns = sorted({column for case in cases for column in case.given})
        with roster.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["case", *columns])
            for case in cases:
                given = [cell(case.given[c]) if c in case.given else "" for c in columns]
                writer.writerow([case.name, *given])

        ran = simulate(
            "assess", roster, "--region", region, "--year", year, "-o", output, *settings
        )

        refused = [case.name for case in cases if case.expect.get("problem")]
        assert ran.code == (1 if refused else 0), ran.err
        rejected = tmp_path / "assessed.csv.rejected.csv"
        with output.open(encoding="utf-8", newline="") as file:
            rows = {row["case"]: row for row in csv.DictReader(file)}
        assert sorted([*rows, *refused]) == sorted(case.name for case in cases)
        assert rejected.exists() == bool(refused)
        for case in cases:
            if case.name in rows:
                expected = {c: as_written(c, value) for c, value in case.expect.items()}
                assert {c: rows[case.name][c] for c in expected} == expected, case.name
