"""The screen of `simulate` alone: three commands to start with, and where help is."""

from typing import TYPE_CHECKING, Final

from simulate.cli.help_texts import in_language, marked
from simulate.cli.wrapped_lines import wrapped

if TYPE_CHECKING:
    from kernel.messages import Language

SUBJECT: Final = marked(
    "Students in China's resident basic medical insurance: what the rules cost whom."
)

STEPS: Final = {
    "simulate --region changsha --cohort 2024": marked(
        "What the students who entered in September 2023 bring the fund and cost the government."
    ),
    "simulate regions changsha": marked(
        "What is known of a place: documents, tariffs, assumptions, each with its source."
    ),
    "simulate explain --region changsha --year 2024 entry_year=2023 programme_years=4 "
    "paid_on=2023-10-15": marked("What one student owes, and from which day benefits run."),
}
"""The commands, each with what it answers."""

BEGINNING: Final = marked("To begin with:")

MORE: Final = (
    marked("simulate --help lists the commands, simulate forecast --help the options of one."),
    marked("simulate glossary explains the words; names may be Chinese: --region 长沙."),
)


def first_steps(language: "Language", width: int) -> str:
    """Return the screen."""
    lines = [*wrapped(in_language(SUBJECT, language), width), "", in_language(BEGINNING, language)]
    for step, words in STEPS.items():
        lines += ["", *wrapped(in_language(words, language), width, 2), f"    {step}"]
    lines.append("")
    for more in MORE:
        lines += wrapped(in_language(more, language), width)
    return "".join(f"{line}\n" for line in lines)
