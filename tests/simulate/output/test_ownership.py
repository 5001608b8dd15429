"""Which files are the program's own, and may be overwritten."""

import json
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet
import pytest

from kernel.errors import RequestError
from simulate.output.ownership import METADATA, check_own, is_own

RESULTS: Final[dict[str, dict[str, Any]]] = {
    "a forecast": {"schema": 1, "run": {"seed": 0}, "rows": []},
    "of a later schema": {"schema": 12, "run": {}},
    "two results compared": {"schema": 1, "before": {"file": "a.json", "run": {}}},
    "regions": {"schema": 1, "regions": []},
    "a student explained": {"schema": 1, "region": "changsha", "years": []},
}

OTHERS: Final[dict[str, bytes]] = {
    "text": b"hello",
    "a list": b"[1]",
    "another object": b'{"name": "x"}',
    "a schema alone": b'{"schema": 1}',
    "a schema in words": b'{"schema": "v1", "run": {}}',
    "a region alone": b'{"schema": 1, "region": "north"}',
    "a run inside": b'{"x": {"schema": 1, "run": {}}}',
    "not text": b"\xff\xfe\x00",
}


def record_beside(path: Path, content: object = RESULTS["a forecast"]) -> Path:
    """Write the record of a file."""
    beside = path.with_name(f"{path.name}.run.json")
    beside.write_text(json.dumps(content), encoding="utf-8")
    return beside


@pytest.mark.parametrize("name", RESULTS)
@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_json_result_is_its_own(
    tmp_path: Path, name: str, indent: int | None, encoding: str
) -> None:
    """However it is laid out."""
    path = tmp_path / "out.json"
    path.write_text(json.dumps(RESULTS[name], indent=indent), encoding=encoding)
    assert is_own(path)


@pytest.mark.parametrize("name", OTHERS)
def test_other_content_is_somebody_elses(tmp_path: Path, name: str) -> None:
    """Under any name; and beside a file it is no record of it."""
    for file in ("out.json", "out.csv", "out.parquet", "out.xlsx"):
        path = tmp_path / file
        path.write_bytes(OTHERS[name])
        assert not is_own(path)
        path.with_name(f"{file}.run.json").write_bytes(OTHERS[name])
        assert not is_own(path)


def test_json_in_a_file_of_another_extension_is_no_result(tmp_path: Path) -> None:
    """The program writes none there."""
    (tmp_path / "out.csv").write_text(json.dumps(RESULTS["a forecast"]), encoding="utf-8")
    assert not is_own(tmp_path / "out.csv")


@pytest.mark.parametrize("extension", ["csv", "json", "parquet", "xlsx", "html"])
def test_a_file_with_its_record_beside_it_is_its_own(tmp_path: Path, extension: str) -> None:
    """Whatever was done to it since; of another file the record says nothing."""
    path, other = tmp_path / f"out.{extension}", tmp_path / f"other.{extension}"
    for file in (path, other):
        file.write_text("changed", encoding="utf-8")
    record_beside(path)
    assert [is_own(path), is_own(other)] == [True, False]


def test_an_empty_file_may_be_written_over(tmp_path: Path) -> None:
    """Nothing would be lost; and it is no record of the file beside it."""
    for name in ("out.csv", "out.csv.run.json"):
        (tmp_path / name).touch()
        assert is_own(tmp_path / name)
    (tmp_path / "out.csv").write_text("text", encoding="utf-8")
    assert not is_own(tmp_path / "out.csv")


def test_a_parquet_file_with_a_record_is_its_own(tmp_path: Path) -> None:
    """In its metadata; without, it is somebody else's."""
    table = pa.table({"x": [1]})
    pyarrow.parquet.write_table(table, tmp_path / "other.parquet")
    pyarrow.parquet.write_table(
        table.replace_schema_metadata({METADATA: b"{}"}), tmp_path / "own.parquet"
    )
    assert is_own(tmp_path / "own.parquet")
    assert not is_own(tmp_path / "other.parquet")


def test_somebody_elses_file_is_refused(tmp_path: Path) -> None:
    """What was asked for, which file, and the way out; with force it is not."""
    output, path = tmp_path / "out.csv", tmp_path / "out.csv.run.json"
    path.write_text("notes", encoding="utf-8")
    with pytest.raises(RequestError) as fault:
        check_own(path, output, force=False)
    assert str(fault.value) == (
        f"-o {output}: {path} was not written by this program (no record of a run is in it or "
        "beside it); expected another name, or --force to overwrite it"
    )
    check_own(path, output, force=True)


def test_nothing_a_folder_and_a_device_are_not_refused(tmp_path: Path) -> None:
    """A folder is refused where it is written, and nothing is lost with the others."""
    for path in (tmp_path / "nothing.csv", tmp_path, Path("/dev/null")):
        check_own(path, path, force=False)
