"""The national layer: every row and every interpretation of it is shown in a case of a region."""

from functools import cache

from kernel.cases import load_cases
from kernel.layers import Layer
from kernel.registry import load_region, region_names
from simulate.inspection.inspected import Inspected
from simulate.inspection.row_reach import rows_shown
from simulate.inspection.row_watch import AskedRow


def national() -> Layer:
    """Return the layer below every region."""
    return load_region(region_names()[0]).layers[0]


@cache
def rows() -> tuple[set[AskedRow], set[AskedRow]]:
    """Return the rows of the national layer that cases ask, and those that decide one of them."""
    runs = [run for name in region_names() for run in Inspected(load_region(name)).case_runs]
    file = str(national().rules.__file__)
    asked = {row for run in runs for row in run.watch.rows if row.place.file == file}
    return asked, {row for run in runs for row in rows_shown(run)}


def test_every_row_decides_a_case_of_some_region() -> None:
    """A national rule must be reached through at least one of the regions that leave it open."""
    asked, deciding = rows()
    assert len(asked) > 20
    assert [str(row.text) for row in asked - deciding] == []


def test_every_interpretation_is_chosen_in_a_case() -> None:
    """A switch whose other options no case shows could stop working unnoticed."""
    regions = [load_region(name) for name in region_names()]
    turned = {
        turn for region in regions for case in load_cases(region) for turn in case.switches.items()
    }
    switches = [switch for region in regions for switch in region.law.switches.values()]
    options = {(one.name, option) for one in switches for option in one.options}
    defaults = {(one.name, one.default) for one in switches}
    assert options - defaults - turned == set()
