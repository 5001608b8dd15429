"""The contract as a list in the tree, `docs/contract.txt`, brought up to date.

`python -m tests.contract.listing` writes what the code says now, and prints how the changelog has
to name it. What is listed under a version stays so once that version is released: a change after
that is another version.
"""

from collections.abc import Iterator
from hashlib import sha256
from typing import Final

import kernel
import simulate
from kernel import hookspecs
from kernel.columns import COLUMNS, HEADERS
from kernel.hookspecs import PROJECT, QUESTIONS
from simulate.output.result import Result
from simulate.roster.assessed_roster import AssessedRoster
from tests.contract.file_keys import facts_of_files
from tests.contract.signatures import facts_of, parameters, signature
from tests.tree import ROOT

VERSION: Final = 1
"""Of the contract; the changelog names it with the digest of the list."""

LISTING: Final = ROOT / "docs" / "contract.txt"
COMMAND: Final = "python -m tests.contract.listing"

RESULTS: Final = (Result, AssessedRoster)
"""What the functions of `simulate` return."""


def facts() -> list[str]:
    """Return all that regions, scripts and files rely on, one fact a line, in order."""
    parts = (_of_the_page(), _of_hooks(), _of_rosters(), _of_functions(), facts_of_files())
    return sorted({fact for part in parts for fact in part})


def _of_the_page() -> Iterator[str]:
    for name, (module, _) in kernel.PAGE.items():
        yield from facts_of(f"kernel.{name}", getattr(kernel, name), f"kernel.{module}")


def _of_hooks() -> Iterator[str]:
    for name, value in vars(hookspecs).items():
        if hasattr(value, f"{PROJECT}_spec"):
            yield f"hook {name}{signature(value)}"
    for name, question in QUESTIONS.items():
        yield f"question {name}: of the hook {question.hook}"
        for output, declared in question.outputs.items():
            payers = "".join(f" {payer.word}" for payer in declared.payers)
            yield f"question {name}.{output}: {declared.unit}{payers}"


def _of_rosters() -> Iterator[str]:
    for name, column in COLUMNS.items():
        if column.domain is not None:
            required = ", required" if column.required else ""
            yield f"roster column {name}: {HEADERS[name][0]}{required}"


def _of_functions() -> Iterator[str]:
    for name in simulate.__all__:
        yield from (f"simulate.{name} {one}" for one in parameters(getattr(simulate, name)))
    for result in RESULTS:
        yield from facts_of(f"simulate result {result.__name__}", result, result.__module__)


def digest_of(lines: list[str]) -> str:
    """Return a few letters that another list would not have."""
    return sha256("\n".join(lines).encode()).hexdigest()[:8]


def named(lines: list[str]) -> str:
    """Return how the changelog names the contract."""
    return f"Contract {VERSION} (`{digest_of(lines)}`)"


def listed(lines: list[str]) -> str:
    """Return the list as it stands in the tree."""
    return "\n".join((f"version {VERSION}", *lines, ""))


if __name__ == "__main__":
    now = facts()
    LISTING.write_text(listed(now), encoding="utf-8", newline="\n")
    print(named(now))  # noqa: T201  # what the command is for
