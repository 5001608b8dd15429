"""The page that begins a city from an empty folder does what it says, in both languages."""

import re
import shutil
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from kernel.registry import load_region
from tests.conftest import Simulate
from tests.pages import CHINESE, PAGES, check, commands, missing_lines

TEXTS: Final = {"en": PAGES["first-city.md"], "zh": CHINESE["first-city.md"]}
CITY: Final = Path("xuebao-tianjin")
PACKAGE: Final = "xuebao_tianjin"

MOST_LINES: Final = 120
"""Of Python and TOML that a person writes beyond what the draft has."""


def shown_files(text: str) -> Iterator[tuple[str, str, str]]:
    """Return each file that the page shows: its name, the language of the block, the block."""
    yield from re.findall(r"^`([^`\n]+)`[:：]\n\n```(\w+)\n(.*?)^```$", text, re.M | re.S)


def changed(text: str, diff: str) -> str:
    """Return a text with the changes of a diff; each of its parts has to be there just once."""
    for part in diff.split("@@\n"):
        lines = part.splitlines(keepends=True)
        old = "".join(line[1:] for line in lines if line[0] in " -")
        new = "".join(line[1:] for line in lines if line[0] in " +")
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def fill_in(text: str) -> None:
    """Do to the draft what the page says: whole files, and changes of files."""
    for name, language, block in shown_files(text):
        file = Path(name)
        is_change = language == "diff"
        content = changed(file.read_text(encoding="utf-8"), block) if is_change else block
        file.write_text(content, encoding="utf-8")


def install(patch: pytest.MonkeyPatch) -> None:
    """Let the city be found as pip lets it: by what its own project file declares."""
    project = tomllib.loads((CITY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    metadata = CITY / "xuebao_tianjin-0.1.0.dist-info"
    metadata.mkdir()
    named = f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n"
    (metadata / "METADATA").write_text(named, encoding="utf-8")
    points = project["entry-points"]["xuebao.regions"].items()
    declared = "".join(f"{name} = {package}\n" for name, package in points)
    (metadata / "entry_points.txt").write_text(f"[xuebao.regions]\n{declared}", encoding="utf-8")
    patch.syspath_prepend(str(CITY.resolve()))


def forget() -> None:
    """Forget the city: the page in the other language begins it anew."""
    load_region.cache_clear()
    for name in [name for name in sys.modules if name.partition(".")[0] == PACKAGE]:
        del sys.modules[name]


@pytest.fixture(params=["en", "zh"])
def page(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    simulate: Simulate,
) -> Iterator[str]:
    """Stand in a folder with the city begun, filled in and installed; return the page."""
    text = TEXTS[request.param]
    monkeypatch.chdir(tmp_path)
    begin, *_ = commands(text)
    assert missing_lines({begin: check(simulate, begin).out}, text.partition("## 2.")[0]) == []
    shutil.copytree(CITY, "drafted")
    fill_in(text)
    install(monkeypatch)
    yield text
    forget()


def test_the_commands_print_what_is_shown(page: str, simulate: Simulate) -> None:
    """Forecast, roster and budget of the city that was filled in."""
    outputs = {}
    for command in commands(page)[1:]:
        ran = check(simulate, command)
        outputs[command] = f"{ran.out}\n{ran.err}"
    filled_in = page.partition("## 2.")[2]
    assert len(outputs) == 5
    assert missing_lines(outputs, filled_in) == []


@pytest.mark.usefixtures("page")
def test_it_takes_few_lines() -> None:
    """Beyond what the draft has, comments and blank lines left out."""
    written = Counter[str]()
    for path in (CITY / PACKAGE).glob("*.*"):
        lines = Counter(path.read_text(encoding="utf-8").splitlines())
        drafted = Path("drafted") / PACKAGE / path.name
        written += lines - Counter(drafted.read_text(encoding="utf-8").splitlines())
    own = [line for line in written.elements() if line.strip() and line.strip()[0] != "#"]
    assert len(own) < MOST_LINES


def test_both_pages_show_the_same_files() -> None:
    """What is filled in holds both languages already."""
    assert [*shown_files(TEXTS["en"])] == [*shown_files(TEXTS["zh"])]
