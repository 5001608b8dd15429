"""What Python gets: rows, totals, tables of other libraries, files, a view."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from attrs import evolve

import simulate
from kernel.errors import RequestError
from simulate.output.result import Result
from tests.conftest import Simulate
from tests.simulate.cli.asking import rows_of
from tests.tree import ROOT

PREPAY: Final = ROOT / "scenarios" / "all_prepay.toml"

FEW: Final[Mapping[str, Any]] = {"region": "changsha", "cohort": 2024, "students": 100}

QUICK: Final[Mapping[str, float | str]] = {"programme_years": "4", "relief": "monitored"}
"""Few profiles of students, so that draws are quick."""


@cache
def few() -> Result:
    """Return a small forecast, made once."""
    result: Result = simulate.forecast(**FEW)
    return result


def test_its_rows_are_those_of_the_command(simulate: Simulate) -> None:
    """Name by name; a blank is None, a number is a number."""
    ran = simulate(*("--region", "changsha", "--cohort", "2024"), "--students", "100")
    as_text = [
        {k: "" if v is None else str(v) for k, v in row._asdict().items()} for row in few().rows
    ]
    assert as_text == rows_of(ran.out)
    assert {type(row.value) for row in few().rows} == {int}


def test_a_row_is_frozen() -> None:
    """Nobody changes a figure by mistake."""
    with pytest.raises(AttributeError):
        few().rows[0].value = 0


def test_a_total_is_the_sum_of_its_rows() -> None:
    """Of a year, and of a flow over all years."""
    paid = [
        row
        for row in few().rows
        if (row.measure, row.payer, row.accounting) == ("fund_income", "student", "cash")
    ]
    asked = ("fund_income", "student", "cash")
    assert few().total(*asked) == sum(row.value for row in paid) > 0
    assert few().total(*asked, year=2023) == paid[0].value


def test_what_is_not_said_of_a_total() -> None:
    """No payer is the total, or the only one."""
    both: Mapping[str, Any] = {"accounting": "accrual", "year": 2024}
    payers = ("student", "institution", "medical_assistance", "finance", "central",
              "provincial", "municipal", "unallocated")  # fmt: skip
    parts = [few().total("fund_income", payer, **both) for payer in payers]
    assert few().total("fund_income", **both) == sum(parts)
    assert few().total("students", year=2024) == 100
    assert few().total("student_cost", **both) == few().total(
        "student_cost", payer="student", **both
    )


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"measure": None}, "unknown measure None; known: "),
        ({"measure": "students", "year": "2024"}, "year: found '2024', expected a year"),
        ({"measure": "fund_incom"}, "unknown measure 'fund_incom'; did you mean 'fund_income"),
        ({"measure": "fund_income"}, "fund_income has two bases; expected accounting: accrual"),
        ({"measure": "insured"}, "insured is not added up over years; expected a year"),
        ({"measure": "insured", "year": 1999}, "no figure of insured in 1999"),
        ({"measure": "refund"}, "no figure of refund in this forecast: a blank, which is no"),
        (
            {"measure": "fund_income", "accounting": "csh"},
            "no accounting basis 'csh'; did you mean 'cash'",
        ),
        (
            {"measure": "fund_income", "payer": "centrl", "accounting": "cash"},
            "fund_income has no payer 'centrl'; did you mean 'central'",
        ),
    ],
)
def test_what_no_total_can_be_is_refused(asked: Any, message: str) -> None:
    """Before it would pass for a zero."""
    with pytest.raises(RequestError) as fault:
        few().total(**asked)
    assert message in str(fault.value)


def test_several_regions_and_cohorts_are_added() -> None:
    """Of each a hundred students."""
    result = simulate.forecast(
        region=["changsha", "quanzhou"], cohort=range(2023, 2025), students=100
    )
    alone = [
        simulate.forecast(region=region, cohort=cohort, students=100)
        for region in ("changsha", "quanzhou")
        for cohort in (2023, 2024)
    ]
    parts = [one.total("students", year=2024) for one in alone]
    assert result.total("students", year=2024) == sum(parts) > 300


def test_a_breakdown_adds_up_to_the_whole() -> None:
    """Over the labels of a column of its own."""
    result = simulate.forecast(**FEW, by=["relief"])
    asked = ("government_cost", "central", "accrual", 2024)
    assert result.total(*asked) == few().total(*asked)
    assert "relief" in result.to_arrow().column_names


def test_settings_and_files_are_those_of_the_command() -> None:
    """Settings are applied over the file."""
    asked: Mapping[str, Any] = {**FEW, "scenario": PREPAY}
    prepaid = simulate.forecast(**asked).total("prepaid_balance", year=2023)
    annual = simulate.forecast(**asked, settings={"prepay_share": 0})
    assert annual.total("prepaid_balance", year=2023) < prepaid


def test_whole_numbers_stay_whole_in_frames() -> None:
    """Beside blanks too, and a blank is missing; the values are those of the rows."""
    table = few().to_arrow()
    assert table.schema.field("value").type == table.schema.field("low").type == pa.int64()
    frame = few().to_pandas()
    assert (frame["value"].dtype, frame["low"].dtype) == (pd.Int64Dtype(), pd.Int64Dtype())
    assert frame["low"].isna().all()
    assert frame["value"].tolist() == [row.value for row in few().rows]
    other = few().to_polars()
    assert other.schema["value"] == other.schema["low"] == pl.Int64
    assert other["payer"].to_list() == [row.payer for row in few().rows]


def test_it_is_saved_and_made_again(simulate: Simulate, tmp_path: Path) -> None:
    """With its record, by which `rerun` finds the same figures."""
    paths = (tmp_path / "out.json", tmp_path / "out.csv")
    few().save(*paths)
    assert (tmp_path / "out.csv.run.json").is_file()
    for path in paths:
        assert simulate("rerun", path).code == 0
    run = json.loads(paths[0].read_text(encoding="utf-8"))["run"]
    assert run["seed"] == (few().record or {})["seed"] == 0


def test_it_shows_itself() -> None:
    """A table in a notebook and on a console; in an interpreter one line."""
    shown = few()._repr_mimebundle_()
    assert all("Fund income" in shown[kind] for kind in ("text/plain", "text/html"))
    assert "<script" not in shown["text/html"]
    assert "基金收入" in few().text("zh")
    assert repr(few()).endswith("rows: " + ", ".join(few().columns) + ">")


def test_a_notebook_shows_tables_without_a_script() -> None:
    """Or, without what fills them in, the lines of the text."""
    shown = few()._repr_mimebundle_()["text/html"]
    assert "<table" in shown
    assert "<script" not in shown
    bare = evolve(few(), made_deliverable=None)._repr_mimebundle_()["text/html"]
    assert "<pre" in bare
    assert "Fund income" in bare


def test_a_chart_is_one_that_can_be_changed() -> None:
    """Declarative, its numbers those of the rows in 10,000 yuan."""
    chart = few().chart("balance")
    numbers = {
        round(own["value"], 6) for data in chart.to_dict()["datasets"].values() for own in data
    }
    due = {row.value / 1_000_000 for row in few().rows if row.measure == "prepaid_balance"}
    assert due <= numbers
    with pytest.raises(RequestError, match="chart interval: this answer has no such chart"):
        few().chart("interval")


def test_a_form_and_intervals() -> None:
    """As the options of the command."""
    form = simulate.forecast(**FEW, form="bridge", lang="en")
    assert [row.form for row in form.rows][:1] == ["bridge"]
    with pytest.raises(RequestError, match="this answer is no forecast; read its rows"):
        form.total("students", year=2024)
    spread = simulate.forecast(**FEW, settings=QUICK, replicates=20)
    insured = next(row for row in spread.rows if row.measure == "insured")
    assert insured.low <= insured.value <= insured.high
