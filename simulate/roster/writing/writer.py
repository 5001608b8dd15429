"""Writes what becomes of a roster, page by page, into one of its outputs."""

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any

from kernel.messages import Language, Text
from kernel.results import KINDS
from simulate.output.files import writing_to
from simulate.output.result_headers import RESULT_HEADERS
from simulate.roster.account import Account
from simulate.roster.writing.companion import COMPANION_HEADERS, Companion
from simulate.roster.writing.roster_output import RosterOutput
from simulate.roster.writing.sink import companion_sink_of, sink_of
from simulate.roster.writing.wording import in_words
from simulate.roster.writing.workbook_sink import FurtherSheet, XlsxSink


class RosterWriter:
    """An output and its companion.

    Faults of the system are reported with the file that cannot be written, as RequestError.
    """

    def __init__(
        self, place: RosterOutput, drafts: Mapping[Path, Path], language: Language, *, bom: bool
    ) -> None:
        """Open what is written.

        Args:
            place: the output.
            drafts: where each of its files is written to first.
            language: of headers and words in workbooks.
            bom: whether CSV begins with a byte order mark.
        """
        self._place, self._language = place, place.language(language)
        self._columns: Sequence[str] = ()
        opened = partial(companion_sink_of, place.extension, bom=bom)
        with writing_to(place.output):
            self._sink = sink_of(place.extension, drafts[place.output], bom=bom)
        self._companion = (
            None if place.companion is None else Companion(drafts[place.companion], opened)
        )

    def write(self, valid: Any, rejected: Any) -> None:
        """Write the next page, the valid rows and the rejected ones: an Arrow record batch each."""
        self._columns = valid.schema.names
        with writing_to(self._place.output):
            self._sink.write(in_words(valid, _own_headers(valid), self._language))
            if self._companion is not None:
                self._companion.write(in_words(rejected, COMPANION_HEADERS, self._language))

    def add_sheet(self, sheet: FurtherSheet) -> None:
        """Add a sheet behind the rows, where the format has sheets."""
        if isinstance(self._sink, XlsxSink):
            self._sink.add_sheet(sheet)

    def add_account(self, account: Account) -> None:
        """Add sheets of what the rows come to and rest on, where the format has sheets."""
        if isinstance(self._sink, XlsxSink):
            self._sink.add_account(account, self._columns)

    def close(self) -> None:
        """Finish the files."""
        with writing_to(self._place.output), ExitStack() as closed:
            closed.callback(self._sink.close)
            if self._companion is not None:
                closed.callback(self._companion.close)


def _own_headers(valid: Any) -> Mapping[str, Text]:
    """Return what stands above the columns of results, which are behind all that was passed in."""
    names = valid.schema.names
    return {name: RESULT_HEADERS[name] for name in names[names.index(next(iter(KINDS))) :]}
