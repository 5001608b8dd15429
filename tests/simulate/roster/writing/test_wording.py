"""Headers and words of our own in Chinese, and what was passed in as it was."""

from datetime import date
from typing import Final

import pyarrow as pa

from kernel.codes import Basis, Payer
from kernel.messages import Pair
from simulate.language.catalogue import spoken
from simulate.output.result_headers import RESULT_HEADERS
from simulate.roster.writing.wording import in_words, renamed_in_words

PAGE: Final = pa.record_batch(
    {
        "central": ["central", "true"],
        "退费": ["+86", None],
        "enrolled": [True, None],
        "top_up_payer": ["unfunded", None],
        "cover_start": [date(2023, 9, 1), None],
        "refund": pa.array([None, None], pa.decimal128(14, 2)),
        "due_basis": ["explicit", "not_provided"],
        "due_clause": ["C2", "cash"],
    }
)


def test_in_english_nothing_changes() -> None:
    """Names and words are those of data files."""
    assert in_words(PAGE, RESULT_HEADERS, "en") is PAGE


def test_in_chinese_headers_and_words_do() -> None:
    """Clauses keep their names, days their type; a blank stays one."""
    page = in_words(PAGE, RESULT_HEADERS, "zh")
    assert page.schema.names == [
        "central", "退费 (2)", "已参保", "差额负担方", "待遇享受期首日", "退费",
        "缴费依据", "缴费条款",
    ]  # fmt: skip
    assert [column.to_pylist() for column in page.columns] == [
        ["central", "true"],
        ["+86", None],
        ["是", None],
        ["无人承担", None],
        [date(2023, 9, 1), None],
        [None, None],
        ["明文", "未规定"],
        ["C2", "cash"],
    ]


def test_false_is_no() -> None:
    """As people write it."""
    page = pa.record_batch({"enrolled": [False]})
    assert in_words(page, RESULT_HEADERS, "zh").to_pydict() == {"已参保": ["否"]}


def test_every_payer_and_basis_has_a_word() -> None:
    """None of them stands in a Chinese workbook as machines have it."""
    for name, words in (("top_up_payer", Payer.words()), ("due_basis", Basis.words())):
        page = in_words(pa.record_batch({name: list(words)}), RESULT_HEADERS, "zh")
        assert all(not word.isascii() for word in page.column(0).to_pylist())


def test_a_column_that_gets_a_number_is_said() -> None:
    """Counted from 1; in English no column is under the header of a result."""
    said = renamed_in_words(["学号", "退费"], {"refund": RESULT_HEADERS["refund"]}, "zh")
    assert [str(note) for note in said] == [
        "column 2 is written under another name into .xlsx: its own is that of a result"
    ]
    assert renamed_in_words(["学号", "退费"], RESULT_HEADERS, "en") == []


def test_other_columns_have_headers_of_their_own() -> None:
    """Those of a companion are no results."""
    headers = {"row": Pair("row", "行号")}
    page = in_words(pa.record_batch({"row": [7], "enrolled": ["x"]}), headers, "zh")
    assert page.to_pydict() == {"行号": [7], "enrolled": ["x"]}
    assert spoken(headers["row"], "en") == "row"
