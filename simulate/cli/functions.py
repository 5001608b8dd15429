"""The commands as functions, for Python: their words, answered instead of printed.

What a function needs is loaded when it is called.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from simulate.cli.answers import answer_to, options_of
from simulate.cli.arguments import (
    File,
    Settings,
    Span,
    region_of,
    span_of,
    word_of,
    words_of,
)

if TYPE_CHECKING:
    from simulate.output.result import Result

Names = str | Sequence[str]


def forecast(
    *,
    region: Names | None = None,
    cohort: Span | None = None,
    years: Span | None = None,
    settings: Settings | None = None,
    scenario: File | Sequence[File] | None = None,
    students: int | None = None,
    seed: int = 0,
    method: str | None = None,
    replicates: int | None = None,
    workers: int = 1,
    by: Names = (),
    horizon: int | None = None,
    accounting: str | None = None,
    form: str | None = None,
    locality: str | None = None,
    year: int | None = None,
    previous: File | None = None,
    inputs: File | None = None,
    opening_balance: float | str | None = None,
    incomplete: bool = False,
    lang: str | None = None,
) -> "Result":
    """Forecast fund income and government cost of entering cohorts, or fill a form in.

    Args:
        region: one or several, or `all`; None where a scenario file says it.
        cohort: first insurance year, or consecutive ones, e.g. range(2022, 2026) or "2022:2025".
        years: those that are shown, e.g. range(2026, 2029) or "2026:2028"; without a cohort they
            choose every one that is in school in them or pays in their autumn.
        settings: what is changed, over what scenario files say.
        scenario: scenario files.
        students: entrants per cohort and region; None for the region's own number.
        seed: of the random numbers.
        method: `seriatim` or `grouped`; None for the command's default.
        replicates: draws of the assumptions, for the 5% and 95% ends of each figure.
        workers: how many work at once; no figure depends on it.
        by: breakdowns, e.g. `clause`; each adds a column.
        horizon: insurance years shown; None for all.
        accounting: of tables and forms, `accrual` or `cash`.
        form: `bridge`, `transfers`, `budget` or `settlement`, instead of the rows of a forecast.
        locality: the pooling area whose students a form is about; None for the whole region.
        year: one year instead of `years`.
        previous: a file with actual figures of the year before, for the budget.
        inputs: a file with lines of the budget or settlement that are not forecast.
        opening_balance: for the budget, in 万元.
        incomplete: whether a budget is filled in though cohorts are missing.
        lang: of tables and labels, `en` or `zh`; None for that of the locale.

    Returns:
        A result whose rows are the tidy figures, money in fen; a blank is None.

    Raises:
        RequestError, FileFault: what is asked for cannot be; with what would be right.
        PluginFault: a region breaks the contract.
    """
    return _answer(
        "forecast",
        region=region,
        cohort=span_of(cohort),
        years=span_of(years, "years"),
        set=words_of(settings),
        scenario=scenario,
        students=students,
        seed=seed,
        method=method,
        replicates=replicates,
        workers=workers,
        by=by,
        horizon=horizon,
        accounting=accounting,
        form=form,
        locality=locality,
        year=year,
        previous=previous,
        inputs=inputs,
        opening_balance=opening_balance,
        incomplete=incomplete,
        lang=lang,
    )


def compare(
    one: File,
    other: File,
    *,
    region: Names | None = None,
    cohort: Span | None = None,
    years: Span | None = None,
    settings: Settings | None = None,
    students: int | None = None,
    seed: int = 0,
    method: str | None = None,
    replicates: int | None = None,
    workers: int = 1,
    lang: str | None = None,
) -> "Result":
    """Compare two scenario files on the same students, or two saved results.

    The arguments are those of `forecast`; settings are applied over both scenarios, and both are
    put into the same draws. Two results are compared as they are.

    Returns:
        A result whose rows are the differences of every figure.
    """
    return _answer(
        "compare",
        one,
        other,
        region=region,
        cohort=span_of(cohort),
        years=span_of(years, "years"),
        set=words_of(settings),
        students=students,
        seed=seed,
        method=method,
        replicates=replicates,
        workers=workers,
        lang=lang,
    )


def sensitivity(
    *,
    region: Names | None = None,
    cohort: Span | None = None,
    years: Span | None = None,
    measure: str = "government_cost",
    payer: str | None = None,
    accounting: str | None = None,
    year: int | None = None,
    settings: Settings | None = None,
    scenario: File | Sequence[File] | None = None,
    students: int | None = None,
    workers: int = 1,
    lang: str | None = None,
) -> "Result":
    """Rank the assumptions by what they do to a figure.

    Args:
        region: as for `forecast`.
        cohort: the same.
        years: the same.
        measure: the figure, e.g. `fund_income`.
        payer: whose; None for the total, or the measure's only payer.
        accounting: its basis; None for accrual where there are two.
        year: of the figure; None for the sum of all years, or of those that are given.
        settings: as for `forecast`.
        scenario: the same.
        students: the same.
        workers: the same.
        lang: the same.

    Returns:
        A result with a row for each assumption, the largest effect first.
    """
    return _answer(
        "sensitivity",
        region=region,
        cohort=span_of(cohort),
        years=span_of(years, "years"),
        measure=measure,
        payer=payer,
        accounting=accounting,
        year=year,
        set=words_of(settings),
        scenario=scenario,
        students=students,
        workers=workers,
        lang=lang,
    )


def backtest(actual: File, *, lang: str | None = None) -> "Result":
    """Set actual figures of past years beside the forecasts of these years.

    Args:
        actual: a CSV file with a figure a row.
        lang: as for `forecast`.

    Returns:
        A result with a row for each figure: actual, expected, and the assumption that would have
        to move least; its document holds all moves.
    """
    return _answer("backtest", actual, lang=lang)


def regions(name: str | None = None, *, lang: str | None = None) -> "Result":
    """Describe what is installed.

    Returns:
        A result with a row for each region, or, of the region of a name, for each of its values
        with basis and source.

    Raises:
        RequestError: no region of this name is installed.
    """
    from simulate.explanation.installed_regions import described
    from simulate.language.catalogue import language_of

    return described(None if name is None else region_of(name), language_of(lang))


def _answer(command: str, *arguments: File, **options: Any) -> "Result":
    """Answer a command by its options, so that Python and the command line cannot differ."""
    words = []
    for name, value in options.items():
        several = value if isinstance(value, list | tuple) else [value]
        flag = f"--{name.replace('_', '-')}"
        given = [one for one in several if one is not None and one is not False]
        words += [flag if one is True else f"{flag}={word_of(one)}" for one in given]
    if arguments:
        words += ["--", *map(word_of, arguments)]
    return answer_to(command, options_of(command, words), [command, *words])
