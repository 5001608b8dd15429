"""What the tests of the command ask for, and how they read the answer."""

import csv
from typing import Final

CHANGSHA: Final = ("--region", "changsha", "--cohort", "2024", "--students", "100")

COLUMNS: Final = "region,cohort,year,measure,payer,accounting,unit,value,low,high"


def rows_of(text: str) -> list[dict[str, str]]:
    """Read CSV by its header."""
    return list(csv.DictReader(text.splitlines()))
