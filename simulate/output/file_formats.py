"""The formats of files, each declared once: what writes it, and what it needs to be installed."""

from collections.abc import Callable, Iterable, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from kernel.errors import RequestError
from simulate.output.formats import FORMATS
from simulate.output.presentation import Presentation

if TYPE_CHECKING:
    from simulate.output.deliverable.whole import Deliverable
    from simulate.output.result import Result


@frozen
class Finish:
    """How files are written.

    Attributes:
        presentation: of what people read.
        bom: whether CSV begins with a byte order mark.
        chart: which one a picture shows; None for the one that says most.
        template: a document with an office's letterhead, for a memorandum.
    """

    presentation: Presentation
    bom: bool = False
    chart: str | None = None
    template: Path | None = None


@frozen(eq=False)
class Source:
    """An answer, of which files are written.

    Attributes:
        deliverable: makes what people open of it.
    """

    result: "Result"
    deliverable: "Callable[[], Deliverable]"
    finish: Finish


@frozen
class FileFormat:
    """A format of files.

    Attributes:
        content: writes an answer in it.
        carries_record: whether the whole record of the run is part of it; otherwise it stands
            beside.
        is_data: whether every answer has it; others are for people, and not every answer is.
        needs: the libraries of the extra `report` without which it cannot be written.
    """

    content: Callable[[Source], bytes]
    carries_record: bool = field(default=False, kw_only=True)
    is_data: bool = field(default=False, kw_only=True)
    needs: tuple[str, ...] = field(default=(), kw_only=True)


def _csv(source: Source) -> bytes:
    return FORMATS["csv"].written(source.result, bom=source.finish.bom).encode()


def _json(source: Source) -> bytes:
    return FORMATS["json"].written(source.result).encode()


def _parquet(source: Source) -> bytes:
    from simulate.output.frames import as_parquet

    return as_parquet(source.result)


def _workbook(source: Source) -> bytes:
    from simulate.output.spreadsheet.book import as_workbook

    return as_workbook(source.deliverable())


def _page(source: Source) -> bytes:
    from simulate.output.webpage.page import as_page

    return as_page(source.deliverable())


def _memorandum(source: Source) -> bytes:
    from simulate.output.memorandum.memorandum import as_memorandum

    return as_memorandum(source.deliverable(), source.finish.template)


def _svg(source: Source) -> bytes:
    from simulate.output.pictures.pictures import as_svg

    made = source.deliverable()
    return as_svg(made.charts_named(source.finish.chart), made.unit, made.language)


def _png(source: Source) -> bytes:
    from simulate.output.pictures.pictures import as_png

    made = source.deliverable()
    return as_png(made.charts_named(source.finish.chart), made.unit, made.language)


PICTURES: Final = ("altair", "vl_convert")
"""The libraries that draw."""

PAGES: Final = ("jinja2",)
"""The libraries that fill pages in."""

FILE_FORMATS: Final[Mapping[str, FileFormat]] = {
    ".csv": FileFormat(_csv, is_data=True),
    ".json": FileFormat(_json, is_data=True, carries_record=True),
    ".parquet": FileFormat(_parquet, is_data=True),
    ".xlsx": FileFormat(_workbook),
    ".html": FileFormat(_page, needs=(*PICTURES, *PAGES)),
    ".docx": FileFormat(_memorandum, needs=(*PICTURES, "docx")),
    ".svg": FileFormat(_svg, needs=PICTURES),
    ".png": FileFormat(_png, needs=PICTURES),
}
"""The formats by file extension."""


def check_installed(what: str, libraries: Iterable[str]) -> None:
    """Refuse what needs the extra `report` where it is not installed. Raises RequestError."""
    missing = missing_of(libraries)
    if missing:
        raise RequestError(
            "{what}: needs the extra xuebao[report], which is not installed (no {missing}); "
            "expected `pip install 'xuebao[report]'` first",
            what=what,
            missing=missing[0],
        )


def missing_of(libraries: Iterable[str]) -> list[str]:
    """Return which of some libraries are not installed."""
    return [name for name in libraries if find_spec(name) is None]
