"""Files that appear whole or not at all."""

import os
from pathlib import Path
from tempfile import NamedTemporaryFile

from kernel.errors import RequestError


def write_whole(path: Path, text: str) -> None:
    """Write a text file beside its place and move it there.

    Raises:
        RequestError: the folder does not exist or cannot be written.
    """
    try:
        with NamedTemporaryFile(
            "w",
            encoding="utf-8",
            newline="",
            dir=path.parent,
            prefix=f".{path.name}.",
            delete=False,
        ) as file:
            try:
                file.write(text)
                file.close()
                Path(file.name).chmod(0o666 & ~_umask())
                Path(file.name).replace(path)
            except BaseException:
                Path(file.name).unlink(missing_ok=True)
                raise
    except OSError as error:
        raise RequestError(f"{path}: cannot be written: {error.strerror}") from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
