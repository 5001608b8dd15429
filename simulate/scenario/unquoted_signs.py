"""A plus before a number in a scenario file: TOML drops it, and a change would be a value."""

import re
from typing import Final

from kernel.errors import RequestError
from kernel.tomlfiles import TomlFile

_ANYTHING: Final = re.compile(r"\"[^\"]*\"|'[^']*'|#.*")
"""Where any character may stand: words in quotes, and remarks."""

_TABLE: Final = re.compile(r"\s*\[+\s*(\w+)")
_PLUS: Final = re.compile(r"=\s*(\+[0-9.][0-9._eE+-]*)")


def refuse_unquoted(file: TomlFile, *, but_in: str) -> None:
    """Refuse a plus before a number that is not in quotes.

    Args:
        file: is TOML.
        but_in: a table in which numbers are no settings.

    Raises:
        RequestError: the first one, with its line.
    """
    table = ""
    text = file.path.read_text(encoding="utf-8-sig")
    for number, line in enumerate(text.split("\n"), 1):
        bare = _ANYTHING.sub("", line)
        heading = _TABLE.match(bare)
        table = heading[1] if heading else table
        plus = _PLUS.search(bare)
        if plus and table != but_in:
            raise RequestError(
                "{label}: line {number}: {line!r}: TOML reads {found} as a value, without its "
                'sign; a change is written in quotes: "{found}"',
                label=file.label,
                number=number,
                line=line.strip(),
                found=plus[1],
            )
