"""What is asked of a roster, and where what is made of it goes: the options, checked once."""

from collections.abc import Sequence
from pathlib import Path

from attrs import frozen

from kernel.messages import Language
from simulate.roster.reading.reading_choices import PLAIN, Reading
from simulate.scenario.settings import Setting


@frozen
class RosterRequest:
    """Which roster is assessed, by which rules.

    Attributes:
        roster: the file, or `-` for standard input.
        region: whose rules apply.
        year: the insurance year.
        language: of reasons, notes and totals, and of headers and words in workbooks.
        settings: what is changed.
        reading: which sheets are read, and what their headers mean.
        as_if_paid: the day on which those count as paid who have no payment; None if they do not.
        scenarios: the files that say what is changed, for the record.
        maps: the files that say what headers mean, for the record.
        command: the arguments, for the record.
    """

    roster: Path
    region: str
    year: int
    language: Language
    settings: Sequence[Setting] = ()
    reading: Reading = PLAIN
    as_if_paid: int | None = None
    scenarios: Sequence[Path] = ()
    maps: Sequence[Path] = ()
    command: Sequence[str] = ()


@frozen
class RosterDestination:
    """Where what is made of a roster goes.

    Attributes:
        outputs: the files of the valid rows.
        by: the columns by whose values persons and money are summed up on standard output.
        shape: the format of these sums.
        bills: the folder of the payment slips.
        quiet: whether nothing goes to standard error.
        force: whether files are overwritten that the program has not written.
        bom: whether CSV begins with a byte order mark though the roster does not.
    """

    outputs: Sequence[Path] = ()
    by: Sequence[str] = ()
    shape: str = "table"
    bills: Path | None = None
    quiet: bool = False
    force: bool = False
    bom: bool = False
