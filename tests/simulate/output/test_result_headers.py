"""The headers of result columns in a workbook."""

from kernel.columns import HEADERS
from kernel.results import KINDS
from simulate.language.catalogue import spoken
from simulate.output.result_headers import ADDED, RESULT_HEADERS


def test_in_english_they_are_the_names_of_data_files() -> None:
    """Every column of the contract, in its order, and those that are asked for behind them."""
    assert list(RESULT_HEADERS) == [*KINDS, *ADDED]
    assert {name: spoken(text, "en") for name, text in RESULT_HEADERS.items()} == {
        name: name for name in RESULT_HEADERS
    }


def test_in_chinese_each_is_another_one() -> None:
    """So that a workbook can be read again; none is the header of a column that is passed in."""
    chinese = [spoken(text, "zh") for text in RESULT_HEADERS.values()]
    assert len({*chinese}) == len(chinese)
    assert not any(header.isascii() for header in chinese)
    assert {*chinese}.isdisjoint(one for headers in HEADERS.values() for one in headers)


def test_by_name() -> None:
    """Those that are read first, a basis and a clause."""
    assert spoken(RESULT_HEADERS["individual_due"], "zh") == "个人应缴"
    assert spoken(RESULT_HEADERS["fiscal_basis"], "zh") == "财政补助依据"
    assert spoken(RESULT_HEADERS["waiting_clause"], "zh") == "等待期条款"
