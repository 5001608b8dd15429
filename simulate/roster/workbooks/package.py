"""The zip archive that a workbook is: its directory checked, its parts by name."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Final
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import BadZipFile, ZipFile, ZipInfo

from attrs import frozen

from kernel.messages import message
from simulate.roster.workbooks.sheet_parts import Unreadable

DAMAGED: Final = message("it is damaged or cut off")
LOCKED: Final = message("a password protects it")
TOO_LARGE: Final = message("it holds far more than its size can justify")
NO_WORKBOOK: Final = message("it is no workbook of the kind that its name says")

_COMPRESSION: Final = 150
"""How many times its size a workbook may hold; a list of the same cells throughout comes to 20."""

_ALWAYS: Final = 8 << 20
"""Bytes that an archive may hold, whatever its own size."""

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_READ_AT_ONCE: Final = 1 << 20


@frozen
class Package:
    """An archive, open.

    Attributes:
        archive: as the standard library reads it.
        size: bytes of the file.
        parts: what stands in it, by its name in small letters.
    """

    archive: ZipFile
    size: int
    parts: Mapping[str, ZipInfo]

    @classmethod
    def opened(cls, path: Path) -> "Package":
        """Open an archive.

        Raises:
            Unreadable: it is none, needs a password, or holds more than its size can justify.
        """
        with path.open("rb") as file:
            if file.read(len(_OLE)) == _OLE:
                raise Unreadable(LOCKED if _is_locked(file) else NO_WORKBOOK)
        size = path.stat().st_size
        try:
            archive = ZipFile(path)
        except (BadZipFile, OSError):
            with path.open("rb") as file:
                begins_well = file.read(2) == b"PK"
            raise Unreadable(DAMAGED if begins_well else NO_WORKBOOK) from None
        parts = {_plain(info.filename): info for info in archive.infolist()}
        if len(parts) < len(archive.infolist()):
            raise Unreadable(DAMAGED)
        if any(info.flag_bits & 1 for info in parts.values()):
            raise Unreadable(LOCKED)
        if sum(info.file_size for info in parts.values()) > max(_ALWAYS, _COMPRESSION * size):
            raise Unreadable(TOO_LARGE)
        return cls(archive, size, parts)

    def holds(self, name: str) -> bool:
        """Say whether there is a part of a name; small and capital letters are the same."""
        return _plain(name) in self.parts

    def bytes_of(self, name: str) -> int:
        """Return how large a part is, 0 where there is none."""
        return self.parts[_plain(name)].file_size if self.holds(name) else 0

    def open(self, name: str) -> IO[bytes]:
        """Open a part.

        Raises:
            Unreadable: there is none of this name, or not where the archive says.
        """
        if not self.holds(name):
            raise Unreadable(message("the part {name} of it is missing", name=name))
        try:
            return self.archive.open(self.parts[_plain(name)])
        except (BadZipFile, NotImplementedError, OSError):
            raise Unreadable(DAMAGED) from None

    def elements(self, name: str) -> Iterator[tuple[str, str, Mapping[str, str]]]:
        """Yield the elements of a part: what holds it, its name and its attributes.

        Names are without the prefixes of their namespaces.
        """
        parser = ParserCreate()
        found: list[tuple[str, str, Mapping[str, str]]] = []
        within = [""]

        def begin(tag: str, attributes: Mapping[str, str]) -> None:
            tag = _local(tag)
            found.append(
                (within[-1], tag, {_local(key): value for key, value in attributes.items()})
            )
            within.append(tag)

        def end(_: str) -> None:
            within.pop()

        parser.StartElementHandler = begin
        parser.EndElementHandler = end
        with self.open(name) as file:
            is_last = False
            while not is_last:
                chunk = file.read(_READ_AT_ONCE)
                is_last = not chunk
                try:
                    parser.Parse(chunk, is_last)
                except ExpatError:
                    raise Unreadable(DAMAGED) from None
                yield from found
                found.clear()


def _plain(name: str) -> str:
    return name.replace("\\", "/").lower()


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _is_locked(file: IO[bytes]) -> bool:
    """Say whether an Office file is encrypted: one that is holds its archive as a stream."""
    rest = b""
    while block := file.read(_READ_AT_ONCE):
        if _ENCRYPTED in rest + block:
            return True
        rest = block[-len(_ENCRYPTED) :]
    return False
