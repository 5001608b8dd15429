"""Lists as other people make them: each read as it is meant, or rejected with the reason."""

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest

from simulate.roster.reading.header_names import column_named
from tests.conftest import Simulate
from tests.simulate.roster.making import CHANGSHA
from tests.simulate.roster.messy import STUDENTS, Cases
from tests.simulate.roster.messy_cells import CELLS
from tests.simulate.roster.messy_formats import FORMATS
from tests.simulate.roster.messy_headers import HEADED
from tests.simulate.roster.messy_packages import WRITTEN
from tests.simulate.roster.messy_parquet import PARQUETS
from tests.simulate.roster.messy_text import TEXTS
from tests.simulate.roster.messy_words import WORDED
from tests.simulate.roster.messy_workbooks import WORKBOOKS

ROSTERS: Final[Mapping[str, Cases]] = {
    "text": TEXTS, "workbook": WORKBOOKS, "package": WRITTEN, "cells": CELLS, "format": FORMATS,
    "headers": HEADED, "parquet": PARQUETS, "words": WORDED,
}  # fmt: skip


def rows_of(path: Path) -> list[dict[str, str]]:
    """Read a file of the answer, if it is there, with the students' numbers as `student_id`."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        headers, *rows = csv.reader(file)
    names = ["student_id" if column_named(name) == "student_id" else name for name in headers]
    return [dict(zip(names, row, strict=True)) for row in rows]


@pytest.mark.parametrize(("of", "name"), [(of, name) for of in ROSTERS for name in ROSTERS[of]])
def test_messy_rosters(simulate: Simulate, tmp_path: Path, of: str, name: str) -> None:
    """Nothing is guessed, nothing is lost, and nobody's number is said."""
    case = ROSTERS[of][name]
    roster, out = tmp_path / f"r{case.extension}", tmp_path / "out.csv"
    roster.write_bytes(case.content())
    ran = simulate("assess", roster, *CHANGSHA, *case.options, "-o", out)
    assert not any(student[0] in ran.err for student in STUDENTS)
    assert all(words in ran.err for words in case.said), ran.err
    if case.refused:
        assert (ran.code, case.refused in ran.err, out.exists()) == (2, True, False), ran.err
        return
    rejected = rows_of(tmp_path / "out.csv.rejected.csv")
    problems = {int(row["row"]): row["problem"] for row in rejected}
    assert len(problems) == len(rejected)
    assert problems.keys() == case.rejected.keys(), (ran.err, problems)
    assert all(words in problems[row] for row, words in case.rejected.items()), problems
    assert ran.code == bool(case.rejected), ran.err
    assert tuple((row["student_id"], row["student_pays"]) for row in rows_of(out)) == case.pays
