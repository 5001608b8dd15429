"""Amounts as a budget office writes them: 万元, exact to the fen."""

import pytest

from kernel.errors import RequestError
from simulate.report.forms.amounts_file import FEN_OF_WAN as WAN
from simulate.report.forms.amounts_file import fen_of, wan_of


@pytest.mark.parametrize(
    ("text", "fen"), [("0", 0), ("1", WAN), (" 1,234.56 ", 1_234_560_000), ("-0.000001", -1)]
)
def test_an_amount_there_and_back(text: str, fen: int) -> None:
    """In 万元, exact to the fen."""
    assert fen_of(text) == fen
    assert fen_of(wan_of(fen)) == fen


@pytest.mark.parametrize("text", ["", "abc", "nan", "inf", "1e30", "0.0000001", "１万"])
def test_no_amount(text: str) -> None:
    """Neither a word, nor endless, nor a part of a fen."""
    with pytest.raises(RequestError, match="expected an amount in 万元"):
        fen_of(text)
