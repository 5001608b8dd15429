"""Files that appear whole or not at all, and the digest that identifies their contents."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from hashlib import sha256
from pathlib import Path
from secrets import token_hex

from kernel.errors import RequestError


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Give a place beside a file to write to; the file becomes what stands there in the end.

    After an exception the file is as it was. Where the place is empty in the end, so is the file's.

    Raises:
        RequestError: the folder does not exist or cannot be written, or the disk is full.
    """
    try:
        draft = path.with_name(f".{path.name}.{token_hex(8)}")
        draft.touch(exist_ok=False)
        try:
            yield draft
            if draft.exists():
                draft.replace(path)
            else:
                path.unlink(missing_ok=True)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise RequestError(
            "{path}: cannot be written: {strerror}", path=path, strerror=error.strerror or error
        ) from None


def write_whole(path: Path, text: str) -> None:
    """Write a text file. Raises RequestError as `whole_file` does."""
    with whole_file(path) as draft:
        draft.write_text(text, encoding="utf-8", newline="")


def write_together(first: Path, first_text: str, last: Path, last_text: str) -> None:
    """Write two text files of which neither is to stand without the other.

    Both are written before the first takes its place, and the last follows: who finds the last
    finds the first. After an exception both are as they were.

    Raises:
        RequestError: as `whole_file` does.
    """
    before = first.read_bytes() if first.is_file() else None
    with ExitStack() as undoing:
        with whole_file(last) as draft:
            draft.write_text(last_text, encoding="utf-8", newline="")
            write_whole(first, first_text)
            undoing.callback(_put_back, first, before)
        undoing.pop_all()


def digest(content: bytes) -> str:
    """Return the SHA-256 of a file's content, in hexadecimal."""
    return sha256(content).hexdigest()


def _put_back(path: Path, content: bytes | None) -> None:
    """Give a file the content that it had, or take it away where there was none."""
    with whole_file(path) as draft:
        if content is None:
            draft.unlink()
        else:
            draft.write_bytes(content)


def record_of(output: Path) -> Path:
    """Return where the record of a CSV file stands, which cannot carry it."""
    return output.with_name(f"{output.name}.run.json")
