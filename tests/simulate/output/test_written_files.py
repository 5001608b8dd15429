"""Files in every format: what is written, what is refused before any work, what stands beside."""

import json
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import pyarrow.parquet as pq
import pytest
from attrs import evolve

from kernel.errors import RequestError
from simulate.output import file_formats
from simulate.output.deliverable.whole import Deliverable
from simulate.output.file_formats import FILE_FORMATS, Finish
from simulate.output.files import record_of
from simulate.output.presentation import Presentation
from simulate.output.result import Result
from simulate.output.written_files import check_files
from simulate.projection.facts import Fact
from tests.simulate.output.deliverable.samples import sample
from tests.simulate.output.making import result_of

FACTS: Final = (
    Fact("changsha", 2024, 2023, "fund_income", "student", "cash", (), 2**53 + 1),
    Fact("changsha", 2024, 2024, "students", "", "", (), 1),
)
RUN: Final = {
    "command": ["simulate", "--region", "changsha", "-o", "out.xlsx", "--output=b.csv", "--force"],
    "started": "2024-01-01T00:00:00+00:00",
}
WRITTEN: Final = tuple(extension for extension in FILE_FORMATS if extension != ".png")
"""All but pictures in points, which need a Chinese font of the machine."""
PLAIN: Final = Finish(Presentation("zh"))


def result() -> Result:
    """Return an answer that a person can open, too."""
    made = result_of(FACTS, run=RUN)
    return evolve(made, made_deliverable=lambda look: sample(look.language))


def test_one_run_writes_every_format(tmp_path: Path) -> None:
    """Each with its record beside it, but for JSON, which carries it; nothing else is left."""
    paths = [tmp_path / f"out{extension}" for extension in WRITTEN]
    result().save(*paths)
    beside = {record_of(path) for path in paths if path.suffix != ".json"}
    assert {*tmp_path.iterdir()} == {*paths, *beside}
    for path in paths:
        assert path.stat().st_size > 100
        if path.suffix != ".json":
            record = json.loads(record_of(path).read_text(encoding="utf-8"))
            digest = sha256(path.read_bytes()).hexdigest()
            assert record["files"] == [{"file": path.name, "sha256": digest}]
            assert record["run"]["started"] == RUN["started"]


def test_the_same_run_gives_the_same_bytes(tmp_path: Path) -> None:
    """Whatever the files are called, and whenever: that stands beside them."""
    extensions = [extension for extension in WRITTEN if extension != ".json"]
    for name in ("one", "other"):
        later = evolve(result(), made_rows=lambda: [fact.record(()) for fact in FACTS])
        later.save(*(tmp_path / f"{name}{extension}" for extension in extensions))
    for extension in extensions:
        one, other = ((tmp_path / f"{n}{extension}").read_bytes() for n in ("one", "other"))
        assert one == other, extension


def test_parquet_has_whole_numbers_and_the_record(tmp_path: Path) -> None:
    """Also beyond what a float holds; when it was made and where to is no part of it."""
    path = tmp_path / "out.parquet"
    result().save(path)
    table = pq.read_table(path)
    assert table.column("value").to_pylist() == [2**53 + 1, 1]
    assert str(table.schema.field("value").type) == "int64"
    assert table.column("payer").to_pylist() == ["student", None]
    record = json.loads(table.schema.metadata[b"xuebao"])
    assert record["run"] == {"command": ["simulate", "--region", "changsha"]}
    assert record["schema"] == 1


def test_if_one_file_cannot_be_written_none_is(tmp_path: Path) -> None:
    """A folder stands where the record of the last would go."""
    paths = [tmp_path / "a.csv", tmp_path / "b.xlsx"]
    record_of(paths[1]).mkdir()
    with pytest.raises(RequestError, match=r"b\.xlsx\.run\.json"):
        result().save(*paths, force=True)
    assert [*tmp_path.iterdir()] == [record_of(paths[1])]


def test_a_file_where_the_record_of_another_goes_is_refused(tmp_path: Path) -> None:
    """One of both would be lost."""
    paths = [tmp_path / "a.csv", tmp_path / "a.csv.run.json"]
    with pytest.raises(RequestError, match=r"a\.csv\.run\.json would be written twice"):
        result().save(*paths)
    assert not [*tmp_path.iterdir()]


def test_an_unknown_extension_names_those_that_there_are(tmp_path: Path) -> None:
    """Every one of them."""
    with pytest.raises(RequestError) as fault:
        check_files([tmp_path / "out.pdf"], PLAIN, force=False)
    assert all(extension in str(fault.value) for extension in FILE_FORMATS)


def test_an_answer_that_is_data_alone_names_those_that_it_has(tmp_path: Path) -> None:
    """A workbook of it would be no more than its rows."""
    bare = result_of(FACTS, run=RUN)
    expected = r"out\.html: found the extension '\.html', expected \.csv or \.json or \.parquet$"
    with pytest.raises(RequestError, match=expected):
        bare.save(tmp_path / "out.html")
    with pytest.raises(RequestError, match="data alone"):
        bare.deliverable(Presentation("en"))


@pytest.mark.parametrize(
    ("finish", "expected"),
    [
        (evolve(PLAIN, chart="payers"), r"--chart payers: .* -o FILE\.svg"),
        (evolve(PLAIN, template=Path("office.docx")), r"--template office\.docx: .* -o FILE\.docx"),
    ],
)
def test_an_option_for_a_file_that_is_not_written(
    finish: Finish, expected: str, tmp_path: Path
) -> None:
    """Somebody who names a chart wants a picture of it."""
    with pytest.raises(RequestError, match=expected):
        check_files([tmp_path / "out.xlsx"], finish, force=False)


def test_a_chart_that_the_answer_has_not_names_those_that_it_has(tmp_path: Path) -> None:
    """Nothing is written."""
    with pytest.raises(RequestError, match=r"chart balance: .*expected payers$"):
        result().save(tmp_path / "out.svg", chart="balance")
    assert not [*tmp_path.iterdir()]


@pytest.mark.parametrize("extension", [".html", ".docx", ".svg", ".png"])
def test_without_the_extra_one_message_names_it(
    extension: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before any work; data and workbook need nothing more."""
    monkeypatch.setattr(
        file_formats, "find_spec", lambda name: None if name == "altair" else find_spec(name)
    )
    path = tmp_path / f"out{extension}"
    with pytest.raises(RequestError, match=r"needs the extra xuebao\[report\].*pip install"):
        check_files([path], PLAIN, force=False)
    with pytest.raises(RequestError, match=r"chart: needs the extra xuebao\[report\]"):
        result().chart()
    check_files([tmp_path / f"out{plain}" for plain in (".xlsx", ".parquet")], PLAIN, force=False)


def test_what_people_open_is_made_once_for_all_files(tmp_path: Path) -> None:
    """It takes longer than to write it."""
    made = []

    def deliverable(look: Presentation) -> Deliverable:
        made.append(look.language)
        return sample(look.language)

    answer = evolve(result(), made_deliverable=deliverable)
    answer.save(tmp_path / "a.xlsx", tmp_path / "a.html", lang="en")
    assert made == ["en"]
