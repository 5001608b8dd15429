"""A region in a folder: its files are read, none is run, and it need not be installed."""

from importlib.resources.abc import Traversable
from pathlib import Path
from types import ModuleType
from typing import Final

from attrs import field, frozen

from kernel.errors import RequestError
from kernel.layers import Layer, load_law, load_region_facts
from kernel.messages import listed
from simulate.explanation.rulebook.written_region import RULES, WrittenRegion

_INSIDE: Final = ("", "*", "src/*")
"""Where the package of a distribution may lie in its folder."""


@frozen
class FolderLayer(Layer):
    """A layer whose files lie in a folder; it has no rules that could be asked."""

    folder: Path = field(kw_only=True)

    def path(self, name: str) -> Traversable:
        """Return where one of the layer's files stands."""
        return self.folder / name

    def label(self, name: str) -> str:
        """Return the name under which messages speak of one of the layer's files."""
        return str(self.folder / name)


def in_folder(folder: Path, over: WrittenRegion) -> WrittenRegion:
    """Read a region from a folder, over the layers that another one stands over.

    Args:
        folder: that of the package, or of a distribution that holds one such package.
        over: whose lower layers are taken.

    Raises:
        RequestError: there is not one `rules.py` in it.
        FileFault: its files break the contract.
    """
    name = folder.resolve().name
    own = FolderLayer(name, ModuleType(name), name, folder=_package_in(folder))
    facts = load_region_facts(own)
    law = load_law([*reversed(over.below), own], facts)
    return WrittenRegion(name, facts, law, own, over.below)


def _package_in(folder: Path) -> Path:
    for pattern in _INSIDE:
        inside = folder.glob(f"{pattern}/{RULES}") if pattern else folder.glob(RULES)
        found = [path.parent for path in sorted(inside)]
        if len(found) == 1:
            return found[0]
        if found:
            raise RequestError(
                "{folder}: found several regions, expected one of {names}",
                folder=folder,
                names=listed(map(str, found)),
            )
    raise RequestError(
        "{folder}: found no rules.py, expected the folder of a region", folder=folder
    )
