"""What the years and words behind the name of a setting restrict its value to."""

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from kernel.entries import Vocabulary
from kernel.errors import RequestError, nearest
from kernel.messages import SEMICOLON, listed, message
from kernel.parameters import Parameter
from simulate.scenario.dimensions import DATED, dimensions_of

if TYPE_CHECKING:
    from simulate.scenario.settings import Setting

SINCE: Final = "since"
"""The word before the first of the years for which a value holds."""

ALSO: Final = "+"
"""Between words that one value is for, e.g. relief_share.tekun+orphan."""

_AFTER_SINCE: Final = message("a year after since, e.g. since.2027")


def keys_of(parameter: Parameter, setting: "Setting", vocabulary: Vocabulary) -> dict[str, Any]:
    """Return what the words behind a name restrict an entry to, by its attributes.

    Raises:
        FileFault, RequestError: a word or a year that is none of the parameter's, or one too many.
    """
    keys: dict[str, Any] = {}
    taken: list[str] = []
    for word, is_first in _words_of(setting):
        dimension = _dimension_of(word.split(ALSO), taken, parameter, setting, vocabulary)
        if is_first and dimension not in DATED:
            setting.origin.fail(setting.name, int(word), _AFTER_SINCE)
        taken.append(dimension)
        keys[SINCE if is_first else dimension] = (
            int(word) if word.isdecimal() else tuple(word.split(ALSO))
        )
    return keys


def _words_of(setting: "Setting") -> Iterator[tuple[str, bool]]:
    """Go through the words, and say of a year whether it is the first of several."""
    words = iter(setting.words)
    for word in words:
        if word != SINCE:
            yield word, False
            continue
        year = next(words, "")
        if not year.isdecimal():
            setting.origin.fail(setting.name, SINCE, _AFTER_SINCE)
        yield year, True


def _dimension_of(
    together: Sequence[str],
    taken: Collection[str],
    parameter: Parameter,
    setting: "Setting",
    vocabulary: Vocabulary,
) -> str:
    """Return the dimension that words or a year belong to, none of those that are taken."""
    first, *others = together
    found = [
        dimension
        for dimension in dimensions_of(first, parameter, setting.name, setting.origin, vocabulary)
        if {*others} <= {*vocabulary.get(dimension, ())}
    ]
    if not found:
        setting.origin.fail(setting.name, ALSO.join(together), "words of one kind")
    # A level of government is a word of two dimensions: what comes first is the affiliation.
    left = [dimension for dimension in found if dimension not in taken]
    if left:
        return left[0]
    known = {w for d in parameter.by if d not in taken for w in vocabulary.get(d, ())}
    hints = [nearest(first, known)] if known and not first.isdecimal() else []
    another = message("expected one {found}, found another", found=found[0])
    raise RequestError(
        "{label}: {name}: {fault}",
        label=setting.origin.label,
        name=setting.name,
        fault=listed([another, *hints], SEMICOLON),
    )
