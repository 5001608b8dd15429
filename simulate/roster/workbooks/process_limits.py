"""How much memory and time the process that reads a workbook may use, where a system can limit it.

It begins with little, and is allowed more as the file is found to hold what justifies it.
"""

from contextlib import suppress
from pathlib import Path
from typing import Final

_BEGINNING: Final = 128 << 20
"""Bytes of address space beside those of the bare interpreter: libraries and a small workbook."""

_SECONDS: Final = 2
_BYTES_A_SECOND: Final = 256 << 10
"""How slowly a workbook may be read; a tenth of what was measured."""

_STATM: Final = Path("/proc/self/statm")


def limit(size: int) -> None:
    """Limit the memory to what a start takes, and the time to what a file of some bytes does."""
    _set("RLIMIT_CPU", _SECONDS + size // _BYTES_A_SECOND)
    with suppress(ImportError, OSError):  # only where the size of the bare interpreter is told
        _set("RLIMIT_AS", _address_space() + _BEGINNING)


def allow(more: int, seconds: int = 0) -> None:
    """Allow so many bytes of memory more, and so many seconds."""
    with suppress(ImportError):
        import resource

        for name, added in (("RLIMIT_AS", more), ("RLIMIT_CPU", seconds)):
            now, most = resource.getrlimit(getattr(resource, name))
            if now not in (resource.RLIM_INFINITY, most):
                _set(name, now + added)


def _address_space() -> int:
    """Return how many bytes of addresses this process has; the system's tables are among them."""
    import resource

    return int(_STATM.read_text().split()[0]) * resource.getpagesize()


def _set(name: str, value: int) -> None:
    with suppress(ImportError, ValueError, OSError):  # not every system has limits, or sets them
        import resource

        kind = getattr(resource, name)
        _, most = resource.getrlimit(kind)
        resource.setrlimit(
            kind, (value if most == resource.RLIM_INFINITY else min(value, most), most)
        )
