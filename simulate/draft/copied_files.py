"""The files of an installed region, copied for a new one: what is still the other's is marked."""

import re
from importlib.resources import files
from typing import Final

from kernel.layers import TO_FILL_IN, RegionFacts
from kernel.messages import Pair
from kernel.ruleset import Ruleset
from simulate.draft.begun_region import BegunRegion

_SOURCE: Final = re.compile(r'\bsource = "')
_VALUE: Final = re.compile(r'\bvalue = +(?P<value>"[^"]*"|[-\d.]+)')
_DOCUMENTED: Final = re.compile(r'\bbasis = "(explicit|inferred)", *')
_NUMBER: Final = re.compile(r'^number = "', re.MULTILINE)
_TEXT: Final = re.compile(r'^(en|zh) = "', re.MULTILINE)
_EXPECTED_BASIS: Final = re.compile(r'(?<!, )\b\w+_basis = "\w+"(, )?|, \w+_basis = "\w+"')
_LINE: Final = re.compile(r"^ +\{.* source = .*$")

_HEADER: Final = (
    "# Begun from the files of {name.en}: replace what is not so in {title}.\n"
    "# 由{name.zh}的文件复制而来：与{title}不同之处请改正。\n"
)


def copied_files(region: BegunRegion, other: Ruleset) -> dict[str, str]:
    """Return the modules and TOML files of a region's package under the name of a new one.

    Values become assumed, with the other region named in their source, and so do clauses; what
    policy cases expect of the basis is left out.
    """
    layer = other.layers[-1]
    found = {}
    for file in files(layer.package).iterdir():
        if file.name.endswith((".py", ".toml")):
            text = file.read_text(encoding="utf-8").replace(layer.package, region.package)
            text = _renamed(text, region, other.facts, layer.name)
            found[file.name] = _HEADER.format(name=other.facts.name, title=region.title) + _marked(
                text, file.name, other.facts.name
            )
    return {f"{region.package}/{name}": text for name, text in sorted(found.items())}


def _renamed(text: str, region: BegunRegion, facts: RegionFacts, name: str) -> str:
    """Put the new region's name where the other's stands as a word of the files, not in sources."""
    text = re.sub(rf'(?<="){name}(?=")|^{name}(?= = )', region.name, text, flags=re.MULTILINE)
    called = 'en = "{}", zh = "{}" }}'
    marked = f"{called.format(region.title, region.title)}  # {TO_FILL_IN}: zh"
    return text.replace(called.format(facts.name.en, facts.name.zh), marked)


def _marked(text: str, file: str, other: Pair) -> str:
    """Mark what is still the other region's in one of its files."""
    if file == "clauses.toml":
        text = _NUMBER.sub(f'number = "{TO_FILL_IN}; {other.en}: ', text)
        return _TEXT.sub(lambda key: f'{key[1]} = "{TO_FILL_IN}; {getattr(other, key[1])}: ', text)
    if file == "cases.toml":
        return _EXPECTED_BASIS.sub("", text)
    if file.endswith(".toml"):
        lines = [
            _SOURCE.sub(f'source = "{TO_FILL_IN}; {other.en}: ', line) for line in text.split("\n")
        ]
        return "\n".join(_aligned([_assumed(line) for line in lines]))
    return text


def _assumed(line: str) -> str:
    """Put the value of a line on no document."""
    value = _VALUE.search(line)
    if value is None:
        return line
    given = value["value"]
    return _DOCUMENTED.sub(f'basis = "assumed",  low = {given}, high = {given}, ', line)


def _aligned(lines: list[str]) -> list[str]:
    """Let the sources of values that stand below each other begin below each other."""
    found: list[str] = []
    block: list[str] = []
    for line in [*lines, ""]:
        if _LINE.match(line):
            block.append(line)
            continue
        heads = [one.partition("source = ") for one in block]
        wide = max((len(head.rstrip()) for head, _, _ in heads), default=0)
        found += [f"{head.rstrip():<{wide}} {key}{rest}" for head, key, rest in heads]
        block = []
        found.append(line)
    return found[:-1]
