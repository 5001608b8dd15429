"""The tables of an OpenDocument spreadsheet and the styles in front of them."""

from collections.abc import Collection
from typing import IO, Final
from xml.parsers.expat import ParserCreate, XMLParserType

from attrs import define, field

from simulate.roster.workbooks.gathered_sheet import GatheredSheet
from simulate.roster.workbooks.ods_census import TableCensus
from simulate.roster.workbooks.ods_styles import Styles
from simulate.roster.workbooks.ods_table import TableReader
from simulate.roster.workbooks.ods_values import Attributes

_CHUNK: Final = 1 << 18

_ELSEWHERE: Final = frozenset(("table:tracked-changes", "table:dde-links"))
"""Elements whose tables are no sheets."""

_OTHER_FILE: Final = "ta_extref"
"""The style of tables in which LibreOffice keeps cells of other files."""


@define(eq=False)
class Content:
    """What a spreadsheet holds, as far as it has been read.

    Attributes:
        tables: name of each and whether it is hidden, or None for one that is no sheet.
        sheets: those that are wanted, by their place among the tables.
        census: which rows hold anything, by another way.
    """

    wanted: Collection[str] | None
    tables: list[tuple[str, bool] | None] = field(factory=list)
    sheets: dict[int, GatheredSheet] = field(factory=dict)
    census: TableCensus = field(factory=TableCensus)
    _styles: Styles = field(factory=Styles)
    _passed_over: int = 0

    def read(self, part: IO[bytes]) -> None:
        """Read a part of the file: its styles, or its content.

        Raises:
            Unreadable: what stands in it cannot be a list.
            ExpatError: it is no XML.
            ValueError: it is XML that no spreadsheet holds.
        """
        parser = ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse_own_entities
        self._take_outside(parser)
        while chunk := part.read(_CHUNK):
            parser.Parse(chunk)
            self.census.feed(chunk)
        parser.Parse(b"", True)
        self.census.close()

    def _take_outside(self, parser: XMLParserType) -> None:
        """Take what stands outside of the tables."""

        def start(element: str, attributes: Attributes) -> None:
            if self._passed_over or element in _ELSEWHERE:
                self._passed_over += 1
            elif element == "table:table":
                self._start_table(parser, attributes)
            else:
                self._styles.start(element, attributes)

        def end(_element: str) -> None:
            self._passed_over = max(self._passed_over - 1, 0)

        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.CharacterDataHandler = None

    def _start_table(self, parser: XMLParserType, attributes: Attributes) -> None:
        style = attributes.get("table:style-name")
        if style == _OTHER_FILE:
            self.tables.append(None)
            self._passed_over = 1
            return
        name, is_hidden = attributes["table:name"], style in self._styles.hidden
        self.tables.append((name, is_hidden))
        if is_hidden if self.wanted is None else name not in self.wanted:
            self._passed_over = 1
            return
        sheet = self.sheets[len(self.tables) - 1] = GatheredSheet(name)
        reader = TableReader(sheet, self._styles, lambda: self._take_outside(parser))
        parser.StartElementHandler = reader.start
        parser.EndElementHandler = reader.end
        parser.CharacterDataHandler = reader.text


def _refuse_own_entities(*declaration: object) -> None:
    """Refuse a document that declares its own entities, which may grow without bounds."""
    raise ValueError(declaration)
