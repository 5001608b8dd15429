"""What an `.xlsx` workbook says of itself: which sheets it has, and from when it counts days."""

from collections.abc import Iterable, Sequence
from html import escape
from io import BytesIO
from shutil import copyfileobj
from typing import IO, Final
from zipfile import ZIP_DEFLATED, ZipFile

from attrs import frozen

from simulate.roster.workbooks.package import NO_WORKBOOK, Package
from simulate.roster.workbooks.sheet_parts import Unreadable

_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"


@frozen
class Worksheet:
    """A sheet of cells: its name, the part that holds it, and whether a person sees it."""

    name: str
    part: str
    is_visible: bool


@frozen
class Workbook:
    """A workbook, open.

    Attributes:
        package: the archive.
        folder: of its parts, such as `xl/`.
        sheets: those of cells, in their order.
        is_1904: its days count from 1904.
    """

    package: Package
    folder: str
    sheets: Sequence[Worksheet]
    is_1904: bool

    @classmethod
    def of(cls, package: Package) -> "Workbook":
        """Read the list of sheets. Raises Unreadable where a part is missing."""
        folder = _folder(package)
        targets = {
            attributes.get("Id"): attributes
            for _, name, attributes in package.elements(f"{folder}_rels/workbook.xml.rels")
            if name == "Relationship"
        }
        sheets, is_1904 = [], False
        for _, name, attributes in package.elements(f"{folder}workbook.xml"):
            if name == "workbookPr":
                is_1904 = attributes.get("date1904") in ("1", "true")
            target = targets.get(attributes.get("id"), {}) if name == "sheet" else {}
            if target.get("Type", "").endswith("/worksheet"):
                place = target.get("Target", "")
                part = place[1:] if place.startswith("/") else folder + place
                is_visible = attributes.get("state", "visible") == "visible"
                sheets.append(Worksheet(attributes.get("name", ""), part, is_visible))
        return cls(package, folder, sheets, is_1904)

    def part(self, name: str) -> str:
        """Return where a part of the workbook stands in the archive."""
        return f"{self.folder}{name}.xml"

    def with_one_sheet(self, name: str, rows: Iterable[bytes], others: Iterable[str]) -> IO[bytes]:
        """Return a workbook of the same kind with a single sheet, of these rows."""
        content = BytesIO()
        with ZipFile(content, "w", ZIP_DEFLATED, compresslevel=1) as archive:
            archive.writestr("_rels/.rels", _relationships("officeDocument", "xl/workbook.xml"))
            archive.writestr(
                "xl/_rels/workbook.xml.rels", _relationships("worksheet", "worksheets/sheet1.xml")
            )
            archive.writestr(
                "xl/workbook.xml",
                f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
                f'<workbookPr date1904="{self.is_1904:d}"/>'
                f'<sheets><sheet name="{escape(name)}" sheetId="1" r:id="r"/></sheets></workbook>',
            )
            for other in filter(self.package.holds, map(self.part, others)):
                target = f"xl/{other.removeprefix(self.folder)}"
                with self.package.open(other) as part, archive.open(target, "w") as copy:
                    copyfileobj(part, copy)
            with archive.open("xl/worksheets/sheet1.xml", "w") as sheet:
                sheet.write(f'<worksheet xmlns="{_MAIN}"><sheetData>'.encode())
                sheet.writelines(rows)
                sheet.write(b"</sheetData></worksheet>")
        content.seek(0)
        return content


def _folder(package: Package) -> str:
    """Return the folder of the workbook in its archive, mostly `xl/`."""
    for _, _, attributes in package.elements("_rels/.rels"):
        if attributes.get("Type", "").endswith("/officeDocument"):
            return attributes.get("Target", "").lstrip("/").rpartition("/")[0] + "/"
    raise Unreadable(NO_WORKBOOK)


def _relationships(kind: str, target: str) -> str:
    return (
        f'<Relationships xmlns="{_RELATIONSHIPS}">'
        f'<Relationship Id="r" Type="{_OFFICE}/{kind}" Target="{target}"/></Relationships>'
    )
