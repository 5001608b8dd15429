"""Options that say where an answer goes, and how it looks."""

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
_PLACES: Final = ("outputs", "shape", "quiet", "pager", "force", "bom")

OF_OUTPUT: Final = (*_PLACES, *_LOOKS)
"""The options on which no figure depends, nor its language."""


def destination_of(options: dict[str, Any]) -> "Destination":
    """Take from options where the answer goes, see `destination_options`."""
    from simulate.output.destination import Destination

    places = {name: options.pop(name) for name in _PLACES}
    return Destination.of(**places, presentation=presentation_of(options))


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
                "Money in tables in yuan, 10,000 yuan or 100 million yuan (default: whichever "
                "keeps numbers short); data files are in fen."
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


def output_option(command: Command) -> Command:
    """Add a repeatable `-o`, `--force` and `--bom`."""
    return added(
        command,
        click.option(
            "-o",
            "--output",
            "outputs",
            multiple=True,
            type=FILE,
            metavar="FILE",
            help=marked("Write to FILE, .csv or .json by file extension; repeatable."),
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
    return added(
        command,
        output_option,
        shape_option,
        look_options,
        pager_option,
        language_option,
        quiet_option,
    )
