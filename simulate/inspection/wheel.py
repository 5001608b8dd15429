"""What a region's distribution carries: a wheel is built of its folder and looked into."""

import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from configparser import ConfigParser
from email import message_from_bytes
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final
from zipfile import ZipFile

from attrs import frozen

from kernel.errors import Place
from kernel.installed import OWN, REGIONS
from kernel.messages import message
from kernel.schemas import FILES
from simulate.inspection.finding import Finding
from simulate.inspection.given_region import PROJECT
from simulate.inspection.inspected import Inspected
from simulate.inspection.toml_lines import line_of, lines_of

_NEED: Final = re.compile(r"[^\w.-]")
"""What ends the name of a distribution in what another one asks for."""

_MISSING: Final = message(
    "the wheel lacks {file}: the region would not load where it is installed; see which files the "
    "build backend leaves out"
)
_NO_POINT: Final = message("the wheel declares no entry point {name} in the group xuebao.regions")
_NO_NEED: Final = message(
    'the wheel does not ask for xuebao; write dependencies = ["xuebao"] in pyproject.toml'
)
_NO_WHEEL: Final = message("no wheel can be built: {reason}")


def check_wheel(region: Inspected) -> Iterator[Finding]:
    """Find files of a region that its wheel lacks. Nothing is asked of an installed region."""
    if region.project is None:
        return
    path = region.project / PROJECT
    lines = lines_of(path.read_text(encoding="utf-8"))
    place = Place(str(path), max(line_of(lines, (table,)) for table in ("build-system", "tool")))
    wheel = _wheel_of(region.project)
    if wheel.fault:
        yield Finding(place, _NO_WHEEL.filled(reason=wheel.fault))
        return
    package = region.layer.package.replace(".", "/")
    for file in ("__init__.py", "rules.py", *FILES):
        if f"{package}/{file}" not in wheel.names:
            yield Finding(place, _MISSING.filled(file=f"{package}/{file}"))
    if OWN not in wheel.needs and wheel.name != OWN:
        yield Finding(place, _NO_NEED)
    if region.name not in wheel.regions:
        yield Finding(place, _NO_POINT.filled(name=region.name))


@frozen
class _Wheel:
    """What is in a wheel, or why there is none."""

    names: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()
    name: str = ""
    needs: frozenset[str] = frozenset()
    fault: str = ""


@cache
def _wheel_of(project: Path) -> _Wheel:
    """Build a wheel of a folder and look into it."""
    with tempfile.TemporaryDirectory() as folder:
        fault = _build(project, Path(folder))
        wheels = [*Path(folder).glob("*.whl")]
        if not wheels:
            return _Wheel(fault=fault)
        with ZipFile(wheels[0]) as wheel:
            names = frozenset(wheel.namelist())
            declared = [wheel.read(name) for name in names if name.endswith("/entry_points.txt")]
            (about,) = (wheel.read(name) for name in names if name.endswith("/METADATA"))
    points = ConfigParser()
    points.read_string("".join(text.decode("utf-8") for text in declared))
    metadata = message_from_bytes(about)
    return _Wheel(
        names,
        frozenset(points[REGIONS]) if points.has_section(REGIONS) else frozenset(),
        metadata["Name"],
        frozenset(_NEED.split(need)[0] for need in metadata.get_all("Requires-Dist", [])),
    )


def _build(project: Path, into: Path) -> str:
    """Build a wheel; return the last line of what is said meanwhile."""
    build = tomllib.loads((project / PROJECT).read_text(encoding="utf-8")).get("build-system", {})
    backend = str(build.get("build-backend", "setuptools")).partition(".")[0]
    # With the backend at hand nothing has to be fetched.
    alone = ["--no-build-isolation"] if find_spec(backend) else []
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", *alone]
    # The words are our own, but for the folder that was asked about.
    ran = subprocess.run(  # noqa: S603
        [*command, "--wheel-dir", str(into), str(project)],
        capture_output=True,
        text=True,
        check=False,
    )
    said = ran.stderr.strip().splitlines()
    return next((line for line in reversed(said) if "rror: " in line), (said or [""])[-1]).strip()
