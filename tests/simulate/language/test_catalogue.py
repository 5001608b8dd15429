"""The catalogue of Chinese: whole, nothing beside, places for values as in the English."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Final

import pytest

from kernel.errors import RequestError
from kernel.messages import COMMA, Pair, listed, message, message_in
from simulate.language.catalogue import language_of, spoken
from tests.simulate.language.sentences import (
    PLACES,
    PRODUCT,
    Sentence,
    catalogue,
    sentences,
)
from tests.tree import ROOT

CHINESE: Final = re.compile("[\u2e80-\u9fff\u3000-\u303f\uff00-\uffef]")

PASSED_ON: Final = {*PLACES, "in_language"}
"""Functions whose own argument is a sentence that stands where they are called."""


def names_in(text: str) -> set[str]:
    """Return the names of the places for values of a sentence."""
    fields = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    return {re.split(r"[.\[]", name)[0] for name in fields}


def words_of(text: str) -> str:
    """Return a sentence without its places for values."""
    return "".join(words for words, *_ in Formatter().parse(text))


KNOWN: Final = catalogue()


def test_every_sentence_of_the_program_is_in_it_and_no_other_one() -> None:
    """`python -m tests.simulate.language.sentences` brings it up to date."""
    assert {*sentences()} - {*KNOWN} == set()
    assert {*KNOWN} - {*sentences()} == set()


def test_every_sentence_is_translated() -> None:
    """No gap is left to the English."""
    assert [text for text, chinese in KNOWN.items() if not chinese.strip()] == []


def test_places_for_values_agree() -> None:
    """By name, in whatever order, as often as the language needs; how they are written may differ.

    A sentence whose braces are none of places has the same ones.
    """
    assert [text for text, _ in _differing()] == []


def _differing() -> Iterator[Sentence]:
    for (text, context), chinese in KNOWN.items():
        try:
            places = names_in(text)
        except ValueError:
            continue
        if places != names_in(chinese):
            yield text, context


def test_chinese_is_chinese() -> None:
    """Where it is not, it has no letters but in the places for values: signs alone."""
    left = [
        chinese
        for (text, _), chinese in KNOWN.items()
        if not CHINESE.search(chinese) and re.search("[A-Za-z]", words_of(chinese))
    ]
    assert left == []


def modules() -> list[Path]:
    """Return the modules of the product."""
    return sorted(path for top in PRODUCT for path in (ROOT / top).glob("**/*.py"))


def unread(tree: ast.Module) -> Iterator[str]:
    """Return the calls whose sentence is put together, so that no catalogue can have it."""
    made = {
        target.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and _is_made(node.value)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    for function in functions:
        own = {a.arg for a in function.args.args + function.args.posonlyargs if _is_word(a)}
        made_here = made | (set() if function.name in PASSED_ON else own)
        for node in ast.walk(function):
            if isinstance(node, ast.Call) and (sentence := _sentence_of(node)) is not None:
                is_name = isinstance(sentence, ast.Name) and sentence.id in made_here
                if is_name or _is_made(sentence, literal=False):
                    yield ast.unparse(node)


def _sentence_of(call: ast.Call) -> ast.expr | None:
    place = PLACES.get(getattr(call.func, "id", getattr(call.func, "attr", "")))
    return None if place is None or len(call.args) <= place else call.args[place]


def _is_word(argument: ast.arg) -> bool:
    return argument.annotation is not None and ast.unparse(argument.annotation) == "str"


def _is_made(node: ast.expr, *, literal: bool = True) -> bool:
    """Say whether an expression makes words: of pieces or, where that counts, as it stands."""
    match node:
        case ast.Constant(value=str()):
            return literal
        case ast.JoinedStr() | ast.BinOp():
            return True
        case ast.IfExp(body=body, orelse=orelse):
            return _is_made(body) or _is_made(orelse)
        case (
            ast.Call(func=ast.Name(id="str")) | ast.Call(func=ast.Attribute(attr="format" | "join"))
        ):
            return True
    return False


@pytest.mark.parametrize("top", PRODUCT)
def test_every_sentence_stands_in_one_piece(top: str) -> None:
    """Neither joined, nor with values written into it: else it would be in no catalogue."""
    found = [
        f"{path.relative_to(ROOT)}: {call}"
        for path in modules()
        if path.is_relative_to(ROOT / top)
        for call in unread(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert found == []


@pytest.mark.parametrize(
    "code",
    [
        'def f(x):\n    raise RequestError(f"no {x}")',
        'def f(x):\n    raise RequestError("no " + x)',
        'def f(x):\n    return message("no {}".format(x))',
        "def f(fault):\n    raise FileFault(str(fault))",
        'def f(x):\n    what = "no such thing"\n    return message(what)',
        'def f(x):\n    return message("one" if x else "two")',
        "def f(words: str):\n    return message(words)",
    ],
)
def test_a_sentence_in_pieces_is_found(code: str) -> None:
    """Of whatever kind."""
    assert len([*unread(ast.parse(code))]) == 1


def test_nobody_but_the_catalogue_asks_whether_a_reader_is_chinese() -> None:
    """Words of both languages stand in one place each."""
    asked = [
        f"{path.relative_to(ROOT)}: {ast.unparse(node)}"
        for path in modules()
        if path.parent.name != "language" and path.name != "messages.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Compare)
        and any(isinstance(one, ast.Constant) and one.value == "zh" for one in ast.walk(node))
    ]
    assert asked == []


ENGLISH_RUN: Final = """
import sys
from simulate.cli import main
for words in (
    "--region changsha --cohort 2024 --students 20 --format table --quiet",
    "--help", "--region chagsha --cohort 2024", "regions changsha",
):
    try:
        main([*words.split(), "--lang", LANGUAGE] if words != "--help" else ["--help"])
    except SystemExit:
        pass
print("babel" if any(name.partition(".")[0] == "babel" for name in sys.modules) else "none")
"""


@pytest.mark.parametrize(("language", "loaded"), [("en", "none"), ("zh", "babel")])
def test_only_who_reads_chinese_waits_for_the_catalogue(language: str, loaded: str) -> None:
    """An English table, help, an error and a description load no babel; the Chinese do."""
    made = f"LANGUAGE = {language!r}\n{ENGLISH_RUN}"
    environment = {"XUEBAO_LANG": "en", "PATH": "", "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(  # noqa: S603  # this very Python
        [sys.executable, "-c", made], capture_output=True, env=environment, check=False
    )
    assert ran.stdout.decode().splitlines()[-1:] == [loaded], ran.stderr.decode()


class TestSpoken:
    """Texts in a language."""

    def test_a_sentence_with_its_values(self) -> None:
        """Numbers as the English writes them; texts among the values in the same language."""
        said = message("Lines left out, being zero throughout: {count}.", count=4)
        assert str(said) == "Lines left out, being zero throughout: 4."
        assert spoken(said, "zh") == "另有4行全为零，未列出。"
        one = message("{name}: {words}", name=Pair("one", "甲"), words=listed(["x", "y"]))
        assert (spoken(one, "en"), spoken(one, "zh")) == ("one: x, y", "甲：x、y")

    def test_a_fault_among_the_values(self) -> None:
        """In the language of who reads what it stands in."""
        fault = RequestError("{name}: {words}", name="--seed", words=Pair("one", "甲"))
        said = message("{name}: {words}", name="x", words=fault)
        assert (str(said), spoken(said, "zh")) == ("x: --seed: one", "x：--seed：甲")

    def test_a_word_that_means_two_things(self) -> None:
        """A comma between clauses is another one than between items."""
        items = message_in("between items", ", ")
        assert (str(items), str(COMMA)) == (", ", ", ")
        assert (spoken(items, "zh"), spoken(COMMA, "zh")) == ("、", "，")

    def test_what_is_in_no_catalogue_is_english(self) -> None:
        """Rather than nothing: a guest's sentence."""
        assert spoken(message("a guest's {what}", what="word"), "zh") == "a guest's word"

    def test_braces_of_a_sentence_without_values_stay(self) -> None:
        """As they are written."""
        assert str(message("{ 2024 = 390 }")) == "{ 2024 = 390 }"


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({"XUEBAO_LANG": "zh", "LC_ALL": "en_US.UTF-8"}, "zh"),
        ({"XUEBAO_LANG": "en", "LC_ALL": "zh_CN.UTF-8"}, "en"),
        ({"XUEBAO_LANG": "", "LC_ALL": "zh_CN.UTF-8", "LANG": "en_US"}, "zh"),
        ({"LC_ALL": "en_US.UTF-8", "LC_MESSAGES": "zh_CN", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LC_MESSAGES": "ZH_TW", "LANG": "en_US"}, "zh"),
        ({"LC_ALL": "", "LC_MESSAGES": "", "LANG": "zh_CN"}, "zh"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "C"}, "en"),
        ({}, "en"),
    ],
)
def test_the_language_where_none_is_asked_for(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], language: str
) -> None:
    """`XUEBAO_LANG`, `LC_ALL`, `LC_MESSAGES`, `LANG`: the first that is set; else English."""
    for name in ("XUEBAO_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert language_of(None) == language
    assert (language_of("zh"), language_of("en")) == ("zh", "en")
