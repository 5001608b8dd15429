"""A saved result, read back: what is one, and how a file that is none is refused."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest

from kernel.errors import FileFault
from simulate.output.saved import Saved
from simulate.projection.facts import Fact
from tests.conftest import Simulate
from tests.simulate.cli.asking import rows_of
from tests.simulate.output.saving import QUICK, answered, saved, touched


@pytest.fixture
def result(simulate: Simulate, tmp_path: Path) -> Path:
    """Return a JSON result."""
    return saved(simulate, tmp_path / "out.json")


@pytest.fixture
def table(simulate: Simulate, tmp_path: Path) -> Path:
    """Return a CSV result with its record."""
    return saved(simulate, tmp_path / "out.csv")


@pytest.mark.parametrize("by", [(), ("clause", "relief")])
def test_both_formats_give_the_same_facts(
    simulate: Simulate, tmp_path: Path, by: tuple[str, ...]
) -> None:
    """Rows, breakdowns and values, as the forecast made them."""
    options = [word for name in by for word in ("--by", name)]
    as_json, as_csv = (
        Saved.load(saved(simulate, tmp_path / name, *options)) for name in ("a.json", "a.csv")
    )
    assert as_json.by == as_csv.by == by
    assert as_json.facts == as_csv.facts
    assert as_json.parameters == as_csv.parameters
    assert as_json.assumptions == as_csv.assumptions
    rows = rows_of((tmp_path / "a.csv").read_text(encoding="utf-8"))
    assert [fact.value for fact in as_json.facts or ()] == [int(row["value"]) for row in rows]


def test_a_blank_is_what_does_not_apply(result: Path) -> None:
    """Students are no payment: they have neither a payer nor a basis of accounting."""
    first, *_ = Saved.load(result).facts or ()
    assert first == Fact("changsha", 2024, 2024, "students", "", "", (), 100)


def test_a_csv_file_that_is_not_the_recorded_one_is_known(table: Path) -> None:
    """One student more, and its digest is another."""
    assert not Saved.load(table).altered
    text = table.read_text(encoding="utf-8")
    table.write_text(text.replace(",100,,", ",101,,", 1), encoding="utf-8")
    assert Saved.load(table).altered


def set_row(column: str, value: object) -> Callable[[dict[str, Any]], object]:
    """Return a change of the second row."""

    def change(content: dict[str, Any]) -> None:
        content["rows"][1][column] = value

    return change


WRONG: Final[dict[str, tuple[Callable[[dict[str, Any]], object], str]]] = {
    "no result": (
        lambda content: content.pop("schema"),
        "found no key 'schema', expected a result of `simulate forecast`",
    ),
    "another schema": (
        lambda content: content.update(schema=2),
        "schema: found 2, expected 1, the one this version of xuebao writes",
    ),
    "no record of the run": (
        lambda content: content.update(run=None),
        "run: found None, expected the record of a run",
    ),
    "no rows": (lambda content: content.pop("rows"), "rows: expected a list of records"),
    "assumptions that are no records": (
        lambda content: content.update(assumptions=[1]),
        "assumptions: expected a list of records",
    ),
    "an amount with a point": (
        set_row("value", 1.5),
        "row 2: value: found 1.5, expected a whole number",
    ),
    "an amount that is true": (
        set_row("value", True),
        "row 2: value: found True, expected a whole number",
    ),
    "a year in words": (set_row("year", "2024"), "row 2: year: found '2024', expected a whole"),
    "a payer that is a number": (set_row("payer", 3), "row 2: payer: found 3, expected a word"),
    "an unknown measure": (
        set_row("measure", "fund_incom"),
        "row 2: measure: found 'fund_incom', expected a measure; did you mean 'fund_income'?",
    ),
    "another unit": (
        set_row("unit", "yuan"),
        "row 2: unit: found 'yuan', expected 'students'",
    ),
    "a figure twice": (
        lambda content: content["rows"].insert(1, content["rows"][0]),
        "row 2: the figure of an earlier row, expected it once",
    ),
    "a column less": (
        lambda content: content["rows"][1].pop("high"),
        "row 2: found the columns region, cohort, year, measure, payer, accounting, unit, value,",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_no_result_is_refused_in_one_line(result: Path, name: str) -> None:
    """File, place, what was found and what was expected."""
    change, message = WRONG[name]
    touched(result, change)
    with pytest.raises(FileFault) as fault:
        Saved.load(result)
    assert str(fault.value).startswith(f"{result}: {message}")
    assert "\n" not in str(fault.value)


@pytest.mark.parametrize("extension", [".json", ".csv"])
@pytest.mark.parametrize(
    "options",
    [
        ("--form", "transfers", *QUICK),
        ("sensitivity", *QUICK),
    ],
)
def test_a_form_or_a_ranking_is_refused_as_no_forecast(
    simulate: Simulate, tmp_path: Path, options: tuple[str, ...], extension: str
) -> None:
    """It has the record of a forecast, but other columns."""
    path = answered(simulate, tmp_path / f"out{extension}", *options)
    with pytest.raises(FileFault, match=r"the columns of a form or a ranking, expected those of"):
        Saved.load(path)


@pytest.mark.parametrize("content", [b"", b'{"schema": 1,', b"\xff\xfe\xfd", b"[" * 200_000])
def test_what_is_no_json_is_refused(tmp_path: Path, content: bytes) -> None:
    """Empty, cut off, not text, nested without end."""
    path = tmp_path / "out.json"
    path.write_bytes(content)
    with pytest.raises(FileFault, match=r"out.json: not a JSON file: "):
        Saved.load(path)


def test_what_is_wrong_with_json_is_said(tmp_path: Path) -> None:
    """Where, or what else, and what was expected."""
    path = tmp_path / "out.json"
    for content, fault in (
        (b" ", "it is empty"),
        (b'{"schema": 1,', "line 1, column 14"),
        (b"\xff\xfe\xfd", "it is not in UTF-8"),
        (b"[" * 200_000, "it is nested too deep"),
    ):
        path.write_bytes(content)
        with pytest.raises(FileFault, match=rf"not a JSON file: {fault}.*; expected an answer"):
            Saved.load(path)


@pytest.mark.parametrize("content", [b"1", b"[]", b'"schema"'])
def test_json_that_is_no_result_is_refused(tmp_path: Path, content: bytes) -> None:
    """A number, a list, a word."""
    path = tmp_path / "out.json"
    path.write_bytes(content)
    with pytest.raises(FileFault, match=r"out.json: found no key 'schema'"):
        Saved.load(path)


def test_a_cut_off_result_is_refused(result: Path) -> None:
    """Half of it is no JSON."""
    result.write_bytes(result.read_bytes()[:-100])
    with pytest.raises(FileFault, match=r"out.json: not a JSON file: "):
        Saved.load(result)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    """By its name."""
    with pytest.raises(FileFault, match=r"nowhere.json: no such file"):
        Saved.load(tmp_path / "nowhere.json")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    """It cannot be read."""
    (tmp_path / "out.json").mkdir()
    with pytest.raises(FileFault, match=r"out.json: cannot be read: Is a directory"):
        Saved.load(tmp_path / "out.json")


def test_another_extension_is_refused(tmp_path: Path) -> None:
    """Before anything is read."""
    with pytest.raises(FileFault, match=r"found the extension '.xlsx', expected .csv or .json or "):
        Saved.load(tmp_path / "out.xlsx")


def test_a_csv_file_without_its_record_is_refused(table: Path) -> None:
    """Which file is missing, and who writes it."""
    table.with_name("out.csv.run.json").unlink()
    with pytest.raises(FileFault, match=r"found no record 'out.csv.run.json' beside it, expected"):
        Saved.load(table)


def test_the_record_given_for_its_file_is_refused(table: Path) -> None:
    """It has no rows: the file is meant."""
    with pytest.raises(FileFault, match=r"rows: expected .*; this is the record of .*out.csv"):
        Saved.load(table.with_name("out.csv.run.json"))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (",100,,", ",many,,", "row 1: value: found 'many', expected a whole number"),
        (",100,,", ",,,", "row 1: value: found None, expected a whole number"),
        (",100,,", ",100", "row 1: found 8 cells, expected 10"),
        ("region,", "place,", "header: found the columns place, cohort,"),
    ],
)
def test_a_wrong_row_of_a_csv_is_refused(table: Path, old: str, new: str, message: str) -> None:
    """As in JSON, with the row counted from 1 below the header."""
    text = table.read_text(encoding="utf-8")
    table.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(FileFault) as fault:
        Saved.load(table)
    assert message in str(fault.value)


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\xfd", b"x" * 200_000])
def test_what_is_no_csv_is_refused(table: Path, content: bytes) -> None:
    """Empty, not UTF-8, a cell without end."""
    table.write_bytes(content)
    with pytest.raises(FileFault, match=r"out.csv: not a CSV file: "):
        Saved.load(table)


def test_an_empty_result_is_one(result: Path) -> None:
    """No rows are no fault of the file."""
    touched(result, lambda content: content.update(rows=[]))
    assert Saved.load(result).facts == ()
    assert json.loads(result.read_text(encoding="utf-8"))["rows"] == []
