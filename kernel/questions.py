"""What a question to the rules is: who answers it, and what its answer holds."""

from collections.abc import Mapping

from attrs import frozen

from kernel.codes import Payer
from kernel.messages import Text


@frozen
class Output:
    """One output of a question: its unit, what it is called, and the payers whom it may name."""

    unit: str
    text: Text
    payers: tuple[Payer, ...] = ()


@frozen
class Question:
    """One question: the hook that answers it, what it asks, and the outputs of its table."""

    hook: str
    text: Text
    outputs: Mapping[str, Output]
