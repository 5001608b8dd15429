"""Why a file cannot be had or read, in words that the catalogues have."""

import errno
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Final

from kernel.errors import closest
from kernel.messages import Text, message, verbatim

REASONS: Final[Mapping[int, Text]] = {
    errno.EACCES: message("Permission denied"),
    errno.EPERM: message("Operation not permitted"),
    errno.ENOENT: message("No such file or directory"),
    errno.EISDIR: message("Is a directory"),
    errno.ENOTDIR: message("Not a directory"),
    errno.ENOSPC: message("No space left on device"),
    errno.EDQUOT: message("Disk quota exceeded"),
    errno.EFBIG: message("File too large"),
    errno.EROFS: message("Read-only file system"),
    errno.ENAMETOOLONG: message("File name too long"),
    errno.ELOOP: message("Too many levels of symbolic links"),
    errno.EMFILE: message("Too many open files"),
    errno.EBUSY: message("Device or resource busy"),
    errno.EIO: message("Input/output error"),
}
"""What happens to files, by the number of the fault."""

NOT_UTF8: Final = message("it is not in UTF-8, expected a text in that encoding")
"""What is wrong with bytes that are no text."""


def no_such_file(label: object, path: Path, suffixes: Collection[str]) -> Text:
    """Say that there is no such file, and which one beside it may be meant; no other is named.

    Args:
        label: how messages speak of the file.
        path: where it would be.
        suffixes: of the files that might be meant instead.
    """
    beside = {
        other.stem: other.name
        for other in path.parent.glob("*")
        if other.suffix.lower() in suffixes
    }
    near = closest(path.stem, beside)
    if near is None:
        return message("{path}: no such file", path=label)
    return message("{path}: no such file; did you mean {name!r}?", path=label, name=beside[near])


def reason_of(error: OSError) -> Text:
    """Return why a file was refused; what seldom happens, as the system says it."""
    known = REASONS.get(error.errno or 0)
    return known or verbatim(error.strerror or error)
