"""Files that appear whole or not at all, and the digest that identifies their contents."""

import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from hashlib import file_digest, sha256
from pathlib import Path
from secrets import token_hex
from shutil import copy2

from kernel.errors import RequestError
from kernel.filefaults import reason_of
from simulate.output.devices import draft_for_device, is_device


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Give a place beside a file to write to; the file becomes what stands there in the end.

    After an exception the file is as it was. Where the place is empty in the end, so is the file's.
    A device is not replaced: it receives what stands there in the end.

    Raises:
        RequestError: the folder does not exist or cannot be written, or the disk is full.
    """
    making = draft_for_device if is_device(path) else _draft_beside
    with writing_to(path), making(path) as draft:
        yield draft


@contextmanager
def whole_files(paths: Sequence[Path]) -> Iterator[dict[Path, Path]]:
    """Give a place to write to for each of several files, of which none is to stand alone.

    They take their places in the end, the last one first. After an exception all are as they were,
    but for a device, which cannot be made to forget.

    Raises:
        RequestError: as `whole_file` does.
    """
    with ExitStack() as leftovers, ExitStack() as undoing:
        with ExitStack() as drafts:
            yield {path: drafts.enter_context(whole_file(path)) for path in paths}
            for path in paths:
                if not is_device(path):
                    _keep(path, undoing, leftovers)
        undoing.pop_all()


@contextmanager
def writing_to(path: Path) -> Iterator[None]:
    """Say of a fault of the system which file could not be written. Raises RequestError."""
    try:
        yield
    except OSError as error:
        raise RequestError(
            "{path}: cannot be written: {reason}", path=path, reason=reason_of(error)
        ) from None


def _keep(path: Path, undoing: ExitStack, leftovers: ExitStack) -> None:
    """Let a file be what it was when one stack unwinds, and nothing be left when the other does."""
    if not os.path.lexists(path):
        undoing.callback(path.unlink, missing_ok=True)
        return
    kept = _name_beside(path)
    leftovers.callback(kept.unlink, missing_ok=True)
    try:
        os.link(path, kept, follow_symlinks=False)
    except (OSError, NotImplementedError):  # a file system, or a system, without such links
        copy2(path, kept, follow_symlinks=False)
    undoing.callback(os.replace, kept, path)


def _name_beside(path: Path) -> Path:
    return path.with_name(f".{path.name}.{token_hex(8)}")


@contextmanager
def _draft_beside(path: Path) -> Iterator[Path]:
    draft = _name_beside(path)
    draft.touch(exist_ok=False)
    try:
        yield draft
        if draft.exists():
            draft.replace(path)
        else:
            path.unlink(missing_ok=True)
    finally:
        draft.unlink(missing_ok=True)


def write_whole(path: Path, text: str) -> None:
    """Write a text file. Raises RequestError as `whole_file` does."""
    with whole_file(path) as draft:
        draft.write_text(text, encoding="utf-8", newline="")


def write_revocably(path: Path, text: str, undoing: ExitStack) -> None:
    """Write a text file that becomes what it was when a stack unwinds."""
    before = path.read_bytes() if path.is_file() else None
    write_whole(path, text)
    undoing.callback(_put_back, path, before)


def digest(content: bytes) -> str:
    """Return the SHA-256 of a file's content, in hexadecimal."""
    return sha256(content).hexdigest()


def digest_of_file(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal, however large it is."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _put_back(path: Path, content: bytes | None) -> None:
    """Give a file the content that it had, or take it away where there was none."""
    with whole_file(path) as draft:
        if content is None:
            draft.unlink()
        else:
            draft.write_bytes(content)


def record_of(output: Path) -> Path:
    """Return where the record of an output stands that cannot carry it."""
    return output.with_name(f"{output.name}.run.json")
