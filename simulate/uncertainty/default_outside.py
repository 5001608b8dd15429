"""Figures whose default lies outside their own interval, and the assumption that puts it there."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Final

import numpy as np

from kernel.entries import Entry
from kernel.figures import Array
from kernel.messages import Language, Text, listed, message, verbatim
from simulate.language.catalogue import spoken
from simulate.output.labels import account_words
from simulate.projection.facts import accounts
from simulate.projection.forecast import Forecast
from simulate.projection.ledger import Account
from simulate.projection.measures import MEASURES, account_of
from simulate.scenario.values import written
from simulate.uncertainty.effects import Effect, effects
from simulate.uncertainty.spread import Scatter, Spread
from simulate.uncertainty.trial import Trial

_BELOW: Final = message("The default lies below its own interval: {figures}. {reason}")
_ABOVE: Final = message("The default lies above its own interval: {figures}. {reason}")
_IN_YEARS: Final = message("{figure} in {years}")
_AT_END: Final = message(
    "{assumption} stands at the end of its range: {value}, possibly {low} to {high}."
)
_NO_REASON: Final = message("No assumption at the end of its range explains it alone.")


def outside_notes(
    trial: Trial, forecasts: Sequence[Forecast], spread: Spread, language: Language
) -> Iterator[str]:
    """Say which amounts have a default outside their interval, and why.

    Args:
        trial: of one of the cohorts; in it the assumptions are moved.
        forecasts: of the cohorts; their accounts are looked at.
        spread: of the cohorts together; its figures are looked at year by year and summed.
        language: of the sentences.
    """
    found: dict[tuple[bool, str], list[str]] = {}
    # The same assumption moves both bases of a payer.
    reason_of = cache(
        lambda measure, payer, is_below: spoken(
            _reason(trial, account_of(measure, payer or None, None), rises=is_below), language
        )
    )
    for account in accounts(*forecasts):
        measure = MEASURES[account.measure]
        if not measure.is_money or measure.is_stock:
            continue
        words = account_words(account, language)
        for is_below, years in _outside(spread.of(account)):
            reason = reason_of(account.measure, account.payer, is_below)
            when = [str(spread.first_year + at) for at in years]
            named = _IN_YEARS.filled(figure=words, years=listed(when)) if when else verbatim(words)
            found.setdefault((is_below, reason), []).append(spoken(named, language))
    for (is_below, reason), every in found.items():
        pattern = _BELOW if is_below else _ABOVE
        figures = listed([verbatim(one) for one in every])
        yield spoken(pattern.filled(figures=figures, reason=verbatim(reason)), language)


def _outside(scatter: Scatter) -> Iterator[tuple[bool, list[int]]]:
    """Yield whether defaults lie below or above, and in which places; in none if their sum does."""
    for is_below in (True, False):
        if _is_beyond(scatter.summed(), is_below=is_below)[0]:
            yield is_below, []
        elif (beyond := _is_beyond(scatter, is_below=is_below)).any():
            yield is_below, np.flatnonzero(beyond).tolist()


def _is_beyond(scatter: Scatter, *, is_below: bool) -> Array:
    """Say which defaults lie below their interval, or above; to the fen, as data have them."""
    low, high = map(np.rint, scatter.interval)
    default = np.rint(scatter.default)
    return np.asarray(default < low if is_below else default > high)


def _reason(trial: Trial, account: Account, *, rises: bool) -> Text:
    """Name the assumption at an end of its range that moves a figure most to where draws are."""
    _, moved = effects([trial], account, names=at_end(trial))
    pulling = [one for one in moved if _is_at_end(one.entries) and _pull(one, rises=rises) > 0]
    if not pulling:
        return _NO_REASON
    strongest = max(pulling, key=lambda one: _pull(one, rises=rises))
    entry = strongest.entry_of(trial.cohort)
    return _AT_END.filled(
        assumption=strongest.called(trial.setup, trial.cohort),
        value=written(entry.value),
        low=written(entry.low),
        high=written(entry.high),
    )


def at_end(trial: Trial) -> list[str]:
    """Return the assumptions some value of which stands at an end of its range, by name."""
    names = [name for name, entries in trial.ranges.entries.items() if _is_at_end(entries)]
    return [*dict.fromkeys(name.partition(".")[0] for name in names)]


def _is_at_end(entries: Iterable[Entry]) -> bool:
    return any(entry.value in (entry.low, entry.high) for entry in entries)


def _pull(effect: Effect, *, rises: bool) -> int:
    """Return by how much an assumption moves a figure up, or down, at one end of its range."""
    ends = [end for end in (effect.low, effect.high) if end is not None]
    return max((end if rises else -end for end in ends), default=0)
