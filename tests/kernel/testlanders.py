"""Students of Testland as rows of a roster."""

from datetime import date

from tests.fiction.world import load_testland

TESTLANDS = load_testland()

FRESHMAN = {"entry_year": 2023, "programme_years": 4, "paid_on": date(2023, 10, 1)}

SECOND_YEAR = {"entry_year": 2022, "programme_years": 4, "paid_on": date(2023, 10, 1)}

PREPAID = {"entry_year": 2023, "programme_years": 4, "prepaid_in": 2024}


def shown(found: dict[str, object], *columns: str) -> tuple[object, ...]:
    """Return some result columns, money in fen."""
    return tuple(found[column] for column in columns)
