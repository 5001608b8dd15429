"""Files that appear whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile

from kernel.errors import RequestError


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Give a place beside a file to write to; the file becomes what stands there in the end.

    After an exception the file is as it was. Where the place is empty in the end, so is the file's.

    Raises:
        RequestError: the folder does not exist or cannot be written, or the disk is full.
    """
    try:
        with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
            draft = Path(file.name)
        try:
            yield draft
            if draft.exists():
                draft.chmod(0o666 & ~_umask())
                draft.replace(path)
            else:
                path.unlink(missing_ok=True)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise RequestError(f"{path}: cannot be written: {error.strerror or error}") from None


def write_whole(path: Path, text: str) -> None:
    """Write a text file. Raises RequestError as `whole_file` does."""
    with whole_file(path) as draft:
        draft.write_text(text, encoding="utf-8", newline="")


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
