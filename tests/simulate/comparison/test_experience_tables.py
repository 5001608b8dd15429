"""Actual against expected as a person reads it, and as data."""

from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest

from simulate.comparison.experience_report import experience_report
from simulate.output.presentation import Presentation
from simulate.output.result import Result

WIDE: Final = 200


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> Result:
    """Return three figures of Quanzhou's in 2024 beside the expected ones."""
    path = tmp_path_factory.mktemp("actual") / "actual.csv"
    rows = [
        "region,year,measure,payer,unit,value,source",
        "泉州,2024,insured,,人,90000,an office",
        "泉州,2024,fund_income,,万元,9000,",
        "泉州,2024,students,,人,1,",
    ]
    path.write_text("\n".join(rows), encoding="utf-8")
    return experience_report(path, "en", ["backtest", str(path)])


@cache
def seen(result: Result, *, detail: bool = False) -> str:
    """Return what a person reads in a wide window."""
    from simulate.output.console import rendered

    return rendered(result.view(Presentation("en", detail=detail, width=WIDE)))


def test_a_row_has_actual_expected_and_the_move_that_comes_first(result: Result) -> None:
    """Of those in their ranges the shortest."""
    row, money, _ = result.rows
    assert (row.region, row.year, row.measure) == ("quanzhou", 2024, "insured")
    assert row.unit == "students"
    assert row.actual == 90_000
    assert row.ratio == pytest.approx(row.actual / row.expected, abs=1e-6)
    assert (row.incomplete, row.source) == ("2020–2021", "an office")
    assert 0 < row.stand_in < row.expected
    assert row.inside == "yes"
    assert row.low <= row.needed <= row.high
    assert (money.payer, money.accounting, money.unit) == ("total", "cash", "fen")
    assert (money.actual, money.source) == (9_000_000_000, None)


def test_a_figure_out_of_reach_names_no_assumption(result: Result) -> None:
    """One student in all Quanzhou."""
    row = result.rows[2]
    assert (row.assumption, row.needed, row.inside) == (None, None, None)


def test_the_document_has_every_move_and_what_was_not_known(result: Result) -> None:
    """Ranked; the first one is the row's."""
    document: Any = result.document
    moves = [one for one in document["moves"] if one["measure"] == "insured"]
    assert [one["rank"] for one in moves] == [*range(1, len(moves) + 1)]
    assert moves[0]["assumption"] == result.rows[0].assumption
    unknown = {(one["name"], one["value"]) for one in document["not_known"]}
    assert {("fiscal_standard.2024", 670), ("entrants.tertiary.2024", 50_800)} <= unknown


def test_the_files_digest_is_in_the_record(result: Result) -> None:
    """So that a repetition knows whether the actual figures are the same."""
    assert result.record is not None
    (name,) = result.record["input_files"]
    assert Path(name).name == "actual.csv"
    assert result.record["method"] == "expected"


def test_a_person_reads_actual_beside_expected(result: Result) -> None:
    """With the ratio in percent; persons as they are, money in its unit."""
    row = result.rows[0]
    lines = seen(result).splitlines()
    (line,) = [one for one in lines if one.startswith("Quanzhou 2024, Insured  ")]
    assert line.split()[-3:] == ["90,000", f"{row.expected:,}", f"{row.ratio:.1%}"]
    assert "Quanzhou 2024, Fund income · total · cash" in seen(result)
    assert "9,000.00" in seen(result)


def test_a_person_reads_the_moves(result: Result) -> None:
    """The first five; all of them with --detail; none where one alone is not enough."""
    assert "what one assumption alone would have to be" in seen(result)
    assert "Further assumptions: " in seen(result)
    assert "Further assumptions: " not in seen(result, detail=True)
    said = " ".join(seen(result).split())
    assert "Students in school: no assumption alone makes expected equal actual" in said


def test_a_person_reads_what_is_incomplete_and_what_was_not_known(result: Result) -> None:
    """And who says so."""
    said = " ".join(seen(result).split())
    assert "stands in for 2020–2021: " in said
    assert "not known before the year: fiscal_standard from 2024, tariff from 2025" in said
    assert "Quanzhou 2024, Insured: an office" in said


def test_the_notes_of_data_say_the_same(result: Result) -> None:
    """On standard error beside CSV and JSON."""
    notes = result.notes("en")
    assert [note for note in notes if "incomplete" in note]
    assert [note for note in notes if "31 December before the year" in note]
