"""What a question to the rules is: who answers it, and what its answer holds."""

from collections.abc import Mapping

from attrs import frozen

from kernel.clauses import Text
from kernel.codes import Payer


@frozen
class Output:
    """One output of a question.

    Attributes:
        unit: in what it is counted.
        text: what it is called.
        payers: whom it may name.
        part_of: the output of which it is a part; its rows are checked with it.
    """

    unit: str
    text: Text
    payers: tuple[Payer, ...] = ()
    part_of: str = ""


@frozen
class Question:
    """One question: the hook that answers it, what it asks, and the outputs of its table."""

    hook: str
    text: Text
    outputs: Mapping[str, Output]
