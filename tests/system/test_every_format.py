"""One run in every format: each file read back, each figure the same."""

import csv
import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final, get_args

import pyarrow.parquet as pq
import pytest
from docx import Document

import simulate
from kernel.messages import LANGUAGES, Language
from simulate.output.deliverable.figure_table import FigureLine, FigureTable
from simulate.output.deliverable.shown_cells import shown_cell, unit_of_money
from simulate.output.deliverable.whole import Deliverable
from simulate.output.file_formats import FILE_FORMATS
from simulate.output.presentation import Presentation
from tests.simulate.output.webpage.page_reading import cells, read
from tests.system.office import recalculated
from tests.tree import ROOT

pytestmark = pytest.mark.system

ASKED: Final[dict[str, Any]] = {
    "region": "changsha",
    "cohort": 2024,
    "students": 3000,
    "replicates": 20,
}


@cache
def opened(language: Language) -> Deliverable:
    """Return what a person opens, as the program has it."""
    return simulate.forecast(**ASKED).deliverable(Presentation(language))


@pytest.fixture(scope="module", params=get_args(Language))
def run(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder in which one run has written every format."""
    folder = tmp_path_factory.mktemp(str(request.param))
    words = [f"--{name}={value}" for name, value in ASKED.items()]
    outputs = [word for extension in FILE_FORMATS for word in ("-o", folder / f"out{extension}")]
    command = [sys.executable, "-m", "simulate", *words, "--lang", request.param, *outputs]
    # Our own command, in a process of its own.
    subprocess.run([*command, "--quiet"], check=True, capture_output=True, cwd=ROOT)  # noqa: S603
    return folder


def language_of(run: Path) -> Language:
    """Return in which language a run was asked for."""
    return next(one for one in LANGUAGES if run.name.startswith(one))


def lines_of(run: Path) -> Iterator[tuple[FigureTable, FigureLine]]:
    """Yield every line of every table."""
    for table in opened(language_of(run)).tables:
        for line in table.lines:
            yield table, line


def rows_of(run: Path) -> list[Mapping[str, Any]]:
    """Return the rows as JSON has them."""
    found: list[Mapping[str, Any]] = json.loads((run / "out.json").read_text("utf-8"))["rows"]
    return found


def test_data_files_hold_the_same_rows(run: Path) -> None:
    """CSV, JSON, Parquet, and the sheet of data in the workbook."""
    rows = rows_of(run)
    assert pq.read_table(run / "out.parquet").to_pylist() == rows
    with (run / "out.csv").open(encoding="utf-8", newline="") as file:
        read_back = [*csv.reader(file)]
    assert read_back[0] == [*rows[0]]
    assert read_back[1:] == [
        ["" if cell is None else str(cell) for cell in row.values()] for row in rows
    ]


def test_the_workbook_recalculated_has_every_figure(run: Path, tmp_path: Path) -> None:
    """As it is shown, unrounded; and the sheet of data has the rows."""
    made, book = opened(language_of(run)), recalculated(run / "out.xlsx", tmp_path)
    found: dict[str, list[Sequence[Any]]] = {}
    for sheet in book:
        for row in sheet.iter_rows(values_only=True):
            found.setdefault(str(row[0]).strip(), []).append(row[1:])
    for table, line in lines_of(run):
        due = [exact(table, line, at, made) for at in range(len(table.columns))]
        assert any(same(due, row) for row in found[line.label]), (table.key, line.label)
    *_, data = book
    header, *rest = ([*row] for row in data.iter_rows(values_only=True))
    at = header.index("value")
    assert [row[at] for row in rest if row[at] is not None] == [r["value"] for r in rows_of(run)]
    assert not any(word in str(book.worksheets[0]["A2"].value) for word in ("不一致", "not hold"))


def exact(table: FigureTable, line: FigureLine, at: int, made: Deliverable) -> float | None:
    """Return a figure as a cell has it: money in the unit, unrounded."""
    figure, money = line.cells[at], unit_of_money(table.unit_of(line, at), made.unit)
    return None if figure is None else float(figure) / (money.fen if money else 1)


def same(due: Sequence[float | None], row: Sequence[Any]) -> bool:
    """Say whether a row begins with these figures."""
    return len(row) >= len(due) and all(
        (cell is None) if one is None else isinstance(cell, int | float) and abs(cell - one) < 1e-6
        for one, cell in zip(due, row, strict=False)
    )


def test_the_page_has_every_figure(run: Path) -> None:
    """Rounded half up, in the row of its label."""
    found: dict[str, list[list[str]]] = {}
    for element in read((run / "out.html").read_bytes()).every("table"):
        for label, *row in cells(element):
            found.setdefault(label.strip(), []).append(row)
    for table, line in lines_of(run):
        due = shown(table, line, run)
        assert any(row[: len(due)] == due for row in found[line.label]), (table.key, line.label)


def test_the_memorandum_has_every_figure_of_its_chapters(run: Path) -> None:
    """A table too wide for the page goes on below, under the same labels."""
    found: dict[str, list[str]] = {}
    for own_table in Document(str(run / "out.docx")).tables:
        for row in own_table.rows:
            label, *own = (cell.text.strip() for cell in row.cells)
            found.setdefault(label, []).extend(own)
    made = opened(language_of(run))
    kept = {
        block.key
        for chapter in made.chapters
        if chapter.kind.section is not None
        for block in chapter.blocks
        if isinstance(block, FigureTable)
    }
    assert len(kept) > 5
    for figures, line in lines_of(run):
        if figures.key in kept:
            missing = {*shown(figures, line, run)} - {*found[line.label]} - {""}
            assert not missing, (figures.key, line.label)


def shown(table: FigureTable, line: FigureLine, run: Path) -> list[str]:
    """Return the figures of a line as a person reads them."""
    unit = opened(language_of(run)).unit
    return [shown_cell(table, line, at, unit) for at in range(len(table.columns))]


def test_the_picture_names_every_payer_and_year(run: Path) -> None:
    """Those of the first chart, in words that one can select."""
    chart = opened(language_of(run)).charts[0]
    drawn = read((run / "out.svg").read_bytes()).text
    assert all(chart.table.by_name[name].label in drawn for name in chart.lines)
    assert all(chart.table.columns[at].heading in drawn for at in chart.columns)
    assert (run / "out.png").read_bytes().startswith(b"\x89PNG")


def test_what_people_open_carries_no_time(run: Path) -> None:
    """That stands in the record beside it."""
    started = json.loads((run / "out.json").read_text("utf-8"))["run"]["started"]
    for extension in FILE_FORMATS:
        if extension not in (".json", ".csv"):
            assert started.encode() not in (run / f"out{extension}").read_bytes()
            record = json.loads((run / f"out{extension}.run.json").read_text("utf-8"))
            assert record["run"]["started"] == started
