"""`simulate new-region`: what it says, what it refuses, and that nothing is left of a refusal."""

from pathlib import Path

import pytest

from tests.conftest import Simulate


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "Next: install, check, forecast."), ("zh", "接下来")]
)
@pytest.mark.usefixtures("folder")
def test_it_says_what_to_do_next(simulate: Simulate, lang: str, said: str) -> None:
    """The files that were written, and commands that run as they stand."""
    ran = simulate("new-region", "tianjin", "--lang", lang)
    assert (ran.code, ran.err) == (0, "")
    assert said in ran.out
    shown = ran.out.split()
    for path in ("README.md", "xuebao_tianjin/rules.py", "tests/test_contract.py"):
        assert path in shown
        assert (Path("xuebao-tianjin") / path).is_file()
    assert "  python -m pip install -e ./xuebao-tianjin\n" in ran.out
    assert "  simulate --region tianjin --cohort 2026\n" in ran.out


@pytest.mark.usefixtures("folder")
def test_options_reach_the_files(simulate: Simulate) -> None:
    """The province may be given in Chinese."""
    simulate("new-region", "tianjin", "--province", "天津", "--year-begins", "09-01")
    text = Path("xuebao-tianjin/xuebao_tianjin/parameters.toml").read_text(encoding="utf-8")
    assert "Tianjin 30 %" in text
    assert '[year_begins]\nvalues = [{ value = "y-1-09-01"' in text
    assert "天津" in Path("xuebao-tianjin/README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["Tianjin"], "such as tianjin"),
        (["changsha"], "a region of this name is installed"),
        (["tianjin", "--like", "chansha"], "did you mean changsha (Changsha)?"),
        (["tianjin", "--province", "天京"], "no such province"),
        (["tianjin", "--year-begins", "31-12"], "expected a month and a day such as 09-01"),
        (["tianjin", "--like", "changsha", "--year-begins", "09-01"], "leave one of the two out"),
        ([], "NAME"),
    ],
)
def test_a_wrong_request_leaves_nothing(
    simulate: Simulate, folder: Path, words: list[str], said: str
) -> None:
    """One message, exit code 2."""
    ran = simulate("new-region", *words)
    assert (ran.code, ran.out) == (2, "")
    assert said in " ".join(ran.err.split())
    assert [*folder.iterdir()] == []


def test_a_folder_that_holds_something_is_left_alone(simulate: Simulate, folder: Path) -> None:
    """Also one that the command wrote before."""
    simulate("new-region", "tianjin")
    rules = folder / "xuebao-tianjin" / "xuebao_tianjin" / "rules.py"
    rules.write_text("mine", encoding="utf-8")
    ran = simulate("new-region", "tianjin")
    assert (ran.code, ran.out) == (2, "")
    assert "xuebao-tianjin: is there already" in ran.err
    assert rules.read_text(encoding="utf-8") == "mine"
