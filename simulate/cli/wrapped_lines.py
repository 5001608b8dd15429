"""Lines of help and of messages: behind an indent, hanging, terms beside their meanings."""

from collections.abc import Sequence
from typing import Final

from simulate.language.wrapping import width_of, wrapped

_GAP: Final = 2
_NARROWEST: Final = 20
_CONTINUED: Final = 4


def indented(text: str, width: int, indent: int = 0) -> list[str]:
    """Break a text into lines, each behind an indent."""
    lines = wrapped(text, max(width - indent, _NARROWEST), whole_words=True) or [""]
    return [" " * indent + line for line in lines]


def hanging(text: str, width: int, indent: int = 6) -> list[str]:
    """Break a text into lines of which all but the first stand behind an indent."""
    first, *others = indented(text, width - indent)
    return [first, *(" " * indent + line for line in others)]


def command_lines(command: str, width: int, indent: int) -> list[str]:
    """Break a command over lines as a shell reads them: each but the last ends in a backslash."""
    lines = [" " * (indent - 1)]
    for word in command.split():
        # A backslash stands behind every line but the last.
        if lines[-1].strip() and width_of(f"{lines[-1]} {word} \\") > width:
            lines[-1] += " \\"
            lines.append(" " * (indent + _CONTINUED - 1))
        lines[-1] += f" {word}"
    return lines


def listed_terms(terms: Sequence[tuple[str, str]], width: int, most: int = 26) -> list[str]:
    """Write terms with what they mean beside them, or below where a term is long.

    Args:
        terms: each with its meaning.
        width: of a line.
        most: columns of the terms.
    """
    wide = min(max((width_of(term) for term, _ in terms), default=0), most)
    lines: list[str] = []
    for term, meaning in terms:
        first, *others = indented(meaning, width, 2 + wide + _GAP)
        if width_of(term) > wide:
            lines += [f"  {term}", first]
        else:
            lines.append(f"  {term}{' ' * (wide + _GAP - width_of(term))}{first.lstrip()}".rstrip())
        lines += others
    return lines
