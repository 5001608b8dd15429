"""Rosters in memory: whatever type a column has, its cells are read as they would be in a file."""

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from kernel.errors import RequestError
from kernel.intake import take_in
from kernel.registry import load_region
from simulate.roster.reading.arrow_source import source_of

WORDS = ["dibao", None, "tekun"]

COLUMNS = {
    "text": pa.array(WORDS),
    "large text": pa.array(WORDS, pa.large_string()),
    "a view": pa.array(WORDS, pa.string_view()),
    "a dictionary": pa.array(WORDS).dictionary_encode(),
    "a dictionary of views": pa.DictionaryArray.from_arrays(
        pa.array([0, None, 1]), pa.array(["dibao", "tekun"], pa.string_view())
    ),
    "runs": pa.RunEndEncodedArray.from_arrays([1, 2, 3], pa.array(WORDS)),
    "bytes": pa.array([word and word.encode() for word in WORDS], pa.binary()),
    "bytes of one length": pa.array([b"dibao", None, b"tekun"], pa.binary(5)),
}


def relief_in(roster: object) -> list[int]:
    """Return the relief categories of a roster as Changsha takes them in."""
    source = source_of(roster)
    (page,) = source.pages
    found = take_in(load_region("changsha"), 2024, page.roster(source.header))
    assert found.rejected == ()
    return list(found.batch.relief.tolist())


@pytest.mark.parametrize("kind", COLUMNS)
def test_a_word_is_read_from_a_column_of_any_type(kind: str) -> None:
    """Dibao is bit 3, nothing is no category, tekun is bit 0."""
    plain = {"entry_year": [2023] * 3, "programme_years": [4] * 3}
    assert relief_in(pa.table({**plain, "relief": COLUMNS[kind]})) == [8, 0, 1]


@pytest.mark.parametrize("kind", COLUMNS)
def test_a_roster_without_students_has_a_page_whatever_its_columns_are(kind: str) -> None:
    """Its cells are those of the same column with students, of which there are none."""
    plain = {"entry_year": [2023] * 3, "programme_years": [4] * 3}
    students = pa.table({**plain, "relief": COLUMNS[kind]})
    (page,) = source_of(students).pages
    (nothing,) = source_of(pa.Table.from_batches([], students.schema)).pages
    assert (nothing.batch.num_rows, nothing.rows.tolist()) == (0, [])
    assert nothing.batch.schema.equals(page.batch.schema)
    assert relief_in(pa.Table.from_batches([], students.schema)) == []


def test_categories_of_a_frame_are_words() -> None:
    """Those of pandas, and both kinds that polars has."""
    plain = {"entry_year": [2023] * 3, "programme_years": [4] * 3}
    frame = pl.DataFrame({**plain, "relief": WORDS})
    for kind in (pl.Categorical, pl.Enum(["dibao", "tekun"])):
        assert relief_in(frame.with_columns(pl.col("relief").cast(kind))) == [8, 0, 1]
    assert relief_in(pd.DataFrame({**plain, "relief": pd.Categorical(WORDS)})) == [8, 0, 1]


def test_a_column_of_two_types_is_named() -> None:
    """Without repeating a cell of it."""
    frame = pd.DataFrame({"entry_year": [2023, "Li"], "programme_years": [4, 4]})
    with pytest.raises(RequestError, match=r"column entry_year.*each of one type") as fault:
        source_of(frame)
    assert "Li" not in str(fault.value)


@pytest.mark.parametrize("roster", [3, None, object()])
def test_what_is_no_table_is_refused(roster: object) -> None:
    """With what may be given instead."""
    with pytest.raises(RequestError, match="expected a path, a pyarrow table or a data frame"):
        source_of(roster)


def test_columns_of_different_lengths_are_no_table() -> None:
    """Nor is a mapping that would leave cells over."""
    with pytest.raises(RequestError, match="found a dict that is no table; expected columns of"):
        source_of({"entry_year": [2023], "programme_years": [4, 4]})


def test_rows_are_numbered_as_if_a_header_stood_above() -> None:
    """Those in which nothing stands are no students; what pandas has for nothing is nothing."""
    years = [2023, None, 2022]
    frames = (
        pa.table({"entry_year": years, "programme_years": [4, None, 3]}),
        pd.DataFrame({"entry_year": years, "programme_years": [4, None, 3]}),
        pl.DataFrame(
            {"entry_year": [2023.0, float("nan"), 2022.0], "programme_years": [4, None, 3]}
        ),
    )
    for frame in frames:
        source = source_of(frame)
        (page,) = source.pages
        assert (page.rows.tolist(), page.blank, source.counted) == ([2, 4], 1, 3)
        assert page.batch.column(1).to_pylist() == [4, 3]
