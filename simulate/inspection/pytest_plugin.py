"""The checks of `simulate check` as tests: one that takes `region_check` is run for each of them.

pytest finds it by itself where xuebao is installed. The regions are those that the `pyproject.toml`
at the root of the tests declares.
"""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from attrs import frozen

if TYPE_CHECKING:
    from simulate.inspection.check_list import Inspection

_UNTESTED: Final = ("speed", "to do")
"""Checks that are no tests: what is timed depends on the machine, and a note is no failure."""


@frozen
class RegionCheck:
    """One check of one region."""

    inspection: "Inspection"
    name: str

    def findings(self) -> list[str]:
        """Return a line for each finding; notes are none."""
        found = self.inspection.findings(self.name)
        return [str(finding.line) for finding in found if not finding.is_note]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Make a test of each check of each region that the distribution declares."""
    if "region_check" not in metafunc.fixturenames:
        return
    from simulate.inspection.check_list import CHECKS

    checks = [
        RegionCheck(inspection, name)
        for inspection in _inspections(metafunc.config.rootpath)
        for name in CHECKS
        if name not in _UNTESTED
    ]
    names = [f"{check.inspection.given.name}: {check.name}" for check in checks]
    metafunc.parametrize("region_check", checks, ids=names)


@cache
def _inspections(root: Path) -> "tuple[Inspection, ...]":
    """Return the inspections of a distribution's regions; what one test loads serves the next."""
    from simulate.inspection.check_list import Inspection
    from simulate.inspection.given_region import regions_in

    return tuple(Inspection(given) for given in regions_in(root))
