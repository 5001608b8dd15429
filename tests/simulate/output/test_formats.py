"""Results as CSV and JSON: the rows, and the record inside or beside."""

import csv
import json
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Final

import pytest
from attrs import evolve

from simulate.output.evidence import Evidence
from simulate.output.files import record_of
from simulate.output.formats import FORMATS, as_csv, as_json, lasting, without_outputs
from simulate.projection.facts import Fact, columns_with
from tests.simulate.output.making import result_of

FACTS: Final = (
    Fact("changsha", 2024, 2023, "fund_income", "student", "cash", (), 152_000),
    Fact("changsha", 2024, 2024, "students", "", "", (), 1),
)
LABELLED: Final = (
    Fact("changsha", 2024, 2024, "students", "", "", ("none", "C1"), 1),
    Fact("changsha", 2024, 2024, "student_cost", "student", "cash", ("dibao", "C,9"), -19_000),
)


def test_a_row_is_one_fact() -> None:
    """Units follow from the measure; what does not apply is blank; lines end in a newline."""
    assert as_csv(result_of(FACTS)) == (
        "region,cohort,year,measure,payer,accounting,unit,value,low,high\n"
        "changsha,2024,2023,fund_income,student,cash,fen,152000,,\n"
        "changsha,2024,2024,students,,,students,1,,\n"
    )


def test_an_interval_stands_behind_its_value() -> None:
    """Also an end of 0, which is no blank."""
    fact = Fact("changsha", 2024, 2024, "students", "", "", (), 5, low=0, high=9)
    assert (
        as_csv(result_of([fact])).splitlines()[1] == "changsha,2024,2024,students,,,students,5,0,9"
    )
    (row,) = json.loads(as_json(result_of([fact])))["rows"]
    assert (row["low"], row["high"]) == (0, 9)


def test_breakdowns_are_columns_before_the_value() -> None:
    """In the order asked for, quoted where they hold a comma."""
    text = as_csv(result_of(LABELLED, ["relief", "clause"]))
    header, first, second = csv.reader(text.splitlines())
    assert header == list(columns_with(["relief", "clause"]))
    assert header[6:10] == ["unit", "relief", "clause", "value"]
    assert first[7:10] == ["none", "C1", "1"]
    assert second[7:10] == ["dibao", "C,9", "-19000"]


def test_no_fact_is_a_header_alone() -> None:
    """An empty result still says what its columns are."""
    assert as_csv(result_of([])).count("\n") == 1


def test_json_holds_the_same_cells() -> None:
    """Column by column, null for a blank; numbers as numbers."""
    found = json.loads(as_json(result_of(LABELLED, ["relief", "clause"])))
    assert [list(row) for row in found["rows"]] == [list(columns_with(["relief", "clause"]))] * 2
    assert found["rows"][0]["payer"] is None
    assert found["rows"][1]["value"] == -19_000
    assert found["rows"][1]["low"] is None


def test_a_breakdown_that_does_not_apply_is_null_in_json() -> None:
    """Like a payer that does not apply; a CSV leaves both blank."""
    fact = Fact("changsha", 2024, 2024, "fund_income", "finance", "cash", ("",), 0)
    (row,) = json.loads(as_json(result_of([fact], ["relief"])))["rows"]
    assert row["relief"] is None
    assert as_csv(result_of([fact], ["relief"])).endswith(",cash,fen,,0,,\n")


def test_json_wraps_the_rows() -> None:
    """Schema, run, parameters, assumptions and rows, in this order; Chinese as it is written."""
    record = {"name": "tariff", "source": "长医保发〔2023〕56号"}
    text = as_json(result_of(FACTS, run={"seed": 0}, evidence=Evidence((record,), (record,))))
    found = json.loads(text)
    assert list(found) == ["schema", "run", "parameters", "assumptions", "rows"]
    assert (found["schema"], found["run"]) == (1, {"seed": 0})
    assert found["parameters"] == found["assumptions"] == [record]
    assert "长医保发" in text
    assert text.endswith("}\n")


def test_each_row_stands_on_a_line_of_its_own() -> None:
    """So that two files can be compared line by line."""
    lines = as_json(result_of(FACTS)).splitlines()
    assert sum(line.startswith('{"region"') for line in lines) == len(FACTS)


def test_no_rows_are_still_json() -> None:
    """Empty lists stay lists."""
    assert json.loads(as_json(result_of([])))["rows"] == []


def test_a_companion_holds_everything_but_the_rows(tmp_path: Path) -> None:
    """Instead of them the file that holds them, known by its bytes in UTF-8."""
    result, path = result_of(FACTS, run={"seed": 0}), tmp_path / "out.csv"
    result.save(path)
    found = json.loads(record_of(path).read_text(encoding="utf-8"))
    whole = json.loads(as_json(result))
    (file,) = found.pop("files")
    assert file == {"file": "out.csv", "sha256": sha256(path.read_bytes()).hexdigest()}
    del whole["rows"]
    assert found == whole


def test_a_byte_order_mark_begins_csv_alone(tmp_path: Path) -> None:
    """Asked for in a file or for standard output; its digest is that of what is written."""
    result, paths = result_of(FACTS), [tmp_path / name for name in ("out.csv", "out.json")]
    result.save(*paths, bom=True)
    marked, plain = (path.read_bytes() for path in paths)
    assert marked == b"\xef\xbb\xbf" + as_csv(result).encode()
    assert plain == as_json(result).encode()
    (file,) = json.loads(record_of(paths[0]).read_text(encoding="utf-8"))["files"]
    assert file["sha256"] == sha256(marked).hexdigest()
    assert FORMATS["csv"].written(result, bom=True).encode() == marked
    assert FORMATS["csv"].written(result) == as_csv(result)


def test_what_has_no_record_of_a_run_has_one_that_names_the_program(tmp_path: Path) -> None:
    """Its file is the program's own by it."""
    path = tmp_path / "out.csv"
    result = evolve(result_of(FACTS), grounds=None)
    for _ in range(2):
        result.save(path)
    record = json.loads(record_of(path).read_text(encoding="utf-8"))
    assert record["run"] == {"version": version("xuebao")}
    assert [file["file"] for file in record["files"]] == ["out.csv"]


@pytest.mark.parametrize(
    ("command", "kept"),
    [
        ("simulate -o a.csv --region changsha", "simulate --region changsha"),
        ("simulate --output b.xlsx --force --seed 1", "simulate --seed 1"),
        ("simulate --output=b.xlsx -oc.csv --seed=1", "simulate --seed=1"),
        ("simulate compare -- a.toml -o", "simulate compare -- a.toml"),
    ],
)
def test_a_command_without_the_files_it_writes(command: str, kept: str) -> None:
    """Whoever repeats it names files of his own."""
    assert without_outputs(command.split()) == kept.split()


def test_what_lasts_of_a_record_has_neither_time_nor_output() -> None:
    """The rest stays as it is."""
    run = {"seed": 0, "started": "now", "command": ["simulate", "-o", "a.csv"]}
    assert lasting(run) == {"seed": 0, "command": ["simulate"]}
    assert lasting({"version": "1"}) == {"version": "1"}
