"""Where an assessed roster goes: the output, its companion and its record."""

from pathlib import Path

from attrs import frozen

from kernel.errors import RequestError
from simulate.output.devices import NOWHERE, is_device
from simulate.output.files import record_of
from simulate.output.formats import check_output
from simulate.output.ownership import check_own, is_own
from simulate.roster.companion import companion_of
from simulate.roster.sink import SINKS
from simulate.roster.source import STANDARD_INPUT


@frozen
class RosterOutput:
    """Where an assessed roster goes.

    Attributes:
        output: the valid rows.
        extension: that of the output's format.
        companion: the rejected rows; nowhere beside a device.
        record: the record of the run; None beside a device.
        bom: whether CSV begins with a byte order mark.
    """

    output: Path
    extension: str
    companion: Path
    record: Path | None
    bom: bool = False

    @classmethod
    def of(cls, output: Path, roster: Path, *, force: bool, bom: bool) -> "RosterOutput":
        """Check where a roster goes, before any work is done.

        Raises:
            RequestError: the output has no known extension or no folder, or the roster, a folder or
                a file of somebody else is where something would be written.
        """
        extension = check_output(output, SINKS)
        if is_device(output):
            return cls(output, extension, NOWHERE, None, bom)
        companion, record = companion_of(output), record_of(output)
        _check_apart(output, companion, roster)
        check_own(output, output, force=force)
        check_own(record, output, force=force)
        check_own(companion, output, force=force or is_own(output))
        return cls(output, extension, companion, record, bom)


def _check_apart(output: Path, companion: Path, roster: Path) -> None:
    """Refuse to write over the roster, or where a folder stands."""
    if companion.is_dir():
        raise RequestError(
            "-o {output}: {companion} is a folder; expected another name",
            output=output,
            companion=companion,
        )
    if str(roster) == STANDARD_INPUT or not roster.exists():
        return
    for written in (output, companion):
        if written.exists() and written.samefile(roster):
            raise RequestError(
                "-o {output}: {written} is the roster itself and would be lost; expected "
                "another name",
                output=output,
                written=written,
            )
