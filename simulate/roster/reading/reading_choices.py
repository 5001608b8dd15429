"""How a person wants a roster to be read."""

from collections.abc import Mapping
from typing import Final

from attrs import field, frozen

from kernel.errors import RequestError
from kernel.messages import Text


@frozen
class Reading:
    """How a roster is read.

    Attributes:
        mapped: what headers mean that are not known, by the bare header.
        sheet: the sheet of a workbook that is read; None for the one that holds a roster.
        all_sheets: whether every visible sheet that holds a roster is read.

    Raises:
        RequestError: both one sheet and all of them are asked for.
    """

    mapped: Mapping[str, str] = field(factory=dict)
    sheet: str | None = None
    all_sheets: bool = False

    def __attrs_post_init__(self) -> None:
        if self.sheet is not None and self.all_sheets:
            raise RequestError("--sheet and --all-sheets: both are given; expected one of them")

    def check_without_sheets(self, label: str | Text) -> None:
        """Refuse to look for sheets where there are none. Raises RequestError."""
        if self.sheet is not None or self.all_sheets:
            raise RequestError(
                "{option}: {label} is no workbook; expected one, which has sheets",
                option="--all-sheets" if self.all_sheets else "--sheet",
                label=label,
            )


PLAIN: Final = Reading()
"""Where nothing is said of it."""
