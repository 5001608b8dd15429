"""What `simulate assess` writes: several files in one pass, workbooks in words, nothing lost."""

import csv
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet
import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from kernel.columns import HEADERS
from kernel.results import KINDS, ResultColumn
from kernel.spread_results import spread
from simulate.cli import main
from simulate.roster.reading.pages import Page, Source
from simulate.roster.reading.reading_choices import Reading
from simulate.roster.reading.source import open_roster
from tests.conftest import Simulate
from tests.simulate.roster.making import CHANGSHA, FIVE, cells_of_sheet, csv_of

EXTENSIONS: Final = ("csv", "xlsx", "parquet")
OUTPUTS: Final = tuple(word for one in EXTENSIONS for word in ("-o", f"out.{one}"))

REJECTED: Final = {**FIVE[0], "学号": "012", "programme_years": "x"}
ROSTER: Final = csv_of([*FIVE, REJECTED])


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder with a roster alone: five valid students, and one that is rejected."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "roster.csv").write_text(ROSTER, encoding="utf-8", newline="")
    return tmp_path


def contents() -> dict[str, bytes]:
    """Return every file of the folder."""
    return {path.name: path.read_bytes() for path in Path().iterdir()}


def cells(name: str) -> list[list[str]]:
    """Return the rows of a file of any format as text, the header first, a blank empty."""
    path = Path(name)
    if path.suffix == ".xlsx":
        return [[str(cell) for cell in row] for row in cells_of_sheet(path)]
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as file:
            return list(csv.reader(file))
    table = pyarrow.parquet.read_table(path)
    rows = [["" if c is None else str(c) for c in row.values()] for row in table.to_pylist()]
    return [table.column_names, *rows]


class TestSeveral:
    """`-o` more than once."""

    def test_all_are_written_each_with_its_companion_and_record(self, simulate: Simulate) -> None:
        """As each is alone, to the byte where it is no workbook, and in the record to the word."""
        assert simulate("assess", "roster.csv", *CHANGSHA, *OUTPUTS).code == 1
        together = contents()
        written = {
            name
            for one in EXTENSIONS
            for name in (f"out.{one}", f"out.{one}.rejected.{one}", f"out.{one}.run.json")
        }
        assert together.keys() == {"roster.csv", *written}
        for one in ("csv", "parquet"):
            assert simulate("assess", "roster.csv", *CHANGSHA, "-o", f"out.{one}").code == 1
            for name in (f"out.{one}", f"out.{one}.rejected.{one}"):
                assert contents()[name] == together[name]

    def test_every_format_has_the_same_rows(self, simulate: Simulate) -> None:
        """And its companion the one that is rejected."""
        simulate("assess", "roster.csv", *CHANGSHA, *OUTPUTS)
        for one in EXTENSIONS:
            header, *rows = cells(f"out.{one}")
            assert header == [*FIVE[0], *KINDS]
            assert [row[0] for row in rows] == ["007", "008", "009", "010", "011"]
            header, *rows = cells(f"out.{one}.rejected.{one}")
            assert header == ["row", *FIVE[0], "problem"]
            assert [row[1] for row in rows] == ["012"]

    def test_each_record_names_its_own_files(self, simulate: Simulate) -> None:
        """The run is the same one."""
        simulate("assess", "roster.csv", *CHANGSHA, *OUTPUTS)
        runs = []
        for one in EXTENSIONS:
            record = json.loads(Path(f"out.{one}.run.json").read_text(encoding="utf-8"))
            names = (f"out.{one}", f"out.{one}.rejected.{one}")
            assert record["files"] == [
                {"file": name, "sha256": sha256(Path(name).read_bytes()).hexdigest()}
                for name in names
            ]
            runs.append(record["run"])
        assert runs[0] == runs[1] == runs[2]
        assert (runs[0]["repeatable"], runs[0]["language"]) == (True, "en")

    def test_it_is_said_where_everything_is(self, simulate: Simulate) -> None:
        """Both files of every output, after one summary."""
        ran = simulate("assess", "roster.csv", *CHANGSHA, *OUTPUTS)
        assert ran.err.count("6 rows = ") == 1
        lines = [
            line
            for one in EXTENSIONS
            for line in (
                f"Assessed rows are in out.{one}",
                f"Rejected rows, each with every reason, are in out.{one}.rejected.{one}",
            )
        ]
        assert ran.err.splitlines()[-6:] == lines

    @pytest.mark.parametrize("output", ["out.csv", "./out.csv", "out.csv.rejected.csv"])
    def test_nothing_is_written_twice(self, simulate: Simulate, output: str) -> None:
        """Exit 2, before any work."""
        before = contents()
        ran = simulate("assess", "roster.csv", *CHANGSHA, "-o", "out.csv", "-o", output)
        assert (ran.code, ran.out) == (2, "")
        name = Path(output).name
        assert f"-o {Path(output)}: {name} would be written twice; expected another" in ran.err
        assert contents() == before

    @pytest.mark.parametrize("name", ["out.csv", "out.xlsx", "out.parquet.rejected.parquet"])
    @pytest.mark.parametrize("were_there", [False, True])
    def test_none_is_written_where_one_cannot_be(
        self, simulate: Simulate, monkeypatch: pytest.MonkeyPatch, name: str, were_there: bool
    ) -> None:
        """A workbook that is open in Excel: exit 2, and every file is as it was."""
        if were_there:
            assert simulate("assess", "roster.csv", *CHANGSHA, *OUTPUTS).code == 1
        before, put = contents(), Path.replace

        def replace(draft: Path, target: Path) -> Path:
            if target.name == name:
                raise PermissionError(13, "Permission denied")
            return put(draft, target)

        monkeypatch.setattr(Path, "replace", replace)
        changed = ("--set", "tariff.2024=500")
        ran = simulate("assess", "roster.csv", *CHANGSHA, *OUTPUTS, *changed)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == f"Error: {name}: cannot be written: Permission denied\n"
        assert contents() == before

    def test_one_that_is_somebody_elses_keeps_all_from_being_written(
        self, simulate: Simulate
    ) -> None:
        """A companion, too."""
        for name in ("out.parquet", "out.xlsx.rejected.xlsx"):
            Path(name).write_text("mine", encoding="utf-8")
            before = contents()
            assert simulate("assess", "roster.csv", *CHANGSHA, *OUTPUTS).code == 2
            assert contents() == before
            Path(name).unlink()

    def test_companions_go_where_no_row_is_rejected_any_more(self, simulate: Simulate) -> None:
        """In every format."""
        assert simulate("assess", "roster.csv", *CHANGSHA, *OUTPUTS).code == 1
        Path("roster.csv").write_text(csv_of(FIVE), encoding="utf-8")
        assert simulate("assess", "roster.csv", *CHANGSHA, *OUTPUTS).code == 0
        assert [name for name in contents() if "rejected" in name] == []


class TestChinese:
    """`--lang zh`: a workbook is read by people, the other files by programs."""

    @pytest.fixture(autouse=True)
    def ran(self, simulate: Simulate) -> None:
        """Write every format."""
        words = ("assess", "roster.csv", *CHANGSHA, *OUTPUTS, "--lang", "zh")
        assert simulate(*words).code == 1

    def test_a_workbook_has_chinese_headers_and_words(self) -> None:
        """Behind what was passed in, which is as the clerk wrote it."""
        header, *rows = cells_of_sheet(Path("out.xlsx"))
        assert header[: len(FIVE[0])] == [*FIVE[0]]
        assert len(header) == len(FIVE[0]) + len(KINDS)
        first, third = (dict(zip(header, rows[place], strict=True)) for place in (0, 2))
        assert {name: first[name] for name in ("已参保", "个人应缴", "缴费依据", "折算依据")} == {
            "已参保": "是", "个人应缴": 1520, "缴费依据": "明文", "折算依据": "未规定",
        }  # fmt: skip
        assert (third["已参保"], third["学号"], third["note"]) == ("否", "009", "=1+1")
        assert first["缴费条款"] == "C2"

    def test_so_has_its_companion(self) -> None:
        """The columns of its own alone."""
        header, row = cells_of_sheet(Path("out.xlsx.rejected.xlsx"))
        assert header == ["行号", *FIVE[0], "拒收原因"]
        assert (row[1], row[4]) == ("012", "x")
        assert row[-1] == "学制：应为1至8的整数"

    def test_data_files_keep_the_names_of_programs(self) -> None:
        """Reasons are for people in every format."""
        for one in ("csv", "parquet"):
            header, first, *_ = cells(f"out.{one}")
            assert header == [*FIVE[0], *KINDS]
            assert "explicit" in first
            header, row = cells(f"out.{one}.rejected.{one}")
            assert header == ["row", *FIVE[0], "problem"]
            assert row[-1] == "学制：应为1至8的整数"

    def test_a_header_of_a_result_gets_a_number(self, simulate: Simulate) -> None:
        """It is said, and the other files have it as it was."""
        Path("roster.csv").write_text("entry_year,学制,退费\n2023,4,+86\n", encoding="utf-8")
        words = ("assess", "roster.csv", *CHANGSHA, *OUTPUTS)
        ran = simulate(*words, "--lang", "zh")
        assert ran.code == 0
        assert cells("out.xlsx")[0][:3] == ["entry_year", "学制", "退费 (2)"]
        assert cells("out.csv")[0][:3] == ["entry_year", "学制", "退费"]
        assert ".xlsx" in ran.err
        assert "退费" not in simulate(*words, "--lang", "en").err


@contextmanager
def counted(path: Path, reading: Reading, **changed: Any) -> Iterator[Source]:
    """Open a roster whose reader says something else."""
    with open_roster(path, reading) as source:
        yield evolve(source, **changed)


def reads(monkeypatch: pytest.MonkeyPatch, **changed: Any) -> None:
    """Let the readers of rosters say something else."""
    monkeypatch.setattr(
        "simulate.roster.roster_files.open_roster", lambda *asked: counted(*asked, **changed)
    )


class TestControlTotals:
    """Exit 3, and nothing is written, where rows or money were lost."""

    def check_lost(self, simulate: Simulate, message: str) -> None:
        """Assess, and look at what is left."""
        before = contents()
        ran = simulate("assess", "roster.csv", *CHANGSHA, *OUTPUTS)
        assert (ran.code, ran.out) == (3, "")
        assert message in ran.err
        assert "Traceback" not in ran.err
        assert contents() == before

    @pytest.mark.parametrize("rows", [5, 7])
    def test_rows(self, simulate: Simulate, monkeypatch: pytest.MonkeyPatch, rows: int) -> None:
        """Six stand in the roster; what its reader has counted is said, too."""
        reads(monkeypatch, counted=rows)
        self.check_lost(
            simulate,
            f"control total of rows: the roster has {rows} rows below its header, but 5 assessed, "
            "1 rejected and 0 blank ones are 6; nothing was written",
        )

    def test_blank_rows_are_rows(self, simulate: Simulate, monkeypatch: pytest.MonkeyPatch) -> None:
        """Five and one and two are eight."""
        with open_roster(Path("roster.csv")) as source:
            pages: list[Page] = [evolve(page, blank=2) for page in source.pages]
            reads(monkeypatch, counted=8, pages=iter(pages))
            assert simulate("assess", "roster.csv", *CHANGSHA, *OUTPUTS).code == 1

    def test_money(self, simulate: Simulate, monkeypatch: pytest.MonkeyPatch) -> None:
        """A fen more stands in a row than the groups of students come to."""

        def one_fen_more(columns: Mapping[str, ResultColumn], of: Any) -> dict[str, ResultColumn]:
            given = spread(columns, of)
            paid = given["student_pays"]
            values = paid.values.copy()
            values[0] += 1
            return {**given, "student_pays": evolve(paid, values=values)}

        monkeypatch.setattr("simulate.roster.assessment.spread", one_fen_more)
        # 1,520 of the first, 1,140 of the late one and 1,520 of the last; the second has relief.
        self.check_lost(
            simulate,
            "control total of contribution (student): the rows add up to 4,180.01 yuan, the "
            "summary gives 4,180.00; nothing was written",
        )


def test_more_rows_than_a_sheet_holds_are_refused_at_the_start(
    simulate: Simulate, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before a page is read; the other formats take them."""

    def never() -> Iterator[Page]:
        pytest.fail("a page was read")
        yield

    reads(monkeypatch, counted=1_048_576, pages=never())
    before = contents()
    ran = simulate("assess", "roster.csv", *CHANGSHA, *OUTPUTS)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "Error: -o out.xlsx: the roster has 1,048,576 rows, and a sheet holds 1,048,575 "
        "students; write .csv or .parquet instead\n"
    )
    assert contents() == before


@pytest.mark.parametrize(("had_one", "asked"), [*product((False, True), repeat=2)])
def test_csv_has_a_mark_where_the_roster_had_one_or_it_is_asked_for(
    simulate: Simulate, monkeypatch: pytest.MonkeyPatch, had_one: bool, asked: bool
) -> None:
    """Output and companion; the other formats and the records have none."""
    reads(monkeypatch, bom=had_one)
    assert simulate("assess", "roster.csv", *CHANGSHA, *OUTPUTS, *["--bom"] * asked).code == 1
    marked = {name for name, content in contents().items() if content.startswith(b"\xef\xbb\xbf")}
    assert marked == ({"out.csv", "out.csv.rejected.csv"} if had_one or asked else set())


WORDS: Final = {word for name, words in HEADERS.items() for word in (name, *words)}
"""Below the header they would be its second row."""

CELLS: Final = st.sampled_from(
    ["", "007", " before", "behind ", "+86", "-1", "=1+1", "@x", "'1", "NA", "null", "NaN", "None",
     "true", "1e5", "1.50", "110101199001011234", "2023-09-01", "8:30", "a,b", "a;b", "a\tb", '"',
     'a"b', "a\nb", "a\r\nb", "a\rb", "\n", "_x0041_", "\x07", "長沙", "😀", "#N/A", "\u3000"]
) | st.text(st.characters(exclude_categories=["Cs"]), max_size=6).filter(
    lambda text: text.strip() not in WORDS
)  # fmt: skip


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=8))
@settings(max_examples=40)
def test_any_text_survives(rows: list[tuple[str, str]]) -> None:
    """To the letter, in every format, in the rows that are assessed and in those rejected."""
    with TemporaryDirectory() as place:
        path = Path(place) / "roster.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, quoting=csv.QUOTE_ALL)
            writer.writerow(["entry_year", "programme_years", "one", "two"])
            writer.writerows([2023, length, *row] for length in (4, "x") for row in rows)
        outputs = [Path(place) / f"out.{one}" for one in EXTENSIONS]
        words = [word for output in outputs for word in ("-o", str(output))]
        with pytest.raises(SystemExit):
            main(["assess", str(path), *CHANGSHA, *words, "--quiet"])
        for output in outputs:
            companion = output.with_name(f"{output.name}.rejected{output.suffix}")
            for written in (output, companion):
                header, *found = cells(str(written))
                at = header.index("one")
                assert [tuple(row[at : at + 2]) for row in found] == rows


def test_typed_cells_stay_what_they_are(simulate: Simulate) -> None:
    """Numbers, days and flags of Parquet are those of the outputs; as text in companions."""
    columns = {
        "entry_year": pa.array([2023, 2023], pa.int16()), "学制": pa.array([4, 99], pa.int32()),
        "score": pa.array([1.25, 2.5]), "born": pa.array([12_000, 12_001], pa.date32()),
        "boards": pa.array([True, False]), "number": pa.array([110101199001011234] * 2),
    }  # fmt: skip
    pyarrow.parquet.write_table(pa.table(columns), "roster.parquet")
    assert simulate("assess", "roster.parquet", *CHANGSHA, *OUTPUTS).code == 1
    given = pyarrow.parquet.read_table("roster.parquet").slice(0, 1)
    assert pyarrow.parquet.read_table("out.parquet").select(list(columns)).equals(given)
    first = given.to_pylist()[0]
    row = dict(zip(*cells_of_sheet(Path("out.xlsx")), strict=True))
    # A spreadsheet's numbers have 15 digits: what is longer is text.
    number = str(first["number"])
    assert {name: row[name] for name in columns} == first | {"number": number}
    second = ["2023", "99", "2.5", "2002-11-10", "false", number]
    for one in EXTENSIONS:
        assert cells(f"out.{one}.rejected.{one}")[1][1:-1] == second
