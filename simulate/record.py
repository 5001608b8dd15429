"""The record of a run: what it takes to make the same figures again, and to know that they are."""

import json
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from platform import python_version
from sysconfig import get_platform
from typing import Any, Final

import numpy as np

from kernel.registry import providers
from kernel.ruleset import Ruleset
from simulate.files import digest
from simulate.request import Request
from simulate.scenario import Setting
from simulate.subject import ByRegion

PARAMETER_FILES: Final = ("parameters.toml", "population.toml", "clauses.toml")
"""The files of a layer that hold what figures rest on; its rules go with the plugin's version."""


def run_record(request: Request, forecasts: ByRegion, started: str) -> dict[str, Any]:
    """Return the record of a forecast.

    How many workers shared the work is not in it: no figure depends on it. The same figures are
    promised for one version of numpy and one platform.

    Args:
        request: what was asked for.
        forecasts: what was made of it.
        started: when the command began, in ISO form.
    """
    made = [forecast for own in forecasts.values() for forecast in own]
    rules = [own[0].setup.rules for own in forecasts.values()]
    entrants = {forecast.entrants for forecast in made}
    return {
        "version": version("xuebao"),
        "seed": request.subject.seed,
        "students": entrants.pop() if len(entrants) == 1 else None,
        "scenario_digest": _digest_of(request.settings),
        "command": ["simulate", *request.command],
        "started": started,
        "method": request.subject.method,
        "replicates": request.replicates,
        "python": python_version(),
        "numpy": np.__version__,
        "platform": get_platform(),
        "plugins": providers([*forecasts, *(layer.name for own in rules for layer in own.reforms)]),
        "parameter_files": _parameter_files(rules),
        "scenario_files": {str(path): digest(path.read_bytes()) for path in request.scenarios},
        "switches": {own.name: _readings(own) for own in rules},
    }


def record_of(output: Path) -> Path:
    """Return where the record of a CSV file stands, which cannot carry it."""
    return output.with_name(f"{output.name}.run.json")


def _parameter_files(rules: Iterable[Ruleset]) -> dict[str, str]:
    """Return the digest of every parameter file, by the name that messages give it.

    A reform has no population.
    """
    layers = [layer for own in rules for layer in (*own.layers, *own.reforms)]
    files = [layer.file(name) for layer in layers for name in PARAMETER_FILES]
    return {file.label: digest(file.path.read_bytes()) for file in files if file.path.is_file()}


def _readings(rules: Ruleset) -> Mapping[str, str]:
    """Return which reading each switch of a region has chosen."""
    return {name: switch.chosen for name, switch in rules.law.switches.items()}


def _digest_of(settings: Sequence[Setting]) -> str:
    """Return a digest of what settings say, in their order, wherever they say it."""
    said = [[setting.name, setting.value] for setting in settings]
    return digest(json.dumps(said).encode())
