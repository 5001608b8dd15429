"""What cohorts of students bring the fund and cost the government: the front door for Python.

    import simulate
    result = simulate.forecast(region="changsha", cohort=2024)
    result.total("fund_income", payer="student", accounting="accrual", year=2024)

Names and meanings are those of the command line. A fault raises `kernel.errors.XuebaoError` or one
of its kinds; nothing is printed, nothing exits. What a function needs is loaded when it is called.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from simulate.cli.functions import backtest, compare, forecast, regions, sensitivity
    from simulate.cli.roster_functions import assess, explain

__all__ = ["assess", "backtest", "compare", "explain", "forecast", "regions", "sensitivity"]


def __getattr__(name: str) -> Any:  # one of the functions
    if name not in __all__:
        raise AttributeError(f"module 'simulate' has no attribute {name!r}")
    from simulate.cli import functions, roster_functions

    return getattr(functions, name, None) or getattr(roster_functions, name)


def __dir__() -> list[str]:
    return __all__
