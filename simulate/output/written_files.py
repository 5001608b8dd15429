"""Files of an answer: checked before any work is done, and written whole, all of them or none."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from kernel.errors import RequestError
from simulate.output.devices import is_device
from simulate.output.file_formats import (
    FILE_FORMATS,
    FileFormat,
    Finish,
    Source,
    check_installed,
)
from simulate.output.files import digest, record_of, whole_files, writing_to
from simulate.output.formats import check_output, record_text
from simulate.output.ownership import check_own


def write_files(source: Source, outputs: Sequence[Path], *, force: bool = False) -> None:
    """Write an answer to files, each in the format of its extension.

    Nothing is written before every content is there; then all files appear, or none. What does not
    carry the whole record has one beside it.

    Args:
        source: the answer.
        outputs: the files.
        force: whether files are overwritten that the program has not written.

    Raises:
        RequestError: a file cannot be as it is asked for, a file of somebody else is there, or one
            cannot be written.
    """
    is_open = source.result.made_deliverable is not None
    formats = check_files(outputs, source.finish, force=force, is_data=not is_open)
    contents = {path: form.content(source) for path, form in formats.items()}
    for path, beside in _places_beside(formats).items():
        text = record_text(source.result.grounds, {path.name: digest(contents[path])})
        contents[beside] = text.encode()
    with whole_files([*contents]) as drafts:
        for path, content in contents.items():
            with writing_to(path):
                drafts[path].write_bytes(content)


def check_files(
    outputs: Sequence[Path], finish: Finish, *, force: bool, is_data: bool = False
) -> dict[Path, FileFormat]:
    """Return the format of each file, before any work is done.

    Args:
        outputs: the files.
        finish: how they are written.
        force: whether files are overwritten that the program has not written.
        is_data: whether the answer is written as data alone.

    Raises:
        RequestError: an extension is of no format that the answer has, or needs what is not
            installed; there is no such folder, or a file of somebody else is there; one would be
            written twice; a chart or a template is given for which there is no file.
    """
    known = [name for name, form in FILE_FORMATS.items() if form.is_data or not is_data]
    extensions = {path: check_output(path, known) for path in outputs}
    for path, extension in extensions.items():
        check_installed(f"-o {path}", FILE_FORMATS[extension].needs)
    _check_used("--chart", finish.chart, extensions.values(), (".svg", ".png"))
    _check_used("--template", finish.template, extensions.values(), (".docx",))
    if finish.template is not None:
        from simulate.output.memorandum.letterhead import check_template

        check_template(finish.template)
    formats = {path: FILE_FORMATS[extension] for path, extension in extensions.items()}
    for path in formats:
        check_own(path, path, force=force)
    for path, beside in _places_beside(formats).items():
        if beside in formats:
            raise RequestError(
                "-o {output}: {written} would be written twice; expected another name",
                output=path,
                written=beside,
            )
        check_own(beside, path, force=force)
    return formats


def _check_used(
    option: str, given: object, extensions: Iterable[str], expected: Sequence[str]
) -> None:
    """Refuse an option for files of which there is none."""
    if given is not None and not set(extensions) & set(expected):
        raise RequestError(
            "{option} {given}: no file takes it; expected -o FILE{extension}",
            option=option,
            given=given,
            extension=expected[0],
        )


def _places_beside(formats: Mapping[Path, FileFormat]) -> dict[Path, Path]:
    """Return where the records of files stand; not of one that carries it, or is a device."""
    return {
        path: record_of(path)
        for path, form in formats.items()
        if not (form.carries_record or is_device(path))
    }
