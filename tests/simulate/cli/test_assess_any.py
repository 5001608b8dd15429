"""`simulate assess` on any bytes, on random students, and on rosters of several pages."""

import csv
import io
import random
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pyarrow as pa
import pyarrow.parquet
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kernel.columns import HEADERS
from kernel.results import KINDS
from simulate.cli import main
from simulate.roster.reading.pages import PAGE
from tests.conftest import Simulate
from tests.second_reading.students import random_student
from tests.simulate.making import REGIONS
from tests.simulate.output.reading import tables_in
from tests.simulate.roster.making import csv_of, parquet_of, rows_of

Rows = list[dict[str, str]]

PIECES: Final = (
    *HEADERS, *(header for chinese in HEADERS.values() for header in chinese),
    *",,,,,,\n\n\n\n\r\"\"'; \t", "2023", "2024-01-01", "4", "低保", "true", "changsha", "\ufeff",
    "\0", "x", "-1", "9" * 20,
    "entry_year,programme_years\n2023,4", '"a\nb"', '""', "\x85", "\u2028",
)  # fmt: skip
HEAD: Final = "entry_year,programme_years,paid_on,relief,note\n"


def run(roster: Path, region: str, year: int) -> tuple[int, Rows, Rows]:
    """Assess a roster; return the exit code, the rows of the output and those rejected."""
    out = roster.with_name("out.csv")
    with pytest.raises(SystemExit) as leaving:
        main(["assess", str(roster), "--region", region, "--year", str(year), "-o", str(out),
              "--quiet"])  # fmt: skip
    code = int(leaving.value.code or 0)
    companion = roster.with_name("out.csv.rejected.csv")
    assert out.exists() == (code < 2)
    assert companion.exists() == (code == 1)
    written = rows_of(out) if out.exists() else []
    return code, written, rows_of(companion) if companion.exists() else []


def assess_bytes(content: bytes, name: str = "roster.csv") -> tuple[int, Rows, Rows]:
    """Assess bytes in Changsha, 2024, in a folder of their own."""
    with TemporaryDirectory() as folder:
        (Path(folder) / name).write_bytes(content)
        return run(Path(folder) / name, "changsha", 2024)


@given(st.binary(max_size=200))
@example(b"entry_year,programme_years\n\x00,\xb1\n")
@settings(max_examples=60)
def test_any_bytes_end_with_an_exit_code(content: bytes) -> None:
    """0, 1 or 2, whatever a .csv holds; files where it is not 2."""
    assert assess_bytes(content)[0] in (0, 1, 2)
    assert assess_bytes(b"entry_year,programme_years\n2023,4\n" + content)[0] in (0, 1, 2)


@given(st.binary(max_size=300), st.sampled_from([".xlsx", ".parquet"]))
@settings(max_examples=30)
def test_any_bytes_under_another_extension(content: bytes, extension: str) -> None:
    """No workbook and no Parquet: refused."""
    assert assess_bytes(content, f"roster{extension}")[0] == 2


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join), st.booleans())
@settings(max_examples=150)
def test_any_text_like_csv_ends_with_an_exit_code(text: str, has_head: bool) -> None:
    """Real headers, separators, quotes and line ends in any order."""
    content = (HEAD * has_head + text).encode()
    assert assess_bytes(content)[0] in (0, 1, 2)


@given(
    st.lists(
        st.lists(
            st.sampled_from(["", "2023", "4", "x", 'a"b', "c\nd", "e,f", "低保"]),
            min_size=1,
            max_size=7,
        ),
        max_size=8,
    )
)
@settings(max_examples=60)  # fmt: skip
def test_every_row_is_either_assessed_or_rejected(rows: list[list[str]]) -> None:
    """Rows in are rows out and rows rejected, whatever their cells; blank ones are none."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    code, written, rejected = assess_bytes((HEAD + text.getvalue()).encode())
    assert code == (1 if rejected else 0)
    assert len(written) + len(rejected) == sum(map(any, rows))
    numbers = [int(row["row"]) for row in rejected]
    assert numbers == sorted(set(numbers))
    too_long = {number for number, row in enumerate(rows, 2) if any(row[5:])}
    assert too_long <= set(numbers)


def fen(row: dict[str, str], *columns: str) -> int:
    """Add cells of yuan up in fen; a blank is nothing."""
    return sum(int(Decimal(row[column] or 0) * 100) for column in columns)


@given(
    st.sampled_from(REGIONS),
    st.integers(2022, 2030),
    st.lists(st.integers(0, 2**32 - 1), min_size=1, max_size=12),
)
@settings(max_examples=40)
def test_the_invariants_hold_on_what_is_written(region: str, year: int, seeds: list[int]) -> None:
    """The balances of a student and a year, on the text of the file."""
    students = [random_student(random.Random(seed), region, year) for seed in seeds]  # noqa: S311
    with TemporaryDirectory() as folder:
        path = Path(folder) / "roster.csv"
        path.write_text(csv_of(students), encoding="utf-8", newline="")
        _, written, rejected = run(path, region, year)
    assert len(written) + len(rejected) == len(students)
    for row in written:
        borne = ("student_pays", "institution_aid", "relief_netted")
        due = fen(row, "individual_due", "late_full_cost")
        assert fen(row, *borne) == due
        levels = [f"fiscal_{level}" for level in ("central", "provincial", "municipal")]
        assert fen(row, *levels, "fiscal_unallocated") == fen(row, "fiscal_total")
        if bought := int(row["years_bought"]):
            price, rest = divmod(fen(row, "individual_due"), bought)
            assert rest == 0
            assert fen(row, "relief_netted", "relief_claimable") <= price
            assert fen(row, "refund") <= fen(row, "individual_due")
        if row["enrolled"] == "false":
            assert fen(row, "fiscal_total", "top_up", "relief_claimable") == 0


@pytest.mark.parametrize("region", REGIONS)
def test_the_summary_is_the_sum_of_the_rows_written(
    simulate: Simulate, tmp_path: Path, region: str
) -> None:
    """On standard error: rows, people, and the totals of each part, to the fen; in Chinese too."""
    rng = random.Random(f"summary of {region}")  # noqa: S311
    students = [random_student(rng, region, 2025) for _ in range(300)]
    roster, out = tmp_path / "roster.csv", tmp_path / "out.csv"
    roster.write_text(csv_of(students), encoding="utf-8", newline="")
    ran = simulate("assess", roster, "--region", region, "--year", 2025, "-o", out)
    written, rejected = rows_of(out), rows_of(tmp_path / "out.csv.rejected.csv")
    assert len(written) + len(rejected) == 300
    enrolled = sum(row["enrolled"] == "true" for row in written)
    (people,) = [line for line in ran.err.splitlines() if line.startswith("300 rows = ")]
    assert f" enrolled {enrolled} + " in people
    assert people.endswith(f" + rejected {len(rejected)}")
    sums = [
        sum(fen(row, *columns) for row in written)
        for columns in (
            ("student_pays", "institution_aid", "relief_netted"),
            ("fiscal_total",), ("top_up",), ("relief_claimable",), ("refund",),
        )
    ]  # fmt: skip
    there = [f"{amount / 100:,.2f}" for amount in sums if amount]
    for language, total in (("en", "total"), ("zh", "合计")):
        ran = simulate("assess", roster, "--region", region, "--year", 2025, "-o", out,
                       "--lang", language)  # fmt: skip
        shown = [cell for table in tables_in(ran.err) for cell in table.rows[total]]
        assert shown == there


STUDENTS: Final = (
    {"entry_year": "2023", "programme_years": "4", "paid_on": "2023-09-01", "relief": ""},
    {"entry_year": "2021", "programme_years": "4", "paid_on": "2023-12-31", "relief": "低保"},
    {"entry_year": "2023", "programme_years": "3", "paid_on": "2024-03-01", "relief": ""},
)
"""Three valid students, over and over; the roster of several pages is made of them."""

SIZE: Final = 200_000
REFUSED: Final = sorted(
    {1, 2, SIZE - 1, SIZE} | {page * PAGE + near for page in (1, 2, 3) for near in (-1, 0, 1, 2)}
)
"""The numbers of the rows that are made invalid: the first and last ones, and around each page."""


def tiled() -> list[tuple[str, ...]]:
    """Return the cells of a roster of several pages; each row holds its own number."""
    rows = [tuple(row.values()) for row in STUDENTS]
    cells = [(str(number + 1), *rows[number % 3]) for number in range(SIZE)]
    for number in REFUSED:
        cells[number - 1] = (str(number), "x", *cells[number - 1][2:])
    return cells


def as_csv(rows: Iterable[tuple[str, ...]], *, with_malformed: bool) -> bytes:
    """Write the tiled rows as CSV; the refused ones by turns malformed instead."""
    lines = ["number,entry_year,programme_years,paid_on,relief"]
    for row in rows:
        is_malformed = with_malformed and row[1] == "x" and int(row[0]) % 2
        lines.append(",".join((*row, "surplus") if is_malformed else row))
    return ("\n".join(lines) + "\n").encode()


@pytest.mark.parametrize("kind", ["csv", "csv with malformed rows", "parquet"])
def test_rows_around_every_page_are_right(simulate: Simulate, tmp_path: Path, kind: str) -> None:
    """200,000 rows: all numbered as they stand, each with the results it has alone."""
    rows = tiled()
    roster = tmp_path / ("roster.parquet" if kind == "parquet" else "roster.csv")
    if kind == "parquet":
        names = ("number", *STUDENTS[0])
        content = parquet_of(dict(zip(names, map(list, zip(*rows, strict=True)), strict=True)))
    else:
        content = as_csv(rows, with_malformed=kind != "csv")
    roster.write_bytes(content)
    out = tmp_path / "out.parquet"
    ran = simulate("assess", roster, "--region", "changsha", "--year", 2024, "-o", out)
    rejected = pyarrow.parquet.read_table(tmp_path / "out.parquet.rejected.parquet")
    assert rejected["row"].to_pylist() == [number + 1 for number in REFUSED]
    assert rejected["number"].to_pylist() == [*map(str, REFUSED)]
    enrolled = SIZE - len(REFUSED)
    assert f"{SIZE:,} rows = enrolled {enrolled:,} + rejected {len(REFUSED)}\n" in ran.err

    table = pyarrow.parquet.read_table(out)
    kept = sorted(set(range(1, SIZE + 1)) - set(REFUSED))
    assert table["number"].equals(pa.chunked_array([list(map(str, kept))]))
    (tmp_path / "alone.csv").write_text(csv_of(STUDENTS), encoding="utf-8")
    simulate("assess", tmp_path / "alone.csv", "--region", "changsha", "--year", 2024,
             "-o", tmp_path / "alone.parquet")  # fmt: skip
    alone = pyarrow.parquet.read_table(tmp_path / "alone.parquet").select(list(KINDS))
    expected = alone.take([(number - 1) % 3 for number in kept])
    assert table.select(list(KINDS)).equals(expected)
