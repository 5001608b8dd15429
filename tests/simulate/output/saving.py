"""What the tests of saved answers are made of: an answer that is written, and then touched."""

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from tests.conftest import Simulate
from tests.simulate.cli.asking import CHANGSHA

FEW_PROFILES: Final = (
    *("--set", "programme_years=4"),
    *("--set", "relief=monitored"),
    *("--set", "insured_on_entry_share=1"),
)
"""Few profiles of students, so that draws and rankings are quick."""

QUICK: Final = ("--region", "changsha", "--cohort", "2024", "--students", "50", *FEW_PROFILES)
"""Of whom a ranking is made."""

_ANSWERS: Final[dict[tuple[str, ...], dict[str, bytes]]] = {}
"""The files that commands wrote, by the command and the files that it read: made once."""


def saved(simulate: Simulate, path: Path, *options: object) -> Path:
    """Return a file with a forecast of a hundred students of Changsha."""
    return answered(simulate, path, *CHANGSHA, *options, "--quiet")


def answered(simulate: Simulate, path: Path, *command: object) -> Path:
    """Return a file with the answer to a command; asked again, it has the same content."""
    words = [str(word) for word in command]
    read = [sha256(Path(word).read_bytes()).hexdigest() for word in words if Path(word).is_file()]
    asked = (path.name, *words, *read)
    if asked not in _ANSWERS:
        ran = simulate(*words, "-o", path)
        assert ran.code == 0, ran.err
        files = (path, path.with_name(f"{path.name}.run.json"))
        _ANSWERS[asked] = {file.name: file.read_bytes() for file in files if file.is_file()}
    for name, content in _ANSWERS[asked].items():
        path.with_name(name).write_bytes(content)
    return path


def touched(path: Path, change: Callable[[dict[str, Any]], object], name: str = "") -> Path:
    """Change what a JSON file holds, in place or in a copy of another name."""
    content = json.loads(path.read_text(encoding="utf-8"))
    change(content)
    place = path.with_name(name) if name else path
    place.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return place


def one_fen_more(content: dict[str, Any]) -> None:
    """Raise what students pay the fund in cash in 2023 by a fen."""
    (row,) = [
        row
        for row in content["rows"]
        if (row["measure"], row["payer"], row["accounting"], row["year"])
        == ("fund_income", "student", "cash", 2023)
    ]
    row["value"] += 1
