"""Facts as CSV and JSON."""

import csv
import json
from hashlib import sha256
from typing import Final

from simulate.output.data import as_companion, as_csv, as_json, columns_with
from simulate.output.evidence import Evidence
from simulate.projection.facts import Fact

FACTS: Final = (
    Fact("changsha", 2024, 2023, "fund_income", "student", "cash", (), 152_000),
    Fact("changsha", 2024, 2024, "students", "", "", (), 1),
)
LABELLED: Final = (
    Fact("changsha", 2024, 2024, "students", "", "", ("none", "C1"), 1),
    Fact("changsha", 2024, 2024, "student_cost", "student", "cash", ("dibao", "C,9"), -19_000),
)
NOTHING: Final = Evidence((), ())


def test_a_row_is_one_fact() -> None:
    """Units follow from the measure; what does not apply is blank; lines end in a newline."""
    assert as_csv(FACTS, []) == (
        "region,cohort,year,measure,payer,accounting,unit,value,low,high\n"
        "changsha,2024,2023,fund_income,student,cash,fen,152000,,\n"
        "changsha,2024,2024,students,,,students,1,,\n"
    )


def test_an_interval_stands_behind_its_value() -> None:
    """Also an end of 0, which is no blank."""
    fact = Fact("changsha", 2024, 2024, "students", "", "", (), 5, low=0, high=9)
    assert as_csv([fact], []).splitlines()[1] == "changsha,2024,2024,students,,,students,5,0,9"
    (row,) = json.loads(as_json([fact], [], {}, NOTHING))["rows"]
    assert (row["low"], row["high"]) == (0, 9)


def test_breakdowns_are_columns_before_the_value() -> None:
    """In the order asked for, quoted where they hold a comma."""
    text = as_csv(LABELLED, ["relief", "clause"])
    header, first, second = csv.reader(text.splitlines())
    assert header == list(columns_with(["relief", "clause"]))
    assert header[6:10] == ["unit", "relief", "clause", "value"]
    assert first[7:10] == ["none", "C1", "1"]
    assert second[7:10] == ["dibao", "C,9", "-19000"]


def test_no_fact_is_a_header_alone() -> None:
    """An empty result still says what its columns are."""
    assert as_csv([], []).count("\n") == 1


def test_json_holds_the_same_cells() -> None:
    """Column by column, null for a blank; numbers as numbers."""
    found = json.loads(as_json(LABELLED, ["relief", "clause"], {"seed": 0}, NOTHING))
    assert [list(row) for row in found["rows"]] == [list(columns_with(["relief", "clause"]))] * 2
    assert found["rows"][0]["payer"] is None
    assert found["rows"][1]["value"] == -19_000
    assert found["rows"][1]["low"] is None


def test_a_breakdown_that_does_not_apply_is_null_in_json() -> None:
    """Like a payer that does not apply; a CSV leaves both blank."""
    fact = Fact("changsha", 2024, 2024, "fund_income", "finance", "cash", ("",), 0)
    (row,) = json.loads(as_json([fact], ["relief"], {}, NOTHING))["rows"]
    assert row["relief"] is None
    assert as_csv([fact], ["relief"]).endswith(",cash,fen,,0,,\n")


def test_json_wraps_the_rows() -> None:
    """Schema, run, parameters, assumptions and rows, in this order; Chinese as it is written."""
    record = {"name": "tariff", "source": "长医保发〔2023〕56号"}
    text = as_json(FACTS, [], {"seed": 0}, Evidence((record,), (record,)))
    found = json.loads(text)
    assert list(found) == ["schema", "run", "parameters", "assumptions", "rows"]
    assert (found["schema"], found["run"]) == (1, {"seed": 0})
    assert found["parameters"] == found["assumptions"] == [record]
    assert "长医保发" in text
    assert text.endswith("}\n")


def test_each_row_stands_on_a_line_of_its_own() -> None:
    """So that two files can be compared line by line."""
    lines = as_json(FACTS, [], {}, NOTHING).splitlines()
    assert sum(line.startswith('{"region"') for line in lines) == len(FACTS)


def test_no_rows_are_still_json() -> None:
    """Empty lists stay lists."""
    assert json.loads(as_json([], [], {}, NOTHING))["rows"] == []


def test_a_companion_holds_everything_but_the_rows() -> None:
    """In their place the file that holds them, known by its bytes in UTF-8."""
    text = as_csv(FACTS, [])
    found = json.loads(as_companion({"seed": 0}, NOTHING, "out.csv", text))
    whole = json.loads(as_json(FACTS, [], {"seed": 0}, NOTHING))
    (file,) = found.pop("files")
    assert file == {"file": "out.csv", "sha256": sha256(text.encode("utf-8")).hexdigest()}
    del whole["rows"]
    assert found == whole
