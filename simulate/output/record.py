"""The record of a run: what it takes to make the same figures again, and to know that they are."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from platform import python_version
from sysconfig import get_platform
from typing import Any, Final

import numpy as np
from attrs import frozen

from kernel.installed import providers
from kernel.messages import Language
from kernel.ruleset import Ruleset
from simulate.output.asked import Asked
from simulate.output.evidence import Evidence, evidence_of, records_of
from simulate.output.files import digest, digest_of_file
from simulate.output.formats import Record
from simulate.projection.subject import ByRegion
from simulate.scenario.settings import CORRELATIONS, REFORMS, Setting
from simulate.scenario.setup import Setup

PARAMETER_FILES: Final = ("parameters.toml", "population.toml", "clauses.toml")
"""The files of a layer that hold what figures rest on; its rules go with the plugin's version."""


@frozen
class Grounds:
    """The record of a run, and the values and assumptions that its figures rest on."""

    run: Mapping[str, Any]
    evidence: Evidence

    def document(
        self,
        tables: Mapping[str, Sequence[Record]] = {},
        front: Mapping[str, object] = {},
    ) -> dict[str, object]:
        """Return the parts of a file: the run, what the figures rest on, and tables of records.

        Args:
            tables: by name, in the order in which they are written.
            front: parts that stand behind the run.
        """
        changed = {"changed": [*self.evidence.changed]} if self.evidence.changed else {}
        return {
            "run": self.run,
            **front,
            "parameters": [*self.evidence.parameters],
            "assumptions": [*self.evidence.assumptions],
            **changed,
            **{name: [*records] for name, records in tables.items()},
        }


def grounds_of(
    asked: Asked,
    setups: Mapping[str, Setup],
    entrants: Collection[int],
    started: datetime,
    replicates: int | None = None,
    inputs: Sequence[Path] = (),
    locality: str = "",
) -> Grounds:
    """Return the record of a run, and what its figures rest on.

    How many workers shared the work is not in it: no figure depends on it. The same figures are
    promised for one version of numpy and one platform.

    Args:
        asked: what was asked for.
        setups: the regions, as they were changed.
        entrants: how many students entered in a cohort of a region.
        started: when the command began.
        replicates: draws drawn for intervals, None for none.
        inputs: files with figures that the answer takes over.
        locality: the pooling area that the answer is about; empty for the whole region.
    """
    subject, drawing = asked.subject, asked.subject.drawing
    rules = [setup.rules for setup in setups.values()]
    reforms = (layer.name for own in rules for layer in own.reforms)
    run = {
        "version": version("xuebao"),
        "seed": drawing.seed,
        "students": next(iter(entrants)) if len(entrants) == 1 else None,
        "scenario_digest": digest_of(asked.settings),
        "command": ["simulate", *asked.command],
        "started": started.isoformat(timespec="seconds"),
        "regions": subject.regions,
        "cohorts": subject.cohorts,
        **({"locality": locality} if locality else {}),
        "years": None if subject.years is None else [*subject.years],
        "method": drawing.method,
        "replicates": replicates,
        "python": python_version(),
        "numpy": np.__version__,
        "platform": get_platform(),
        "plugins": providers([*setups, *reforms]),
        "parameter_files": _parameter_files(rules),
        "scenario_files": _digests(asked.scenarios),
        "input_files": _digests(inputs),
        "reforms": [*dict.fromkeys(s.value for s in asked.settings if s.name == REFORMS)],
        "correlations": [s.value for s in asked.settings if s.name == CORRELATIONS],
        "switches": {own.name: _interpretations(own) for own in rules},
    }
    return Grounds(run, evidence_of([*setups.values()], subject.cohorts, drawing.students))


def grounds_of_files(command: Sequence[str], started: datetime, inputs: Sequence[Path]) -> Grounds:
    """Return the record of a run that reads files and looks no value up.

    Args:
        command: the arguments.
        started: when the command began.
        inputs: the files.
    """
    return Grounds(_run_of(command, started, (), inputs), Evidence((), ()))


def grounds_of_rules(
    rules: Ruleset,
    year: int,
    settings: Sequence[Setting],
    command: Sequence[str],
    started: datetime,
    scenarios: Sequence[Path],
    inputs: Sequence[Path],
    language: Language,
) -> Grounds:
    """Return the record of a run that applies a region's rules to students who are given.

    Args:
        rules: the region's, as they were changed.
        year: the insurance year.
        settings: what was changed.
        command: the arguments.
        started: when the command began.
        scenarios: the files that said what was changed.
        inputs: the files with the students; none where they came through a pipe.
        language: of headers and words in workbooks.
    """
    run = {
        **_run_of(command, started, scenarios, inputs),
        "repeatable": bool(inputs),
        "language": language,
        "scenario_digest": digest_of(settings),
        "regions": [rules.name],
        "year": year,
        "plugins": providers([rules.name, *(layer.name for layer in rules.reforms)]),
        "parameter_files": _parameter_files([rules]),
        "switches": {rules.name: _interpretations(rules)},
    }
    law, rises = rules.law, rules.law.rises
    dated = [parameter for parameter in law.parameters.values() if parameter not in rises]
    values, assumed = (tuple(records_of(rules.name, own)) for own in (dated, rises))
    return Grounds(run, Evidence(values, assumed))


def _run_of(
    command: Sequence[str], started: datetime, scenarios: Sequence[Path], inputs: Sequence[Path]
) -> dict[str, Any]:
    """Return the program, the words, the machine and the files of a run."""
    return {
        "version": version("xuebao"),
        "command": ["simulate", *command],
        "started": started.isoformat(timespec="seconds"),
        "python": python_version(),
        "numpy": np.__version__,
        "platform": get_platform(),
        "scenario_files": _digests(scenarios),
        "input_files": _digests(inputs),
    }


def is_of_this_program(run: Mapping[str, Any], region: str) -> bool:
    """Say whether this program, with this region's plugins, on this platform, made a run.

    A plugin is the same where its distribution and version are.
    """
    program = {"version": version("xuebao"), "numpy": np.__version__, "platform": get_platform()}
    plugins, recorded = providers([region, *run.get("reforms", ())]), run.get("plugins", {})
    return all(run.get(part) == now for part, now in program.items()) and all(
        name in recorded and recorded[name] == now for name, now in plugins.items()
    )


def entrants_of(forecasts: ByRegion) -> set[int]:
    """Return how many students entered in the cohorts of forecasts."""
    return {forecast.entrants for own in forecasts.values() for forecast in own}


def _parameter_files(rules: Iterable[Ruleset]) -> dict[str, str]:
    """Return the digest of every parameter file, by the name that messages give it.

    A reform has no population.
    """
    layers = [layer for own in rules for layer in (*own.layers, *own.reforms)]
    files = [layer.file(name) for layer in layers for name in PARAMETER_FILES]
    return {file.label: digest(file.path.read_bytes()) for file in files if file.path.is_file()}


def _digests(paths: Sequence[Path]) -> dict[str, str]:
    return {str(path): digest_of_file(path) for path in paths}


def _interpretations(rules: Ruleset) -> Mapping[str, str]:
    """Return which interpretation each switch of a region has chosen."""
    return {name: switch.chosen for name, switch in rules.law.switches.items()}


def digest_of(settings: Sequence[Setting]) -> str:
    """Return a digest of what settings say, in their order, wherever they say it."""
    said = [[setting.name, setting.value] for setting in settings]
    return digest(json.dumps(said).encode())
