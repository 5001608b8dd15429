"""Each of many mistakes is found, by one line with file and line, and the page lists them all."""

from pathlib import Path

import pytest

from kernel.cases import load_cases
from kernel.errors import XuebaoError
from kernel.registry import load_region
from simulate.inspection.check_list import Inspection
from simulate.inspection.given_region import installed_region
from simulate.scenario.setup import load_setup
from tests.guests import Guest, guest
from tests.simulate.inspection.mistakes import MISTAKES, Mistake

__all__ = ["guest"]

MOST_LINES = 5
"""Of what somebody is told who asks for a region that does not load."""


def expected_line(folder: Path, mistake: Mistake) -> int:
    """Return the line of the edited file that a finding has to name."""
    text = (folder / mistake.file).read_text(encoding="utf-8")
    wanted = mistake.at or mistake.new
    return text.count("\n", 0, text.index(wanted)) + 1


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_it_is_found_with_file_and_line(mistake: Mistake, guest: Guest) -> None:
    """By the check that it is for; what is said names it, in one line."""
    folder = guest("bingzhou", (mistake.file, mistake.old, mistake.new))
    inspection = Inspection(installed_region("bingzhou"))
    if mistake.check != "load":
        assert not inspection.findings("to do"), "it loads"
    else:
        with pytest.raises(XuebaoError) as fault:
            load_setup("bingzhou"), load_cases(load_region("bingzhou"))
        assert len(str(fault.value).splitlines()) <= MOST_LINES
    found = [one for one in inspection.findings(mistake.check) if mistake.says in str(one.text)]
    assert found, [str(one.line) for one in inspection.findings(mistake.check)]
    place = found[0].place
    assert Path(place.file).name == mistake.file
    assert place.line == expected_line(folder, mistake)
    assert "\n" not in str(found[0].line)
