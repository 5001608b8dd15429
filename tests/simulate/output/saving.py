"""What the tests of saved results are made of: a forecast that is written, and then touched."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.simulate.cli.asking import CHANGSHA
from tests.simulate.conftest import Simulate


def saved(simulate: Simulate, path: Path, *options: object) -> Path:
    """Forecast a hundred students of Changsha, write the result and return where it stands."""
    ran = simulate(*CHANGSHA, *options, "-o", path, "--quiet")
    assert ran.code == 0, ran.err
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
