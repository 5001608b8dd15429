"""While code of others runs, standard output refuses what it writes."""

import io

import pytest

from kernel.foreign import AnswersOnly, foreign_code


def test_the_program_writes() -> None:
    """And the stream is otherwise what it was."""
    beneath = io.StringIO()
    stream = AnswersOnly(beneath)
    print("the answer", file=stream)  # what is tested
    assert beneath.getvalue() == "the answer\n"
    assert not stream.isatty()


def test_code_of_others_does_not() -> None:
    """The message has what it would have written; afterwards the program writes on."""
    beneath = io.StringIO()
    stream = AnswersOnly(beneath)
    with foreign_code(), pytest.raises(ValueError, match="a rule writes 'noise' on standard"):
        print("noise", file=stream)  # what is tested
    stream.write("on")
    assert beneath.getvalue() == "on"
