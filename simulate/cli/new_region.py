"""`simulate new-region`: begin a region of one's own."""

from typing import TYPE_CHECKING, Any

import click

from simulate.cli.commands import Argument, command
from simulate.cli.help_texts import in_language, marked
from simulate.cli.name_types import PROVINCE, REGION
from simulate.cli.option_types import once
from simulate.cli.output_options import language_option
from simulate.cli.wrapped_lines import indented, listed_terms

if TYPE_CHECKING:
    from kernel.messages import Language
    from simulate.draft.begun_region import BegunRegion


@command(
    marked("Begin a region of your own: a package that can be installed and forecasts at once."),
    marked(
        "It is written into the folder xuebao-NAME. Every place to fill in says so, in both "
        "languages, with the words: to be filled in 待填."
    ),
    examples=(
        "simulate new-region tianjin",
        "simulate new-region tianjin --province 天津",
        "simulate new-region foshan --like changsha",
    ),
)
@click.argument(
    "name",
    cls=Argument,
    metavar="NAME",
    type=click.STRING,
    help=marked("What options and files call the region: small letters, digits and _."),
)
@click.option(
    "--like",
    multiple=True,
    callback=once,
    type=REGION,
    metavar="R",
    help=marked(
        "Begin from the files of an installed region, its values marked as assumed, instead of "
        "from blank ones."
    ),
)
@click.option(
    "--province",
    multiple=True,
    callback=once,
    type=PROVINCE,
    metavar="P",
    help=marked(
        "The province, e.g. hunan or 湖南, or a city with a plan of its own: what the central "
        "budget pays there is filled in."
    ),
)
@click.option(
    "--year-begins",
    multiple=True,
    callback=once,
    type=click.STRING,
    metavar="MM-DD",
    help=marked("First day of the insurance year, e.g. 09-01 (default: 01-01, or as in --like)."),
)
@language_option
def new_region(name: str, lang: str | None, **options: Any) -> None:
    """Begin a region."""
    from pathlib import Path

    from simulate.draft.distribution import write_distribution
    from simulate.language.catalogue import language_of

    region = _begun(name, **options)
    write_distribution(region, Path(region.distribution))
    click.echo("\n".join(_answer(region, language_of(lang))))


def _begun(
    name: str, like: str | None, province: str | None, year_begins: str | None
) -> "BegunRegion":
    """Return what is asked for. Raises RequestError."""
    from kernel.errors import RequestError
    from simulate.draft.begun_region import BegunRegion
    from simulate.draft.provinces import provinces
    from simulate.draft.region_name import checked_name
    from simulate.draft.year_days import CALENDAR_YEAR, year_beginning

    if like and year_begins:
        raise RequestError(
            "--year-begins: the rules of {like} are made for its own year; leave one of the two "
            "out, or change year_begins and year_ends in parameters.toml afterwards",
            like=like,
        )
    return BegunRegion(
        checked_name(name),
        province=provinces()[province] if province else None,
        days=year_beginning(year_begins) if year_begins else CALENDAR_YEAR,
        like=like or "",
    )


def _answer(region: "BegunRegion", language: "Language") -> list[str]:
    """Return the lines that say what was written, and what to do next."""
    from kernel.messages import message
    from simulate.draft.distribution import purposes
    from simulate.language.catalogue import spoken
    from simulate.output.presentation import width_of_lines

    width = width_of_lines()
    written = message(
        "The region {name} is in the folder {folder}:",
        name=region.name,
        folder=region.distribution,
    )
    terms = [(path, spoken(text, language)) for path, text in purposes(region).items()]
    widest = max(len(path) for path, _ in terms)
    return [
        *indented(spoken(written, language), width),
        "",
        *listed_terms(terms, width, widest),
        "",
        *indented(in_language(marked("Next: install, check, forecast."), language), width),
        "",
        f"  python -m pip install -e ./{region.distribution}",
        f"  simulate check {region.distribution}",
        f"  simulate --region {region.name} --cohort 2026",
        "",
        *indented(
            in_language(
                marked("Then fill in what is marked, in the order that the README gives."), language
            ),
            width,
        ),
    ]
