"""The answer to the words of a command, whoever asks: a rerun, or Python."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

import click

from simulate.cli.assess import assess
from simulate.cli.backtest import answer as backtested
from simulate.cli.backtest import backtest
from simulate.cli.compare import answer as compared
from simulate.cli.compare import compare
from simulate.cli.forecast import answer as forecast_or_form
from simulate.cli.forecast import forecast
from simulate.cli.output_options import OF_OUTPUT
from simulate.cli.sensitivity import answer as ranked
from simulate.cli.sensitivity import sensitivity
from simulate.cli.usage_faults import usage_fault

if TYPE_CHECKING:
    from simulate.output.result import Result

ANSWERS: Final[Mapping[str, tuple[click.Command, Callable[..., "Result"]]]] = {
    "forecast": (forecast, forecast_or_form),
    "compare": (compare, compared),
    "sensitivity": (sensitivity, ranked),
    "backtest": (backtest, backtested),
}
"""The commands whose answers are results, each with what makes one of its options."""

REPEATED: Final[Mapping[str, click.Command]] = {
    **{name: made for name, (made, _) in ANSWERS.items()},
    "assess": assess,
}
"""The commands that a rerun repeats."""


def options_of(name: str, words: Sequence[str]) -> dict[str, Any]:  # what click passes
    """Read words as their command reads them.

    Raises:
        RequestError: they are no words of it.
    """
    from kernel.errors import RequestError

    try:
        # Without an option for help, which would be answered instead of the command.
        return REPEATED[name].make_context(name, [*words], help_option_names=[]).params
    except click.ClickException as fault:
        raise RequestError(usage_fault(fault)) from None


def answer_to(name: str, options: Mapping[str, Any], command: Sequence[str]) -> "Result":
    """Answer a command by its options, whatever they say of where the answer goes.

    Args:
        name: the command.
        options: as `options_of` reads them.
        command: the arguments, for the record.
    """
    from simulate.language.catalogue import language_of

    _, answer = ANSWERS[name]
    own = {key: value for key, value in options.items() if key not in OF_OUTPUT}
    return answer(own, command, language_of(own.pop("lang")))
