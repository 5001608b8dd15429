"""Options that say where an answer goes, and how it looks."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

import click

from simulate.cli.help_texts import marked
from simulate.cli.name_types import Word
from simulate.cli.option_types import FILE
from simulate.cli.options import Command, added

if TYPE_CHECKING:
    from simulate.output.destination import Destination
    from simulate.output.presentation import Presentation

_LOOKS: Final = ("unit", "detail", "charts")
_PLACES: Final = ("outputs", "shape", "quiet", "pager", "force")
_FINISH: Final = ("bom", "chart", "template")

OF_OUTPUT: Final = (*_PLACES, *_FINISH, *_LOOKS)
"""The options on which no figure depends, nor its language."""


def destination_of(options: dict[str, Any]) -> "Destination":
    """Take from options where the answer goes, see `destination_options`."""
    from simulate.output.destination import Destination
    from simulate.output.file_formats import Finish

    is_data = "chart" not in options
    places, finish = (
        {name: options.pop(name) for name in names if name in options}
        for names in (_PLACES, _FINISH)
    )
    return Destination.of(Finish(presentation_of(options), **finish), **places, is_data=is_data)


def presentation_of(options: dict[str, Any]) -> "Presentation":
    """Take from options how the answer looks, see `look_options` and `language_option`."""
    from simulate.output.presentation import Presentation

    looks = {name: options.pop(name) for name in _LOOKS if name in options}
    return Presentation.of(options.pop("lang"), **looks)


def language_option(command: Command) -> Command:
    """Add `--lang`."""
    return click.option(
        "--lang",
        type=Word(["zh", "en"]),
        help=marked("Language (default: XUEBAO_LANG, else that of the locale)."),
    )(command)


def look_options(command: Command) -> Command:
    """Add `--unit`, `--detail` and `--no-chart`: how tables look."""
    return added(
        command,
        click.option(
            "--unit",
            type=Word(["元", "yuan", "万元", "wan", "亿元", "yi"]),
            help=marked(
                "Money that people read in yuan, 10,000 yuan or 100 million yuan (default: in "
                "tables whichever keeps numbers short, in files 万元); data files are in fen."
            ),
        ),
        click.option(
            "--detail",
            is_flag=True,
            help=marked("Everything that the answer has, not only what is read first."),
        ),
        click.option(
            "--no-chart", "charts", flag_value=False, default=True, help=marked("No charts.")
        ),
    )


def pager_option(command: Command) -> Command:
    """Add `--pager`."""
    return click.option("--pager", is_flag=True, help=marked("Show the answer page by page."))(
        command
    )


def _output_option(words: str) -> Callable[[Command], Command]:
    """Add a repeatable `-o` with the marked words of its help."""
    return click.option(
        "-o", "--output", "outputs", multiple=True, type=FILE, metavar="FILE", help=words
    )


def output_options(command: Command) -> Command:
    """Add a repeatable `-o` for data and for what people open, and how these are written."""
    return added(
        command,
        _output_option(
            marked(
                "Write to FILE, by file extension: data (.csv, .json, .parquet), a workbook "
                "(.xlsx), a page (.html), a memorandum (.docx), a chart (.svg, .png); repeatable."
            )
        ),
        click.option(
            "--chart",
            type=Word(
                ["payers", "balance", "interval", "change", "sensitivity", "clauses"], "chart"
            ),
            help=marked("The chart of .svg and .png (default: the one that says most)."),
        ),
        click.option(
            "--template",
            type=FILE,
            metavar="FILE.docx",
            help=marked("Letterhead of the memorandum: its page, header, footer and styles."),
        ),
        file_options,
    )


def data_output_options(command: Command) -> Command:
    """Add a repeatable `-o` for data alone."""
    return added(
        command,
        _output_option(
            marked("Write data to FILE, .csv, .json or .parquet by file extension; repeatable.")
        ),
        file_options,
    )


def file_options(command: Command) -> Command:
    """Add `--force` and `--bom`: how files are written."""
    return added(
        command,
        click.option(
            "--force",
            is_flag=True,
            help=marked("Overwrite files that this program has not written."),
        ),
        click.option(
            "--bom", is_flag=True, help=marked("Begin CSV files with a mark that Excel needs.")
        ),
    )


def shape_option(command: Command) -> Command:
    """Add `--format` for standard output."""
    return click.option(
        "--format",
        "shape",
        type=Word(["table", "json", "csv"], "format"),
        help=marked("Standard output (default: table on a terminal, csv in a pipe)."),
    )(command)


def view_option(command: Command) -> Command:
    """Add `--format` for a description, which is no result in rows."""
    return click.option(
        "--format",
        "shape",
        type=Word(["table", "json"], "format"),
        default="table",
        show_default=True,
        help=marked("Standard output."),
    )(command)


def quiet_option(command: Command) -> Command:
    """Add `--quiet`."""
    return click.option("--quiet", is_flag=True, help=marked("No notes on standard error."))(
        command
    )


def destination_options(command: Command) -> Command:
    """Add where the answer goes, how it looks, in which language it is, and what goes with it."""
    return added(command, output_options, _shown_options)


def data_destination_options(command: Command) -> Command:
    """Add the same for an answer that is written as data alone."""
    return added(command, data_output_options, _shown_options)


def _shown_options(command: Command) -> Command:
    return added(
        command,
        shape_option,
        look_options,
        pager_option,
        language_option,
        quiet_option,
    )
