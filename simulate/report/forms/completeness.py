"""Whether a form holds the whole student body of its years, and what is missing where it does not.

Cohorts before the first one that can be forecast are never missing in this sense.
"""

from collections.abc import Mapping, Sequence
from shlex import join
from typing import Final

from attrs import evolve

from kernel.errors import RequestError
from kernel.messages import SEMICOLON, Text, listed, message
from kernel.registry import load_region
from simulate.projection.forecast import Forecast
from simulate.projection.left_out import left_out
from simulate.projection.student_body import StudentBody, written_years
from simulate.report.forms.form import ACTUAL, Form

_INCOMPLETE: Final = message("Incomplete: cohorts that are missing, by year: {missing}")
_OF_YEAR: Final = message("{year}: {cohorts}")

_CHOOSING: Final = ("--cohort", "--year", "--years")
"""The options that choose cohorts, each with a value."""


def marked(
    form: Form, forecasts: Sequence[Forecast], *, cash: bool, may_lack: bool = False
) -> Form:
    """Return a form that says which cohorts are missing; in its head, if they could be there.

    Args:
        form: filled in.
        forecasts: the cohorts that it is made of.
        cash: whether the cohort that pays in the autumn of a year belongs to it.
        may_lack: whether it is of the cohorts that are given, so that none is missing.
    """
    body = StudentBody(forecasts)
    years = [column.year for column in form.columns if column.status != ACTUAL]
    form = evolve(
        form,
        notes=(*form.notes, body.missing_note(years, cash=cash)),
        left_out=tuple(left_out(forecasts, years)),
    )
    missing = {year: lacking for year in years if (lacking := body.lacking(year, cash=cash))}
    if may_lack or not missing:
        return form
    said = _INCOMPLETE.filled(missing=_listed(missing))
    return evolve(form, head=(said, *form.head), incomplete=missing)


def check_complete(forms: Sequence[Form], option: str, command: Sequence[str]) -> None:
    """Refuse forms of years in which cohorts are missing.

    Args:
        forms: of each region, marked.
        option: that asks for the form.
        command: the arguments that asked for it.

    Raises:
        RequestError: naming the cohorts, and the command that takes them all.
    """
    for form in forms:
        if form.incomplete:
            raise RequestError(
                "{option}: in {region} cohorts are missing, by year: {missing}; expected "
                "`{command}`, which takes every cohort in school, or --incomplete for those given",
                option=option,
                region=load_region(form.region).facts.name,
                missing=_listed(form.incomplete),
                command=join(["simulate", *_by_years(command, form)]),
            )


def _listed(missing: Mapping[int, Sequence[int]]) -> Text:
    return listed(
        (
            _OF_YEAR.filled(year=year, cohorts=written_years(cohorts))
            for year, cohorts in missing.items()
        ),
        SEMICOLON,
    )


def _by_years(command: Sequence[str], form: Form) -> list[str]:
    """Return a command that lets the last year of a form choose its cohorts."""
    kept: list[str] = []
    is_value = False
    for word in command:
        if not is_value and word.partition("=")[0] not in _CHOOSING:
            kept.append(word)
        is_value = word in _CHOOSING
    return [*kept, "--year", str(form.columns[-1].year)]
