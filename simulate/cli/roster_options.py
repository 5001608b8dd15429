"""Options that say how a roster is read, for the commands that take one."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from simulate.cli.help_texts import marked
from simulate.cli.option_types import once
from simulate.cli.options import Command, added

if TYPE_CHECKING:
    from simulate.roster.reading.reading_choices import Reading


def reading_of(options: dict[str, Any]) -> "Reading":
    """Take from options how the roster is read, see `sheet_and_map_options`."""
    from simulate.roster.reading.column_map import columns_mapped
    from simulate.roster.reading.reading_choices import Reading

    mapped = columns_mapped(options.pop("mapped"))
    return Reading(mapped, options.pop("sheet"), options.pop("all_sheets", False))


def map_files(options: Mapping[str, Any]) -> list[Path]:
    """Return the files among `--map`."""
    from simulate.roster.reading.column_map import is_file

    return [Path(one) for one in options.get("mapped", ()) if is_file(one)]


def sheet_and_map_options(command: Command) -> Command:
    """Add `--sheet` and `--map`."""
    return added(
        command,
        click.option(
            "--sheet",
            multiple=True,
            callback=once,
            metavar="NAME",
            help=marked(
                "The sheet of a workbook to read (default: the only visible one with the headers "
                "of a roster)."
            ),
        ),
        click.option(
            "--map",
            "mapped",
            multiple=True,
            metavar="HEADER=COLUMN",
            help=marked(
                "What a header means that is not known, e.g. 帮扶对象=relief, or 缴费类型=- for a "
                "column that is not to be read; or a .toml file of such lines; repeatable."
            ),
        ),
    )


def all_sheets_option(command: Command) -> Command:
    """Add `--all-sheets`."""
    return click.option(
        "--all-sheets",
        is_flag=True,
        help=marked("Read every visible sheet that holds the headers of a roster."),
    )(command)
