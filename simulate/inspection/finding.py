"""A finding: where, what is wrong and why, what to do; one line of text."""

from pathlib import Path

from attrs import frozen

from kernel.errors import Place
from kernel.messages import Text, message


@frozen
class Finding:
    """Something that a check has found in a file of a region.

    Attributes:
        place: file and line.
        text: what is wrong, why, and what to do.
        is_note: nothing is wrong, something is still to be done.
        check: name of the check, which says it for all that it finds.
    """

    place: Place
    text: Text
    is_note: bool = False
    check: str = ""

    @property
    def line(self) -> Text:
        """The finding as a line; the file as one sees it from where one stands."""
        return message(
            "{file}:{line}: {check}: {text}",
            file=_seen_from_here(self.place.file),
            line=self.place.line,
            check=self.check,
            text=self.text,
        )

    @property
    def order(self) -> tuple[str, int, str, str]:
        """What findings are sorted by."""
        return self.place.file, self.place.line, self.check, str(self.text)


def _seen_from_here(file: str) -> str:
    path, here = Path(file), Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else file
