"""What the command is wrongly asked: one message, exit code 2."""

from pathlib import Path
from typing import Final

import pytest

from tests.conftest import Simulate
from tests.simulate.cli.asking import CHANGSHA

WRONG: Final = {
    "neither region nor cohort": (
        ("forecast",),
        "no region and no cohort given; expected --region changsha and --cohort 2024, or in",
    ),
    "no cohort": (
        ("--region", "changsha"),
        "no cohort given; expected --cohort 2024, or in a scenario file cohort =",
    ),
    "no region": (
        ("--cohort", "2024"),
        "no region given; expected --region changsha, or in a scenario file region =",
    ),
    "unknown region": (
        ("--region", "chansha", "--cohort", "2024"),
        "--region chansha: no such region; did you mean changsha (Changsha)? installed: changsha (",
    ),
    "cohort before 2022": (
        ("--region", "changsha", "--cohort", "2021"),
        "--cohort 2021: expected insurance years from 2022 to 2101",
    ),
    "cohort after 2101": (
        ("--region", "changsha", "--cohort", "2024:2102"),
        "--cohort 2024:2102: expected insurance years from 2022 to 2101",
    ),
    "cohorts backwards": (
        ("--region", "changsha", "--cohort", "2024:2022"),
        "--cohort 2024:2022: expected insurance years from 2022 to 2101, the first not after",
    ),
    "cohort that is no year": (
        ("--region", "changsha", "--cohort", "abc"),
        "--cohort abc: expected an insurance year such as 2024, or a range like 2022:2025",
    ),
    "cohort of three years": (
        ("--region", "changsha", "--cohort", "2022:2023:2024"),
        "--cohort 2022:2023:2024: expected an insurance year such as 2024, or a range",
    ),
    "share above 1": (
        (*CHANGSHA, "--set", "uptake=1.5"),
        "--set uptake=1.5: uptake: found 1.5, expected a number from 0 to 1",
    ),
    "unknown name": (
        (*CHANGSHA, "--set", "uptak=1"),
        "--set uptak=1: unknown name 'uptak'; did you mean 'uptake'?",
    ),
    "malformed setting": (
        (*CHANGSHA, "--set", "uptake"),
        "--set uptake: expected NAME=VALUE, e.g. --set uptake=0.95",
    ),
    "word without an alternative": (
        (*CHANGSHA, "--set", "uptake=target"),
        "uptake: found 'target', expected a number",
    ),
    "unknown extension": (
        (*CHANGSHA, "-o", "x.pdf"),
        "-o x.pdf: found the extension '.pdf', expected .csv or .json",
    ),
    "missing folder": (
        (*CHANGSHA, "-o", "nowhere/x.csv"),
        "-o nowhere/x.csv: no folder 'nowhere'",
    ),
    "missing scenario": (
        (*CHANGSHA, "--scenario", "nowhere.toml"),
        "nowhere.toml: no such file",
    ),
    "subsidy below its shares": (
        (*CHANGSHA, "--set", "fiscal.2024=100"),
        "region 'changsha', insurance year 2024: the fiscal subsidy is lower than what",
    ),
    "unknown region to describe": (
        ("regions", "chansha"),
        "'chansha': no such region; did you mean changsha (Changsha)? installed: changsha (",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_request_is_one_message_and_exit_code_2(
    simulate: Simulate, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    """What was wrong, where, and what would be right; nothing on standard output, no traceback."""
    monkeypatch.chdir(tmp_path)
    arguments, message = WRONG[name]
    ran = simulate(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("Error: ")
    assert message in ran.err
    assert ran.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((*CHANGSHA, "--students", "0"), "--students 0: expected a whole number of 1 or more"),
        ((*CHANGSHA, "--students", "1_000"), "--students 1_000: expected a whole number"),
        ((*CHANGSHA, "--seed", "-1"), "--seed -1: expected a whole number of 0 or more"),
        ((*CHANGSHA, "--horizon", "0"), "--horizon 0: expected a whole number of 1 or more"),
        ((*CHANGSHA, "--by", "sex"), "--by: 'sex' is not one of clause, basis, payer, relief, "),
        ((*CHANGSHA, "--by", "claus"), "locality; did you mean clause?"),
        ((*CHANGSHA, "--format", "pdf"), "--format: 'pdf' is not one of table, json, csv"),
        ((*CHANGSHA, "--lang", "fr"), "--lang: 'fr' is not one of zh, en"),
        ((*CHANGSHA, "--accounting", "modified"), "'modified' is not one of accrual, cash"),
        ((*CHANGSHA, "--chort", "2024"), "no such option '--chort'; did you mean '--cohort'?"),
        ((*CHANGSHA, "--xyz"), "no such option '--xyz'; --help lists the options"),
        ((*CHANGSHA, "--seed"), "--seed needs a value"),
        ((*CHANGSHA, "--seed", "--no-chart"), "--seed needs a value"),
        (("--cohort", "--lang", "en"), "--cohort needs a value"),
        ((*CHANGSHA, "-o", ""), "--output needs a value"),
        (("—region", "changsha"), "no such option '—region'; did you mean '--region'?"),
        ((*CHANGSHA, "－－seed", "1"), "no such option '－－seed'; did you mean '--seed'?"),
        (
            (*CHANGSHA, "--set", "在学籍地参保比例=0.5"),
            "did you mean uptake (Share of students who",
        ),
        ((*CHANGSHA, "--quiet=1"), "--quiet takes no value"),
        ((*CHANGSHA, "2025"), "unexpected '2025'; --help says what simulate forecast takes"),
        (("explain",), "missing option --region; --help says what it is"),
        (("assess",), "missing option --region; --help says what it is"),
        (("assess", "--region", "changsha"), "ROSTER is missing; --help says what it is"),
        ((*CHANGSHA, "-o", "."), "--output .: this is a folder, expected a file"),
    ],
)
def test_a_wrong_option_is_refused_with_exit_code_2(
    simulate: Simulate, arguments: tuple[str, ...], message: str
) -> None:
    """The option, what was given, and what it may be; nothing on standard output."""
    ran = simulate(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("Error: ")
    assert message in ran.err
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[parameter]\ntariff = 1\n", "unknown key 'parameter'; did you mean 'parameters'?"),
        ("[assumptions]\nuptaks = 1\n", "unknown name 'uptaks'; did you mean 'uptake'?"),
        ("[assumptions]\nuptake = '1'\n", "uptake: found '1', expected a number"),
        ("[parameters]\ntariff = true\n", "tariff: found True, expected an amount"),
        ("[parameters]\ntariff = -5\n", "tariff: found -5, expected an amount of 0 or more"),
        ("uptake: 1\n", "not a TOML file"),
    ],
)
def test_a_wrong_scenario_is_refused_by_file_and_key(
    simulate: Simulate, tmp_path: Path, text: str, message: str
) -> None:
    """Unknown tables and names, wrong types, no TOML: file, key, found and expected."""
    path = tmp_path / "scenario.toml"
    path.write_text(text, encoding="utf-8")
    ran = simulate(*CHANGSHA, "--scenario", path)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err
    assert ran.err.count("\n") == 1
