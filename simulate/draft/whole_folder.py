"""A folder that appears whole or not at all."""

from collections.abc import Mapping
from pathlib import Path
from secrets import token_hex
from shutil import rmtree

from kernel.errors import RequestError
from simulate.output.files import writing_to


def check_free(folder: Path) -> None:
    """Raise RequestError where something stands already."""
    with writing_to(folder):
        if folder.is_dir() and not any(folder.iterdir()):
            return
        if folder.exists() or folder.is_symlink():
            raise RequestError(
                "{folder}: is there already; move it away, delete it, or choose another name",
                folder=folder,
            )


def write_folder(folder: Path, texts: Mapping[str, str]) -> None:
    """Write text files, by their paths in it, into a folder that is not there, or is empty.

    Raises:
        RequestError: something stands there, or it cannot be written; nothing is left behind.
    """
    check_free(folder)
    draft = folder.with_name(f".{folder.name}.{token_hex(8)}")
    try:
        with writing_to(folder):
            for path, text in texts.items():
                file = draft / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, encoding="utf-8", newline="")
            if folder.is_dir():
                folder.rmdir()
            draft.rename(folder)
    finally:
        rmtree(draft, ignore_errors=True)
