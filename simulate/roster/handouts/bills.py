"""Slips and the refund list in a folder: what a clerk gives to students and to who is refunded."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from functools import cached_property
from html import escape
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO, Final

from attrs import define, field, frozen

from kernel.errors import RequestError
from kernel.messages import Language, Text, message, message_in
from kernel.ruleset import Ruleset
from simulate.language.catalogue import spoken
from simulate.output.files import digest_of_file, record_of, whole_file, write_revocably
from simulate.output.formats import BOM
from simulate.output.labels import year_words
from simulate.output.ownership import check_own, is_own
from simulate.roster.assessment import AssessedPage
from simulate.roster.cells import as_text
from simulate.roster.handouts.header_words import positions_named
from simulate.roster.handouts.refunds import Refunds, identifiers
from simulate.roster.handouts.slip import TITLE, Slips
from simulate.roster.reading.header import Header
from simulate.roster.summary import Summary

_NAMES: Final = ("姓名", "名字", "学生姓名", "name", "studentname", "student_name", "full_name")
_PLACES: Final = (
    *("学校", "校区", "学院", "院系", "系", "系部", "专业", "年级", "班级", "班"),
    *("school", "campus", "college", "faculty", "department", "major", "class"),
)
"""Headers of what a student belongs to, which are shown and keep slips together."""

_NUMBER: Final = message("Number")
_NAME: Final = message_in("of a person", "Name")
_SLIPS: Final = message("{count:,} payment slips are in {path}")
_NO_SLIP: Final = message(
    "{count:,} students have no payment slip: they have not paid, or are not insured here; "
    "--as-if-paid DATE makes slips for those who have yet to pay."
)
_REFUNDS: Final = message("{count:,} refunds by payer are in {path}")

_STYLE: Final = """
@page { size: A5; margin: 12mm }
body { font-family: "Noto Sans CJK SC", "Microsoft YaHei", "SimSun", sans-serif; font-size: 10pt }
article { break-after: page; margin-bottom: 2em }
article:last-child { break-after: auto }
h1 { font-size: 13pt }
table { border-collapse: collapse; width: 100% }
th, td { border-bottom: 1px solid #999; padding: 2px 4px; text-align: left; vertical-align: top }
td:nth-child(2) { text-align: right; white-space: nowrap }
td:nth-child(3) { font-size: 8pt }
.sum td { font-weight: bold }
.notice { border: 1px solid #000; padding: 4px }
"""

_BLOCK: Final = 1 << 20
"""Bytes of slips that are copied at once."""

Span = list[int]
"""Where slips that follow each other begin and end in the file in which they wait."""


@frozen
class BillsFolder:
    """The files of a folder of slips.

    Attributes:
        slips: a page a student; refunds: the list by payer; record: of the run that made them.
    """

    slips: Path
    refunds: Path
    record: Path

    @classmethod
    def of(cls, folder: Path, *, force: bool) -> "BillsFolder":
        """Check where slips go, before any work is done.

        Raises:
            RequestError: the folder is a file, or has no folder above it, or a file of somebody
                else is where something would be written.
        """
        if folder.exists() and not folder.is_dir():
            raise RequestError("--bills {folder}: is a file; expected a folder", folder=folder)
        if not folder.parent.is_dir():
            raise RequestError(
                "--bills {folder}: no folder {parent!r}", folder=folder, parent=str(folder.parent)
            )
        slips = folder / "bills.html"
        found = cls(slips, folder / "refunds.csv", record_of(slips))
        check_own(found.slips, slips, force=force)
        check_own(found.record, slips, force=force)
        check_own(found.refunds, slips, force=force or is_own(slips))
        return found


@define
class Bills:
    """Slips and refunds of a roster; add pages one by one, then write them.

    A slip waits in a temporary file for those that belong with it, so that memory stays small.

    Attributes:
        rules, year, language: of the slips.
        header: the columns that are assessed, see `AssessedPage.header`.
        refunds: the list by payer.
        count, without: students with a slip, and without one.
    """

    rules: Ruleset
    year: int
    language: Language
    header: Header
    refunds: Refunds = field(factory=Refunds)
    count: int = 0
    without: int = 0
    _waiting: BinaryIO = field(factory=TemporaryFile, alias="waiting")
    _spans: dict[tuple[str, ...], list[Span]] = field(factory=dict, alias="spans")

    def add(self, page: AssessedPage) -> None:
        """Add the students of a page: who has paid, or counts as paid, has a slip."""
        self.refunds.add(page)
        slips, bodies = Slips(page, self.rules, self.year, self.language), {}
        columns = {at: _texts(page, at) for at in (*self._named, *self._places)}
        numbers = identifiers(page)
        billed = page.assessment.paid_for[page.of]
        received = billed if page.settlement is None else page.settlement.paid
        for row in billed.nonzero()[0].tolist():
            students = page.students
            # Students who are alike to the rules differ on a slip in nothing but these.
            key = (page.of[row], students.paid_on[row], students.prepaid_in[row],
                   page.as_if_paid[row], received[row])  # fmt: skip
            if key not in bodies:
                bodies[key] = slips.body(row)
            cells = {at: column[row] for at, column in columns.items()}
            self._add(self._slip(numbers[row], cells, bodies[key]), cells)
        self.count += int(billed.sum())
        self.without += int((~billed).sum())

    def write(
        self,
        place: BillsFolder,
        summary: Summary,
        recorded: Callable[[dict[str, str]], str],
        *,
        bom: bool = False,
    ) -> None:
        """Write both files and the record, whole or not at all.

        Args:
            place: where they go.
            summary: of the whole roster, to which refunds have to add up.
            recorded: returns the record of files, of their digests by name.
            bom: whether CSV begins with a byte order mark.

        Raises:
            RequestError: one cannot be written.
            ControlTotalFault: the refunds do not add up.
        """
        self.refunds.check(summary)
        text = (BOM if bom else "") + self.refunds.text()
        with ExitStack() as undoing:
            if not place.slips.parent.exists():
                place.slips.parent.mkdir()
                undoing.callback(place.slips.parent.rmdir)
            with whole_file(place.slips) as slips, whole_file(place.refunds) as refunds:
                self._write_slips(slips)
                refunds.write_text(text, encoding="utf-8", newline="")
                drafts = {place.slips.name: slips, place.refunds.name: refunds}
                digests = {name: digest_of_file(draft) for name, draft in drafts.items()}
                write_revocably(place.record, recorded(digests), undoing)
            undoing.pop_all()

    def notes(self, place: BillsFolder) -> list[Text]:
        """Say where slips and refunds are, and who has none."""
        count = len(self.refunds.given)
        return [
            _SLIPS.filled(count=self.count, path=place.slips),
            *([_NO_SLIP.filled(count=self.without)] if self.without else []),
            *([_REFUNDS.filled(count=count, path=place.refunds)] if count else []),
        ]

    def close(self) -> None:
        """Give the temporary file up."""
        self._waiting.close()

    @cached_property
    def _named(self) -> list[int]:
        return positions_named(self.header.names, _NAMES)[:1]

    @cached_property
    def _places(self) -> list[int]:
        return positions_named(self.header.names, _PLACES)

    def _slip(self, number: str, cells: Mapping[int, str], body: str) -> str:
        """Return a slip; a name stands on it because the clerk hands it to that student."""
        labels = {at: self.header.names[at] for at in self._places}
        labels |= {at: spoken(_NAME, self.language) for at in self._named}
        about = [(spoken(_NUMBER, self.language), number)]
        about += [(labels[at], cell) for at, cell in cells.items() if cell]
        shown = " · ".join(f"{escape(label)} <b>{escape(cell)}</b>" for label, cell in about)
        return f"<article><h1>{self._title}</h1><p>{shown}</p>{body}</article>\n"

    @cached_property
    def _title(self) -> str:
        year = year_words(self.rules.law, self.year)
        title = TITLE.filled(place=self.rules.facts.name, year=year)
        return escape(spoken(title, self.language))

    def _add(self, slip: str, cells: Mapping[int, str]) -> None:
        start = self._waiting.tell()
        self._waiting.write(slip.encode())
        spans = self._spans.setdefault(tuple(cells[at] for at in self._places), [])
        if spans and spans[-1][1] == start:
            spans[-1][1] = self._waiting.tell()
        else:
            spans.append([start, self._waiting.tell()])

    def _write_slips(self, draft: Path) -> None:
        with draft.open("wb") as file:
            file.write(
                f'<!DOCTYPE html>\n<html lang="{self.language}">\n<head>\n<meta charset="utf-8">\n'
                f"<title>{self._title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n".encode()
            )
            for spans in self._spans.values():
                for start, end in spans:
                    self._waiting.seek(start)
                    for at in range(start, end, _BLOCK):
                        file.write(self._waiting.read(min(_BLOCK, end - at)))
            file.write(b"</body>\n</html>\n")


def _texts(page: AssessedPage, position: int) -> Sequence[str]:
    """Return a column of the valid rows as text; a blank is empty."""
    return [(text or "").strip() for text in as_text(page.valid.column(position)).to_pylist()]
