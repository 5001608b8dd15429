"""All tests: what hypothesis draws is the same in every run, never timed; and the command."""

import sys
from collections.abc import Callable

import pytest
from attrs import frozen
from hypothesis import settings

from simulate.cli import main

settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")


@frozen
class Ran:
    """What a command left behind."""

    code: int
    out: str
    err: str


Simulate = Callable[..., Ran]
"""Run `simulate` with these arguments."""


@pytest.fixture
def simulate(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Simulate:
    """Return the command, run in this process: no terminal, and an English locale."""
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    monkeypatch.setenv("COLUMNS", "80")

    def run(*arguments: object) -> Ran:
        words = [str(argument) for argument in arguments]
        monkeypatch.setattr(sys, "argv", ["simulate", *words])
        capsys.readouterr()
        with pytest.raises(SystemExit) as leaving:
            main(words)
        printed = capsys.readouterr()
        return Ran(int(leaving.value.code or 0), printed.out, printed.err)

    return run
