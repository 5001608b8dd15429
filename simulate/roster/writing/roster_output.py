"""Where an assessed roster goes: each output, its companion and its record."""

from collections.abc import Sequence
from pathlib import Path

from attrs import frozen

from kernel.errors import RequestError
from kernel.messages import Language
from simulate.output.devices import is_device
from simulate.output.files import record_of
from simulate.output.formats import check_output
from simulate.output.ownership import check_own, is_own
from simulate.roster.reading.source import STANDARD_INPUT
from simulate.roster.writing.companion import companion_of
from simulate.roster.writing.sink import SINKS


@frozen
class RosterOutput:
    """Where an assessed roster goes.

    Attributes:
        output: the valid rows.
        extension: that of the output's format.
        companion: the rejected rows; None beside a device.
        record: the record of the run; None beside a device.
    """

    output: Path
    extension: str
    companion: Path | None = None
    record: Path | None = None

    @classmethod
    def of(cls, output: Path, roster: Path, *, force: bool) -> "RosterOutput":
        """Check where a roster goes, before any work is done.

        Raises:
            RequestError: the output has no known extension or no folder, or the roster, a folder or
                a file of somebody else is where something would be written.
        """
        extension = check_output(output, SINKS)
        if is_device(output):
            return cls(output, extension)
        companion, record = companion_of(output, extension), record_of(output)
        _check_apart(output, companion, roster)
        check_own(output, output, force=force)
        check_own(record, output, force=force)
        check_own(companion, output, force=force or is_own(output))
        return cls(output, extension, companion, record)

    @property
    def files(self) -> list[Path]:
        """What is written, the output first."""
        return [self.output, *filter(None, (self.companion, self.record))]

    @property
    def is_device(self) -> bool:
        """Whether nothing stands beside the output."""
        return self.record is None

    def language(self, asked: Language) -> Language:
        """Return the language of headers and words: data files keep the names of machines."""
        return asked if self.extension == ".xlsx" else "en"


def outputs_of(outputs: Sequence[Path], roster: Path, *, force: bool) -> tuple[RosterOutput, ...]:
    """Check where a roster goes, before any work is done.

    Raises:
        RequestError: as `RosterOutput.of`, or a file would be written twice.
    """
    places = tuple(RosterOutput.of(output, roster, force=force) for output in outputs)
    taken: set[Path] = set()
    for place in places:
        for written in place.files:
            if _placed(written) in taken:
                raise RequestError(
                    "-o {output}: {written} would be written twice; expected another name",
                    output=place.output,
                    written=written,
                )
            taken.add(_placed(written))
    return places


def _placed(path: Path) -> Path:
    """Return where a file stands; what a link leads to is not written."""
    return path.parent.resolve() / path.name


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
