"""The README and the pages in docs/, with the commands and outputs that they show."""

import re
import shlex
from collections.abc import Mapping
from functools import cache
from typing import Final

from tests.conftest import Ran, Simulate
from tests.tree import ROOT

ENGLISH: Final = (
    ROOT / "README.md",
    *sorted(path for path in (ROOT / "docs").glob("*.md") if not path.name.endswith(".zh.md")),
)
PAGES: Final = {path.name: path.read_text(encoding="utf-8") for path in ENGLISH}
CHINESE: Final = {
    path.name: path.with_name(f"{path.stem}.zh.md").read_text(encoding="utf-8") for path in ENGLISH
}
"""The page in Chinese of each one in English."""


@cache
def commands(text: str) -> tuple[str, ...]:
    """Return the commands that a page shows, in order."""
    return tuple(re.findall(r"^\$ simulate (.*)$", text, re.MULTILINE))


def blocks(text: str, language: str) -> list[str]:
    """Return the code blocks of a language on a page."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def files(text: str) -> dict[str, str]:
    """Return the files that a page shows, by the name that stands above each."""
    shown = re.findall(r"^`([^`\n]+)`[:：]\n\n```\w+\n(.*?)^```$", text, re.M | re.S)
    return dict(shown)


def check(simulate: Simulate, command: str) -> Ran:
    """Run a command that has to end well and to say something."""
    ran = simulate(*shlex.split(command))
    assert ran.code == 0, ran.err
    assert ran.out or ran.err, command
    return ran


def shown_after_commands(text: str) -> list[tuple[tuple[str, ...], list[str]]]:
    """Return the lines of each output on a page, with the commands right before it."""
    found = re.findall(r"^```console\n([^`]*)```\n\n```text\n(.*?)^```$", text, re.M | re.S)
    return [(commands(console), output.splitlines()) for console, output in found]


def missing_lines(outputs: Mapping[str, str], text: str) -> list[str]:
    """Return the lines of a page's outputs that the commands before them do not print."""
    missing = []
    for before, lines in shown_after_commands(text):
        printed = {line.strip() for one in before for line in outputs[one].splitlines()}
        missing += [line for line in lines if line.strip() not in printed]
    return missing
