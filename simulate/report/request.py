"""A forecast as it was asked for: the options of the command, checked."""

from collections.abc import Sequence
from pathlib import Path

from attrs import frozen

from kernel.errors import RequestError
from simulate.output.destination import Destination
from simulate.projection.subject import Drawing, Subject
from simulate.report.forms.form_request import FormRequest, form_of
from simulate.scenario.file import read_scenario, settings_over
from simulate.scenario.settings import Setting


@frozen
class Request:
    """A forecast as it was asked for, checked.

    Attributes:
        subject: who is forecast.
        replicates: worlds drawn for the intervals, None for no intervals.
        settings: what is changed, in order; a later one wins.
        scenarios: the files that say some of it.
        by: breakdowns that add a column.
        form: asked for in the place of tables and rows, if any.
        command: the arguments, for the record.
    """

    subject: Subject
    horizon: int | None
    replicates: int | None
    settings: tuple[Setting, ...]
    scenarios: tuple[Path, ...]
    by: tuple[str, ...]
    accounting: str
    form: FormRequest | None
    destination: Destination
    command: tuple[str, ...]

    @classmethod
    def of(
        cls,
        *,
        regions: Sequence[str],
        cohorts: str | None,
        drawing: Drawing,
        horizon: int | None,
        replicates: int | None,
        scenarios: Sequence[Path],
        settings: Sequence[str],
        by: Sequence[str],
        accounting: str | None,
        form: str | None,
        year: int | None,
        previous: Path | None,
        opening_balance: str | None,
        outputs: Sequence[Path],
        shape: str | None,
        lang: str | None,
        quiet: bool,
        command: Sequence[str],
    ) -> "Request":
        """Check the options of the command. Raises RequestError for what they cannot mean."""
        files = [read_scenario(path) for path in scenarios]
        subject = Subject.of(files, regions, cohorts, drawing)
        return cls(
            subject=subject,
            horizon=horizon,
            replicates=replicates,
            settings=settings_over(files, settings),
            scenarios=tuple(scenarios),
            by=_breakdowns(by, replicates),
            accounting=accounting or "",
            form=form_of(
                form,
                regions=subject.regions,
                accounting=accounting,
                horizon=horizon,
                replicates=replicates,
                by=by,
                year=year,
                previous=previous,
                opening_balance=opening_balance,
            ),
            destination=Destination.of(outputs, shape, lang, quiet=quiet),
            command=tuple(command),
        )


def _breakdowns(by: Sequence[str], replicates: int | None) -> tuple[str, ...]:
    """Return the breakdowns that add a column; the result is always given by payer."""
    breakdowns = tuple(dict.fromkeys(name for name in by if name != "payer"))
    if breakdowns and replicates:
        raise RequestError(
            f"--replicates {replicates} --by {breakdowns[0]}: intervals are of figures that are "
            "not broken down; expected one of the two options"
        )
    return breakdowns
