"""Why the operating system refuses a file, in words that the catalogues have."""

import errno
from collections.abc import Mapping
from typing import Final

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


def reason_of(error: OSError) -> Text:
    """Return why a file was refused; what seldom happens, as the system says it."""
    known = REASONS.get(error.errno or 0)
    return known or verbatim(error.strerror or error)
