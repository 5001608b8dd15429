"""`simulate glossary`: what the words of answers mean."""

import click

from simulate.cli.commands import Argument, command
from simulate.cli.help_texts import marked
from simulate.cli.name_types import WORD
from simulate.cli.output_options import language_option


@command(
    marked("Explain the words of answers, in both languages."),
    marked(
        "Without WORD a table of all; with one what it means: 趸交余额, cohort, prepaid_balance."
    ),
    examples=("simulate glossary", "simulate glossary uptake", "simulate glossary 趸交余额"),
)
@click.argument(
    "word",
    cls=Argument,
    required=False,
    metavar="[WORD]",
    type=WORD,
    help=marked("A word in Chinese or English, or a name of data files and options."),
)
@language_option
def glossary(word: str | None, lang: str | None) -> None:
    """Explain the words of answers."""
    from simulate.explanation.glossary import glossary_view
    from simulate.language.catalogue import language_of
    from simulate.output.console import show

    show(glossary_view(word, language_of(lang)))
