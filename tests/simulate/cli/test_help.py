"""Help: of every command, in the reader's language, with examples that run."""

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import click
import pytest

from kernel.columns import HEADERS, REQUIRED
from kernel.messages import Language
from simulate.cli import cli
from simulate.cli.assess import assess
from simulate.cli.commands import Argument, Command
from simulate.cli.first_steps import STEPS
from simulate.cli.help_texts import in_language
from tests.conftest import Simulate
from tests.simulate.cli.asking import CHANGSHA
from tests.simulate.roster.making import xlsx_of
from tests.tree import ROOT

COMMANDS: Final[dict[str, Any]] = {
    "simulate": cli,
    **{f"simulate {name}": one for name, one in cli.commands.items()},
}

ROSTER = "entry_year,programme_years,paid_on\n2023,4,2023-10-15\n"
STUDENTS: list[list[object]] = [["学号", "学院", "入学年份", "学制"], ["001", "文学院", 2023, 4]]


def texts(command: click.Command) -> Iterator[str]:
    """Return every text of a command's help, in English."""
    assert isinstance(command, Command)
    yield from command.paragraphs
    for one in command.get_params(click.Context(command)):
        assert isinstance(one, click.Option | Argument)
        yield one.help or ""


def words_of(name: str, *more: str) -> list[str]:
    """Return the words that ask for a command."""
    return [*name.split()[1:], *more]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, simulate: Simulate) -> Path:
    """Stand in a folder with the files that examples name."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(ROOT / "scenarios", tmp_path / "scenarios")
    (tmp_path / "roster.csv").write_text(ROSTER, encoding="utf-8")
    (tmp_path / "students.xlsx").write_bytes(xlsx_of(STUDENTS))
    simulate(*CHANGSHA, "--quiet", "-o", "before.json")
    simulate(*CHANGSHA, "--quiet", "--set", "uptake=0.9", "-o", "after.json")
    return tmp_path


EXAMPLES = dict.fromkeys([*(e for one in COMMANDS.values() for e in one.examples), *STEPS])


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_runs(simulate: Simulate, example: str) -> None:
    """As it stands in help, and on the screen of `simulate` alone."""
    program, *words = shlex.split(example)
    ran = simulate(*words)
    assert (program, ran.code) == ("simulate", 0), ran.err


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_one_to_three_examples_of_its_own(name: str) -> None:
    """The forecast's need no name."""
    examples = COMMANDS[name].examples
    assert 1 <= len(examples) <= 3
    if name not in ("simulate", "simulate forecast"):
        assert all(one.startswith(f"{name} ") or one == name for one in examples)


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_option_and_argument_is_explained(
    simulate: Simulate, name: str, language: str
) -> None:
    """In the language asked for; nothing of the other one is left."""
    ran = simulate(*words_of(name, "--help", "--lang", language))
    assert (ran.code, ran.err) == (0, "")
    shown = "".join(ran.out.split())
    for text in texts(COMMANDS[name]):
        assert text
        assert "".join(in_language(text, "zh" if language == "zh" else "en").split()) in shown
        assert in_language(text, "zh") != text
    headings = ("Usage: ", "Options:") if language == "en" else ("用法：", "选项：")
    assert all(heading in ran.out for heading in headings)


@pytest.mark.parametrize("name", COMMANDS)
def test_what_options_take_has_messages_of_our_own(name: str) -> None:
    """Types of click would answer in English alone."""
    for option in COMMANDS[name].get_params(click.Context(COMMANDS[name])):
        own = type(option.type).__module__.startswith("simulate.")
        assert own or option.type.name in ("text", "boolean"), option.name


@pytest.mark.parametrize("columns", ["1", "40", "80", "200", "100000000"])
def test_help_fits_the_terminal(
    simulate: Simulate, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    """Whatever it says of its width; nothing is cut."""
    wide = simulate("assess", "--help").out
    monkeypatch.setenv("COLUMNS", columns)
    out = simulate("assess", "--help").out
    assert "".join(out.replace("\\\n", "").split()) == "".join(wide.replace("\\\n", "").split())
    assert max(map(len, out.splitlines())) <= max(50, min(int(columns), 100))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_columns_that_help_names_are_columns(language: Language) -> None:
    """Each with its Chinese header behind it; the required ones are among them."""
    text = in_language(assess.paragraphs[-1], language)
    named = dict(re.findall(r"([a-z]+_[a-z_]+|relief|locality) ([\u4e00-\u9fff]+)", text))
    assert set(REQUIRED) < set(named)
    for name, chinese in named.items():
        assert chinese.startswith(HEADERS[name][0])


@pytest.mark.parametrize(
    ("language", "left"), [("en", "numpy rich attrs babel kernel.registry"), ("zh", "numpy rich")]
)
def test_help_is_quick(language: str, left: str) -> None:
    """What takes long to load is not loaded: figures, tables, in English the catalogue too."""
    script = (
        "import atexit, sys; from simulate.cli import main; "
        f"atexit.register(lambda: print([m for m in {left.split()} if m in sys.modules])); "
        f"main(['--help', '--lang', {language!r}])"
    )
    # The interpreter of this run, with a script of our own.
    ran = subprocess.run(  # noqa: S603
        [sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True
    )
    assert ran.stdout.splitlines()[-1] == "[]"


class TestFirstSteps:
    """`simulate` alone."""

    def test_three_commands_are_shown(self, simulate: Simulate) -> None:
        """And where help is; that is no fault."""
        ran = simulate()
        assert (ran.code, ran.err) == (0, "")
        assert len(STEPS) == 3
        shown = " ".join(ran.out.replace("\\\n", "").split())
        for step in STEPS:
            assert step in shown
        assert max(map(len, ran.out.splitlines())) <= 80
        assert "simulate --help" in ran.out
        assert "simulate glossary" in ran.out

    def test_they_are_in_the_language_asked_for(self, simulate: Simulate) -> None:
        """Which is no command."""
        assert simulate("--lang", "zh").out.startswith("学生参加城乡居民基本医疗保险")

    def test_a_language_that_there_is_not_is_refused(self, simulate: Simulate) -> None:
        """Instead of English without a word."""
        ran = simulate("--lang", "fr")
        assert (ran.code, ran.out) == (2, "")


@pytest.mark.parametrize("words", [["--lang", "zh", "regions"], ["--lang=zh", "regions"]])
def test_the_language_may_stand_before_the_command(simulate: Simulate, words: list[str]) -> None:
    """The answer is that of the command."""
    assert simulate(*words).out == simulate("regions", "--lang", "zh").out
