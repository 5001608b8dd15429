"""The sentences of the program as its code has them, and the catalogue brought up to date.

`python -m tests.simulate.language.sentences` adds what is new to the Chinese catalogue, without a
translation, takes out what is gone, and lists what is to be translated.
"""

import ast
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from simulate.language.catalogue import CATALOGUE
from tests.tree import ROOT

Sentence = tuple[str, str]
"""The English, and the context that tells it apart."""

PRODUCT = ("kernel", "plugins", "simulate")
PO = ROOT.joinpath("simulate", "language", *CATALOGUE)

PLACES = {
    "message": 0,
    "marked": 0,
    "message_in": 1,
    "RequestError": 0,
    "FileFault": 0,
    "PluginFault": 0,
    "ControlTotalFault": 0,
    "Contradiction": 0,
    "OutOfDomain": 0,
    "_WrongType": 0,
    "fail": 2,
    "_fail": 4,
}
"""Which argument of a function is a sentence."""

HEADER = """# The sentences of xuebao in Chinese, each under its English.
msgid ""
msgstr ""
"Language: zh\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def sentences() -> dict[Sentence, str]:
    """Return every sentence of the product with the module that has it first."""
    found: dict[Sentence, str] = {}
    for top in PRODUCT:
        for path in sorted((ROOT / top).glob("**/*.py")):
            for sentence in _in_module(path):
                found.setdefault(sentence, str(path.relative_to(ROOT)))
    return found


def _in_module(path: Path) -> Iterator[Sentence]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            place = PLACES.get(name)
            if place is not None and len(node.args) > place:
                text = _literal(node.args[place])
                context = _literal(node.args[0]) if name == "message_in" else ""
                if text:
                    yield text, context


def _literal(node: ast.expr) -> str:
    is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
    return str(node.value) if is_text and isinstance(node, ast.Constant) else ""


def catalogue() -> dict[Sentence, str]:
    """Return the Chinese of every sentence of the catalogue."""
    with PO.open("rb") as file:
        known = read_po(file, locale="zh")
    return {(str(one.id), one.context or ""): str(one.string) for one in known if one.id}


def updated(found: dict[Sentence, str], known: dict[Sentence, str]) -> str:
    """Return the catalogue of sentences, each with what is known of it, in the modules' order."""
    made = Catalog(locale="zh", fuzzy=False)
    for (text, context), module in found.items():
        place: tuple[str, int | None] = (module, None)  # lines would change with every edit
        made.add(
            text,
            known.get((text, context), ""),
            [place],  # type: ignore[list-item]  # babel writes the module alone
            context=context or None,
        )
    written = BytesIO()
    write_po(written, made, width=100, omit_header=True)
    body = written.getvalue().decode("utf-8").replace("#, python-brace-format\n", "")
    return f"{HEADER}{body.strip()}\n"


if __name__ == "__main__":
    now = sentences()
    PO.write_text(updated(now, catalogue()), encoding="utf-8")
    for one in now.keys() - {key for key, text in catalogue().items() if text}:
        print(*one)  # noqa: T201  # what the command is for
