"""The screen of `simulate` alone: three commands to start with, and where help is."""

from typing import TYPE_CHECKING, Final

from simulate.cli.help_texts import in_language, marked
from simulate.cli.wrapped_lines import command_lines, indented

if TYPE_CHECKING:
    from kernel.messages import Language

SUBJECT: Final = marked("Students in China's resident basic medical insurance: who pays how much.")

STEPS: Final = {
    "simulate --region changsha --cohort 2024": marked(
        "The students who entered in September 2023: what the fund takes in, who pays it."
    ),
    "simulate regions changsha": marked(
        "A region: its documents, tariffs and assumptions, each with its source."
    ),
    "simulate explain --region changsha --year 2024 entry_year=2023 programme_years=4 "
    "paid_on=2023-10-15": marked("One student: what is owed, and from which day benefits run."),
}
"""The commands, each with what it answers."""

BEGINNING: Final = marked("To begin with:")

MORE: Final = (
    marked("simulate --help lists the commands, simulate forecast --help the options of one."),
    marked("simulate glossary explains the words; names may be Chinese: --region 长沙."),
)


def first_steps(language: "Language", width: int) -> str:
    """Return the screen."""
    lines = [*indented(in_language(SUBJECT, language), width), "", in_language(BEGINNING, language)]
    for step, words in STEPS.items():
        lines += ["", *indented(in_language(words, language), width, 2)]
        lines += command_lines(step, width, 4)
    lines.append("")
    for more in MORE:
        lines += indented(in_language(more, language), width)
    return "".join(f"{line}\n" for line in lines)
