"""The distribution of a new region: its files, and what each is for."""

from pathlib import Path
from typing import Final

from kernel.messages import Text, message
from kernel.registry import load_region
from kernel.schemas import FILES, schema_name, schema_of
from simulate.draft.begun_region import BegunRegion
from simulate.draft.copied_files import copied_files
from simulate.draft.filled_places import words_of
from simulate.draft.templates import filled_templates
from simulate.draft.whole_folder import write_folder

_SCHEMAS: Final = "schemas"
"""The folder with the JSON Schemas of the files of values."""


def write_distribution(region: BegunRegion, folder: Path) -> None:
    """Write a new region that can be installed.

    Raises:
        RequestError: something stands in the folder, or it cannot be written.
        FileFault, PluginFault: the region that it begins from is broken.
    """
    write_folder(folder, texts_of(region))


def texts_of(region: BegunRegion) -> dict[str, str]:
    """Return the text of every file by its path in the distribution."""
    if not region.like:
        texts = filled_templates(words_of(region), region.package)
    else:
        other = load_region(region.like)
        blank = filled_templates(words_of(region, other.facts.name), region.package)
        texts = blank | copied_files(region, other)
    schemas = {f"{_SCHEMAS}/{schema_name(file)}": schema_of(file) for file in FILES}
    return {path: _with_schema(path, text) for path, text in texts.items()} | schemas


def _with_schema(path: str, text: str) -> str:
    """Begin a file of values with the line by which editors find what it may hold."""
    name = path.rpartition("/")[2]
    return f"#:schema ../{_SCHEMAS}/{schema_name(name)}\n\n{text}" if name in FILES else text


def purposes(region: BegunRegion) -> dict[str, Text]:
    """Return what the files are for that a person fills in, by their paths, in that order."""
    package = region.package
    return {
        "README.md": message("what to do, in which order, and where to look"),
        f"{package}/clauses.toml": message("the notice and its clauses"),
        f"{package}/parameters.toml": message("names, tariffs, shares, the enrolment period"),
        f"{package}/rules.py": message("the decision tables"),
        f"{package}/cases.toml": message("policy cases, worked out by hand"),
        f"{package}/population.toml": message("who enters, and the make-up of the student body"),
        "pyproject.toml": message("what pip installs"),
        "tests/test_contract.py": message("a test that the region keeps the contract"),
        f"{_SCHEMAS}/": message("by which an editor completes and checks the TOML files"),
    }
