"""Files that the command writes: whole or not at all."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

from simulate.output.file_formats import FILE_FORMATS
from simulate.output.formats import FORMATS
from tests.conftest import Simulate
from tests.simulate.cli.asking import CHANGSHA, rows_of


class TestFiles:
    """`-o`: whole or not at all."""

    def test_csv_and_json_by_file_extension(self, simulate: Simulate, tmp_path: Path) -> None:
        """Both at once, and standard output as well; only the CSV needs a record beside it."""
        outputs = (tmp_path / "out.csv", tmp_path / "out.json")
        ran = simulate(*CHANGSHA, "-o", outputs[0], "--output", outputs[1])
        assert ran.code == 0
        assert sorted(tmp_path.iterdir()) == sorted((*outputs, tmp_path / "out.csv.run.json"))
        assert outputs[0].read_text(encoding="utf-8") == ran.out
        assert len(json.loads(outputs[1].read_text(encoding="utf-8"))["rows"]) == len(
            rows_of(ran.out)
        )

    def test_every_format_is_offered(self, simulate: Simulate) -> None:
        """Beside the table, on standard output and by file extension."""
        text = simulate("forecast", "--help").out
        assert f"[{'|'.join(['table', *sorted(FORMATS, reverse=True)])}]" in text
        assert all(name in text for name in FILE_FORMATS)
        data = simulate("backtest", "--help").out
        assert ".csv, .json or .parquet" in " ".join(data.split())

    def test_an_interruption_leaves_no_file(
        self, simulate: Simulate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Interrupted while students are drawn: 130, one word, nothing printed or written."""

        def interrupted(*_: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr("simulate.population.seriatim.draw", interrupted)
        ran = simulate(*CHANGSHA, "-o", tmp_path / "out.csv")
        assert (ran.code, ran.out, ran.err.strip()) == (130, "", "Interrupted.")
        assert list(tmp_path.iterdir()) == []

    def test_an_interruption_while_writing_leaves_no_file(
        self, simulate: Simulate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Neither a half-written file nor a temporary one."""

        def interrupted(*_: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(Path, "replace", interrupted)
        ran = simulate(*CHANGSHA, "-o", tmp_path / "out.csv")
        assert (ran.code, ran.out) == (130, "")
        assert list(tmp_path.iterdir()) == []

    def test_a_failure_leaves_the_old_file(
        self, simulate: Simulate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A full disk: one message, and what was there stays."""
        path = tmp_path / "out.csv"
        path.write_text("old", encoding="utf-8")

        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(Path, "replace", full)
        ran = simulate(*CHANGSHA, "-o", path, "--force")
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == f"Error: {path}.run.json: cannot be written: No space left on device\n"
        assert path.read_text(encoding="utf-8") == "old"
        assert list(tmp_path.iterdir()) == [path]

    def test_a_csv_file_has_its_record_beside_it(self, simulate: Simulate, tmp_path: Path) -> None:
        """Everything that JSON holds but the rows, and by which bytes the file is known."""
        paths = [tmp_path / name for name in ("out.csv", "out.json")]
        assert simulate(*CHANGSHA, "-o", paths[0], "-o", paths[1]).code == 0
        whole = json.loads(paths[1].read_text(encoding="utf-8"))
        record = json.loads((tmp_path / "out.csv.run.json").read_text(encoding="utf-8"))
        digest = sha256(paths[0].read_bytes()).hexdigest()
        assert record.pop("files") == [{"file": "out.csv", "sha256": digest}]
        del whole["rows"]
        assert record == whole

    def test_a_csv_file_and_its_record_appear_both_or_neither(
        self, simulate: Simulate, tmp_path: Path
    ) -> None:
        """A folder stands where one of them would go: the other one is as it was."""
        path, record = tmp_path / "out.csv", tmp_path / "out.csv.run.json"
        for folder, file in ((path, record), (record, path)):
            folder.mkdir()
            file.write_text("old", encoding="utf-8")
            ran = simulate("forecast", *CHANGSHA, "-o", path, "--force")
            assert ran.code == 2
            assert file.read_text(encoding="utf-8") == "old"
            assert sorted(tmp_path.iterdir()) == [path, record]
            folder.rmdir()
            file.unlink()

    def test_a_wrong_request_leaves_no_file(self, simulate: Simulate, tmp_path: Path) -> None:
        """Everything is computed before anything is written."""
        ran = simulate(*CHANGSHA, "--set", "uptake=2", "-o", tmp_path / "out.csv")
        assert ran.code == 2
        assert list(tmp_path.iterdir()) == []
