"""The region that somebody names to inspect: an installed one, or a folder with one."""

import sys
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from attrs import frozen

from kernel.errors import FileFault, Place, PluginFault, RequestError
from kernel.filefaults import no_such_file
from kernel.installed import OWN, REGIONS, declared, is_own, refuse_guest, refuse_name
from kernel.layers import Layer
from kernel.registry import over_national, region_named, region_names
from simulate.inspection.toml_lines import line_of, lines_of

PROJECT: Final = "pyproject.toml"

_POINTS: Final = ("project", "entry-points", REGIONS)


@frozen
class GivenRegion:
    """A region to inspect, before it is loaded.

    Attributes:
        name: as in its entry point.
        package: that holds its rules and files.
        project: the folder of its distribution, where it was given by a path.
        distribution: the name of that.
    """

    name: str
    package: str
    project: Path | None = None
    distribution: str = ""

    @property
    def place(self) -> Place:
        """Where its entry point stands; of an installed region its package."""
        if self.project is None:
            return Place(self.package, 1)
        path = self.project / PROJECT
        lines = lines_of(path.read_text(encoding="utf-8"))
        return Place(str(path), line_of(lines, (*_POINTS, self.name)))

    def layers(self) -> list[Layer]:
        """Load its layers, the national one first. Raises what `Layer.of` raises."""
        if self.project is None:
            refuse_guest(self.name, declared(REGIONS)[self.name])
            return over_national(Layer.of(self.name, self.package))
        self._refuse_shadow()
        with _importable(self.project):
            return over_national(Layer.of(self.name, self.package))

    def _refuse_shadow(self) -> None:
        """Raise PluginFault for a name that no guest may take."""
        refuse_name(self.name)
        before = declared(REGIONS).get(self.name, [])
        if before and is_own(before[0]) and self.distribution != OWN:
            raise PluginFault(
                "region {name!r}: a region of this name was there before; give it a name of its "
                "own in its pyproject.toml",
                name=self.name,
            )


def regions_given(given: str | None) -> list[GivenRegion]:
    """Return the regions that are meant: an installed one, those of a folder, or all installed.

    Raises as `installed_region` and `regions_in` do; a name of an installed region is no folder.
    """
    if given is None:
        return [installed_region(name) for name in region_names()]
    if given not in region_names() and Path(given).is_dir():
        return regions_in(Path(given).resolve())
    return [installed_region(given)]


def installed_region(name: str) -> GivenRegion:
    """Return an installed region by its name, in either language.

    Raises:
        RequestError: none is called so; the nearest one is named.
    """
    points = declared(REGIONS)
    name = name if name in points else region_named(name)
    return GivenRegion(name, points[name][0].value)


def regions_in(folder: Path) -> list[GivenRegion]:
    """Return the regions that the `pyproject.toml` of a folder declares.

    Raises:
        RequestError: there is no such folder or file, or it declares no region.
    """
    path = folder / PROJECT
    if not path.is_file():
        raise RequestError(no_such_file(str(path), path, [".toml"]))
    try:
        table: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise FileFault("{label}: not a TOML file: {fault}", label=path, fault=error) from None
    project, group, regions = _POINTS
    points = table.get(project, {}).get(group, {}).get(regions, {})
    if not points:
        raise RequestError(
            "{path}: declares no region; expected "
            '[project.entry-points."xuebao.regions"] with NAME = "PACKAGE"',
            path=path,
        )
    called = table[project].get("name", "")
    return [GivenRegion(name, package, folder, called) for name, package in points.items()]


@contextmanager
def _importable(project: Path) -> Iterator[None]:
    """Let the packages of a distribution's folder, or of its `src`, be imported before others."""
    before = [*sys.path]
    sys.path[:0] = [str(project / "src"), str(project)]
    try:
        yield
    finally:
        sys.path[:] = before
