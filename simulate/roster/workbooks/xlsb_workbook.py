"""What a `.xlsb` says beside its sheets: which there are, its formats and its shared texts."""

import posixpath
from collections.abc import Sequence
from struct import Struct
from typing import Final

from attrs import field, frozen

from simulate.roster.workbooks.number_formats import built_in, number_format
from simulate.roster.workbooks.package import Package
from simulate.roster.workbooks.shown_numbers import Show, plain, showing
from simulate.roster.workbooks.xlsb_records import records, text_at

WORKBOOK: Final = "xl/workbook.bin"
_RELATIONS: Final = "xl/_rels/workbook.bin.rels"

_SHEET, _PROPERTIES, _FORMAT, _STYLE, _SHARED_TEXT = 156, 153, 44, 47, 19
_STYLES_BEGIN, _STYLES_END = 617, 618
_USHORTS: Final = Struct("<HH")
_UINT: Final = Struct("<I")


@frozen
class SheetPart:
    """A worksheet and the part that holds it."""

    name: str
    is_hidden: bool
    part: str


@frozen
class Workbook:
    """What holds for all sheets of a workbook.

    Attributes:
        shows: what cells show, by the number of their style.
        texts: that cells share, by number.
        empty_texts: numbers of those without letters.
    """

    sheets: Sequence[SheetPart]
    shows: Sequence[Show]
    texts: Sequence[str]
    empty_texts: frozenset[int] = field(init=False)

    @empty_texts.default
    def _empty_texts(self) -> frozenset[int]:
        return frozenset(number for number, text in enumerate(self.texts) if not text)


def read_workbook(package: Package) -> Workbook:
    """Read what stands beside the sheets."""
    kinds, targets = _relations(package)
    sheets, is_1904 = [], False
    with package.open(WORKBOOK) as part:
        for kind, record in records(part):
            if kind == _SHEET:
                relation, end = text_at(record, 8)
                if kinds[relation] == "worksheet":
                    is_hidden = _UINT.unpack_from(record)[0] != 0
                    sheets.append(SheetPart(text_at(record, end)[0], is_hidden, targets[relation]))
            elif kind == _PROPERTIES:
                is_1904 = bool(record[0] & 1)
    parts = {kind: targets[relation] for relation, kind in kinds.items()}
    return Workbook(
        sheets,
        _shows(package, parts["styles"], is_1904=is_1904) if "styles" in parts else [plain],
        _texts(package, parts["sharedStrings"]) if "sharedStrings" in parts else [],
    )


def _relations(package: Package) -> tuple[dict[str, str], dict[str, str]]:
    """Return of what kind each part is that the workbook names, and which part it is."""
    kinds, targets = {}, {}
    for _, name, attributes in package.elements(_RELATIONS):
        if name == "Relationship":
            identity, target = attributes["Id"], posixpath.join("/xl", attributes["Target"])
            kinds[identity] = attributes["Type"].rpartition("/")[2]
            targets[identity] = posixpath.normpath(target)[1:]
    return kinds, targets


def _shows(package: Package, name: str, *, is_1904: bool) -> list[Show]:
    codes: dict[int, str] = {}
    keys: list[int] = []
    is_cell_style = False
    with package.open(name) as part:
        for kind, record in records(part):
            if kind == _FORMAT:
                codes[_USHORTS.unpack_from(record)[0]] = text_at(record, 2)[0]
            elif kind in (_STYLES_BEGIN, _STYLES_END):
                is_cell_style = kind == _STYLES_BEGIN
            elif kind == _STYLE and is_cell_style:
                keys.append(_USHORTS.unpack_from(record)[1])
    forms = (number_format(codes[key]) if key in codes else built_in(key) for key in keys)
    return [showing(form, is_1904=is_1904) for form in forms]


def _texts(package: Package, name: str) -> list[str]:
    with package.open(name) as part:
        return [text_at(record, 1)[0] for kind, record in records(part) if kind == _SHARED_TEXT]
