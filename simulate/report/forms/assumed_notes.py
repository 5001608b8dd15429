"""The assumptions on which lines of a form rest, with range and source."""

from collections.abc import Iterable, Iterator

from kernel.messages import NOTHING, Text, message
from kernel.parameters import Parameter
from simulate.scenario.values import label_of, range_of


def assumed_notes(parameters: Iterable[Parameter]) -> Iterator[Text]:
    """Say what is assumed, value by value; nothing of an assumption without any."""
    for parameter in parameters:
        for entry in parameter.effective:
            ends = range_of(entry)
            yield message(
                "Assumed: {name}: {said}{span}; {source}.",
                name=parameter.text,
                said=f"{label_of(parameter, entry)} = {entry.value}",
                span=message(" (range {ends})", ends=ends) if ends else NOTHING,
                source=entry.source,
            )
