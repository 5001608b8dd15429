"""The bytes of a Word document, the same whenever it is saved."""

from datetime import UTC, datetime
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document

from simulate.output.deliverable.xml_text import as_xml_holds

_EPOCH: Final = datetime(1980, 1, 1, tzinfo=UTC)
"""The first day that an archive can hold."""

_LONGEST_PROPERTY: Final = 255


def as_bytes(document: Document, title: str) -> bytes:
    """Save a document that names a title, nobody who wrote it, and no time."""
    properties = document.core_properties
    properties.title = as_xml_holds(title)[:_LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.created = properties.modified = _EPOCH
    properties.revision = 1
    saved, fixed = BytesIO(), BytesIO()
    document.save(saved)
    with ZipFile(saved) as parts, ZipFile(fixed, "w") as package:
        for part in parts.infolist():
            entry = ZipInfo(part.filename, _EPOCH.timetuple()[:6])
            entry.compress_type = ZIP_DEFLATED
            package.writestr(entry, parts.read(part))
    return fixed.getvalue()
