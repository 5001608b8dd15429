"""Carries a request out: loads regions, forecasts, and sends the answer where it was asked for."""

import json
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256
from importlib.metadata import version

from rich.console import RenderableType

from simulate.evidence import evidence_of
from simulate.files import write_whole
from simulate.forecast import GROUPINGS
from simulate.report.console import show
from simulate.report.data import as_csv, as_json
from simulate.report.grounds import assumption_table, clause_table
from simulate.report.notes import cohort_title, meaning, notes
from simulate.report.table import forecast_table, heading, per_head_table, stacked
from simulate.request import Request
from simulate.result import facts
from simulate.scenario import Setting
from simulate.subject import ByRegion
from simulate.words import say, spoken


def answer(request: Request) -> None:
    """Forecast what is asked for and write it to standard output and files.

    Nothing is printed or written before every figure is there.
    """
    started = datetime.now(UTC).isoformat(timespec="seconds")
    groupings = [name for name in request.by if name in GROUPINGS]
    subject = request.subject
    forecasts = subject.forecasts(subject.setups(request.settings), groupings)
    made = {shape: _text(shape, request, forecasts, started) for shape in _shapes(request)}
    for path, shape in request.outputs:
        write_whole(path, made[shape])
    if request.shape == "table":
        show(_tables(request, forecasts))
    else:
        sys.stdout.write(made[request.shape])
    if not request.quiet and request.shape != "table":
        for name, own in forecasts.items():
            for line in notes(own, request.language):
                sys.stderr.write(f"{name}: {line}\n")


def _tables(request: Request, forecasts: ByRegion) -> RenderableType:
    language = request.language
    parts: list[RenderableType] = [meaning(language)]
    for own in forecasts.values():
        groups = [([f], cohort_title(f, language)) for f in own]
        if len(own) > 1:
            place = spoken(own[0].setup.rules.facts.name, language)
            groups.append((own, f"{place}: {say('all_cohorts', language)}"))
        for group, title in groups:
            table = forecast_table(
                group,
                accounting=request.accounting,
                by=request.by,
                horizon=request.horizon,
                language=language,
            )
            parts += [heading(title), table]
        parts += [clause_table(own, language)] if "clause" in request.by else []
        parts += [
            per_head_table(own, language),
            assumption_table(own, language),
            "\n".join(f"* {line}" for line in notes(own, language)),
        ]
    return stacked(*parts)


def _text(shape: str, request: Request, forecasts: ByRegion, started: str) -> str:
    made = [forecast for own in forecasts.values() for forecast in own]
    rows = [fact for f in made for fact in facts(f, request.by, request.horizon)]
    if shape == "csv":
        return as_csv(rows, request.by)
    entrants = {f.entrants for f in made}
    run = {
        "version": version("xuebao"),
        "seed": request.subject.seed,
        "students": entrants.pop() if len(entrants) == 1 else None,
        "scenario_digest": _digest(request.settings),
        "command": ["simulate", *request.command],
        "started": started,
    }
    evidence = evidence_of([own[0].setup for own in forecasts.values()], request.subject.cohorts)
    return as_json(rows, request.by, run, evidence)


def _shapes(request: Request) -> set[str]:
    return {shape for _, shape in request.outputs} | ({request.shape} - {"table"})


def _digest(settings: Sequence[Setting]) -> str:
    said = [[setting.name, setting.value] for setting in settings]
    return sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()
