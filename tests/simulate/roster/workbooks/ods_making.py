"""OpenDocument spreadsheets as bytes, written the way LibreOffice does."""

from collections.abc import Mapping
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

_MIME: Final = "application/vnd.oasis.opendocument.spreadsheet"
_NAMES: Final = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office", "table": "table", "text": "text", "style": "style",
        "number": "datastyle", "draw": "drawing", "calcext": "calcext",
    }.items()
)  # fmt: skip
_MANIFEST: Final = (
    '<manifest:manifest><manifest:file-entry manifest:full-path="/"/>{more}</manifest:manifest>'
)


def ods_of(tables: str, styles: str = "", *, manifest: str = "", named_styles: str = "") -> bytes:
    """Return a spreadsheet of these tables and styles."""
    content = (
        f"<office:document-content {_NAMES}><office:automatic-styles>{styles}"
        "</office:automatic-styles><office:body><office:spreadsheet>"
        f"{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    parts = {
        "content.xml": content,
        "styles.xml": f"<office:document-styles {_NAMES}>{named_styles}</office:document-styles>",
        "META-INF/manifest.xml": _MANIFEST.format(more=manifest),
    }
    return archive_of(parts)


def archive_of(parts: Mapping[str, str]) -> bytes:
    """Return an archive of parts."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", _MIME, ZIP_STORED)
        for name, part in parts.items():
            archive.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + part)
    return file.getvalue()


def table(*rows: str, name: str = "名单", **attributes: object) -> str:
    """Return a table of rows."""
    return f'<table:table table:name="{name}"{_written(attributes)}>{"".join(rows)}</table:table>'


def row(*cells: str, **attributes: object) -> str:
    """Return a row of cells."""
    return f"<table:table-row{_written(attributes)}>{''.join(cells)}</table:table-row>"


def cell(kind: str, text: str | None = None, **attributes: object) -> str:
    """Return a cell of a type, with a paragraph."""
    paragraph = "" if text is None else f"<text:p>{text}</text:p>"
    value = f' office:value-type="{kind}" calcext:value-type="{kind}"' if kind else ""
    return f"<table:table-cell{value}{_written(attributes)}>{paragraph}</table:table-cell>"


def words(text: str, **attributes: object) -> str:
    """Return a cell of text."""
    return cell("string", text, **attributes)


def number(value: object, text: str | None = None, **attributes: object) -> str:
    """Return a cell of a number."""
    return cell("float", str(value) if text is None else text, office_value=value, **attributes)


def blank(times: int = 1, element: str = "table-cell") -> str:
    """Return blank cells."""
    return f'<table:{element} table:number-columns-repeated="{times}"/>'


def _written(attributes: Mapping[str, object]) -> str:
    """Write attributes, `table_style_name` as `table:style-name`."""
    names = {name: name.replace("_", ":", 1).replace("_", "-") for name in attributes}
    return "".join(f' {names[name]}="{value}"' for name, value in attributes.items())
