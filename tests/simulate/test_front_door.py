"""`import simulate`: its functions, the figures of the command, and faults that are exceptions."""

import importlib
import pkgutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import click
import polars as pl
import pyarrow as pa
import pytest

import simulate
from kernel.errors import FileFault, RequestError
from simulate.cli.backtest import backtest
from simulate.cli.commands import DEBUG
from simulate.cli.compare import compare
from simulate.cli.forecast import forecast
from simulate.cli.output_options import OF_OUTPUT
from simulate.cli.sensitivity import sensitivity
from simulate.output.result import Result
from tests.tree import ROOT

BASELINE: Final = ROOT / "scenarios" / "baseline.toml"
PREPAY: Final = ROOT / "scenarios" / "all_prepay.toml"

FEW: Final[Mapping[str, Any]] = {"region": "changsha", "cohort": 2024, "students": 100}

QUICK: Final[Mapping[str, float | str]] = {"programme_years": "4", "relief": "monitored"}
"""Few profiles of students, so that draws and rankings are quick."""

STUDENT: Final[Mapping[str, Any]] = {
    "entry_year": 2022,
    "programme_years": 4,
    "paid_on": "2024-07-01",
    "relief": "dibao",
}

ROSTER: Final = pa.table(
    {
        "学号": ["a", "b", "c"],
        "entry_year": [2023, 2022, 2023],
        "programme_years": [4, 4, 99],
        "paid_on": ["2023-10-15", "2023-09-20", "2023-10-01"],
    }
)
"""Three students, of whom the last one studies too long."""

ACTUAL: Final = ROOT / "tests" / "simulate" / "comparison" / "actual_figures.csv"

CALLS: Final[Mapping[str, Callable[[], Any]]] = {
    "forecast": lambda: simulate.forecast(**FEW),
    "compare": lambda: simulate.compare(BASELINE, PREPAY, **FEW),
    "sensitivity": lambda: simulate.sensitivity(**FEW, settings=QUICK),
    "backtest": lambda: simulate.backtest(ACTUAL),
    "assess": lambda: simulate.assess(ROSTER, region="changsha", year=2024),
    "explain": lambda: simulate.explain(region="heilongjiang", year=2024, **STUDENT),
    "regions": lambda: simulate.regions(),
}


def modules() -> list[str]:
    """Return every module of the simulator."""
    found = pkgutil.walk_packages(simulate.__path__, "simulate.")
    return [module.name for module in found if module.name != "simulate.__main__"]


def test_every_public_name_is_called_here() -> None:
    """None is forgotten."""
    assert sorted(CALLS) == simulate.__all__


@pytest.mark.parametrize("name", CALLS)
def test_a_function_is_still_one_after_every_module_was_imported(name: str) -> None:
    """No room has its name, so that nothing stands instead of it; twice, and the same again."""
    for module in modules():
        importlib.import_module(module)
    assert callable(getattr(simulate, name))
    one, other = CALLS[name](), CALLS[name]()
    assert one.text("en") == other.text("en")


def test_importing_it_loads_no_numpy() -> None:
    """Nor anything else of weight: what a function needs is loaded when it is called."""
    script = (
        "import sys, simulate; print([m for m in ('numpy', 'rich', 'pyarrow') if m in sys.modules])"
    )
    # The interpreter of this run, with a script of our own.
    ran = subprocess.run(  # noqa: S603
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "[]"


@pytest.mark.parametrize(
    "command", [forecast, compare, sensitivity, backtest], ids=lambda one: one.name
)
def test_its_arguments_are_the_options_of_the_command(command: click.Command) -> None:
    """But for those that say where the command's answer goes, and how it looks."""
    options = {flag for option in command.params for flag in option.opts if flag.startswith("-")}
    files = {option.name for option in command.params if isinstance(option, click.Argument)}
    arguments = set(getattr(simulate, str(command.name)).__annotations__)
    assert files <= arguments
    words = {"settings": "set"}
    named = (words.get(name, name) for name in arguments - files - {"return"})
    flags = {f"--{name.replace('_', '-')}" for name in named}
    of_output = {flag for one in command.params if one.name in OF_OUTPUT for flag in one.opts}
    assert options - flags - {DEBUG} == of_output
    assert flags <= options


@pytest.mark.parametrize(
    ("call", "fault", "message"),
    [
        (lambda: simulate.forecast(region="changsa", cohort=2024), RequestError, "changsha"),
        (lambda: simulate.forecast(region="changsha"), RequestError, "--cohort"),
        (lambda: simulate.forecast(**FEW, method="grupped"), RequestError, "grupped"),
        (lambda: simulate.forecast(region="changsha", cohort=[2023, 2025]), RequestError, "cohort"),
        (lambda: simulate.forecast(**FEW, settings={"uptak": 1}), RequestError, "uptake"),
        (lambda: simulate.forecast(**FEW, scenario="nowhere.toml"), FileFault, "nowhere.toml"),
        (lambda: simulate.compare("a.json", "b.json"), FileFault, "a.json: no such file"),
        (lambda: simulate.compare("-a.json", "b.json"), FileFault, "-a.json: no such file"),
        (lambda: simulate.sensitivity(**FEW, measure="insurd"), RequestError, "insured"),
        (lambda: simulate.backtest("no.csv"), FileFault, "no.csv: no such file"),
        (lambda: simulate.assess("no.csv", region="changsha", year=2024), RequestError, "no.csv"),
        (lambda: simulate.assess(3, region="changsha", year=2024), RequestError, "a data frame"),
        (lambda: simulate.explain(region="changsha", year=2024), RequestError, "entry_year"),
        (
            lambda: simulate.explain(region="changsha", year=2024, entry_yer=2023),
            RequestError,
            "entry_year",
        ),
        (lambda: simulate.regions("changsa"), RequestError, "changsha"),
        (lambda: simulate.regions(lang="fr"), RequestError, "expected en or zh"),
        (lambda: simulate.regions().text("fr"), RequestError, "expected en or zh"),
        (lambda: simulate.regions().save("out.pdf"), RequestError, "extension '.pdf'"),
    ],
)
def test_a_fault_is_an_exception_in_one_message(
    call: Callable[[], object], fault: type[Exception], message: str
) -> None:
    """Nothing exits, and the nearest right name is said."""
    with pytest.raises(fault) as raised:
        call()
    assert message in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("name", "arguments", "message"),
    [
        ("explain", {"region": "changsha", "year": "2024"}, "year: found '2024'"),
        ("explain", {"region": ["changsha"], "year": 2024}, "expected one region"),
        ("assess", {"roster": ROSTER, "region": "changsha", "year": 2024.0}, "year: found 2024.0"),
        ("assess", {"roster": ROSTER, "region": None, "year": 2024}, "expected one region"),
        ("regions", {"name": ["changsha"]}, "expected one region"),
    ],
)
def test_what_is_of_another_type_is_refused(
    name: str, arguments: Mapping[str, Any], message: str
) -> None:
    """As a fault of the request, like any other."""
    with pytest.raises(RequestError) as raised:
        getattr(simulate, name)(**arguments)
    assert message in str(raised.value)


def test_a_student_of_a_frame_is_explained() -> None:
    """By the number of his row, like one of a file."""
    found = simulate.explain(region="changsha", year=2024, roster=ROSTER.to_pandas(), row=3)
    assert found.to_arrow()["individual_due"].to_pylist() == [Decimal("380.00")]


def test_nothing_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    """Whatever is asked."""
    for call in CALLS.values():
        call()
    assert capfd.readouterr() == ("", "")


def test_a_comparison_a_ranking_and_an_explanation_have_rows() -> None:
    """Under the columns of the command, as tables of other libraries too."""
    compared: Result = CALLS["compare"]()
    cost = [r for r in compared.rows if (r.measure, r.payer) == ("student_cost", "student")]
    assert all(r.difference == r.after - r.before for r in cost)
    ranked: Result = CALLS["sensitivity"]()
    assert [row.rank for row in ranked.rows] == list(range(1, len(ranked.rows) + 1))
    explained: Result = CALLS["explain"]()
    assert explained.to_arrow()["late_full_cost"].to_pylist() == [Decimal("640.00")]
    assert "H5" in explained.text("en")
    regions: Result = CALLS["regions"]()
    assert {"changsha", "zhengzhou"} <= {row.region for row in regions.rows}
    assert "tariff" in {row.name for row in simulate.regions("changsha").rows}


class TestAssess:
    """A roster in memory."""

    def test_nothing_is_lost(self) -> None:
        """Two are assessed, one stands among the rejected with its reason; nothing is raised."""
        roster = simulate.assess(ROSTER, region="changsha", year=2024)
        assert roster.table["学号"].to_pylist() == ["a", "b"]
        assert roster.table["individual_due"].to_pylist() == [Decimal("1520.00"), Decimal("380.00")]
        assert roster.rejected["row"].to_pylist() == [4]
        assert "programme_years" in roster.rejected["problem"].to_pylist()[0]
        assert (roster.summary["rows"], roster.summary["rejected"]) == (3, 1)
        assert roster.summary["money"]["contribution"]["student"] == (1520 + 380) * 100

    @pytest.mark.parametrize("shape", ["csv", "xlsx", "parquet", "pandas", "polars", "arrow"])
    def test_every_shape_of_roster_gives_the_same(self, shape: str, tmp_path: Path) -> None:
        """A file, a table or a frame."""
        found = assess(roster_as(shape, tmp_path))
        assert found.table["individual_due"].equals(assess(ROSTER).table["individual_due"])
        assert found.rejected.num_rows == 1


def assess(roster: object) -> Any:
    """Assess a roster in Changsha in 2024."""
    return simulate.assess(roster, region="changsha", year=2024)


def roster_as(shape: str, folder: Path) -> object:
    """Return the roster in a shape."""
    frame = ROSTER.to_pandas()
    path = folder / f"roster.{shape}"
    if shape == "csv":
        frame.to_csv(path, index=False)
    elif shape == "xlsx":
        frame.to_excel(path, index=False)
    elif shape == "parquet":
        frame.to_parquet(path)
    else:
        return {"pandas": frame, "polars": pl.from_arrow(ROSTER), "arrow": ROSTER}[shape]
    return path


def test_eight_threads_give_what_one_gives() -> None:
    """Each asks for everything; no answer is that of another."""
    cohorts = [2022 + number % 4 for number in range(8)]

    def everything(cohort: int) -> tuple[str, ...]:
        forecast = simulate.forecast(region="zhengzhou", cohort=cohort, students=100)
        student = {**STUDENT, "entry_year": cohort - 1, "paid_on": f"{cohort - 1}-10-01"}
        explained = simulate.explain(region="zhengzhou", year=cohort, **student)
        return (
            forecast.text("en"),
            explained.text("zh"),
            simulate.assess(ROSTER, region="liaoning", year=cohort).text("en"),
            simulate.regions("zhengzhou").text("en"),
        )

    alone = [everything(cohort) for cohort in cohorts[:4]]
    with ThreadPoolExecutor(len(cohorts)) as threads:
        together = list(threads.map(everything, cohorts))
    assert together == alone * 2
