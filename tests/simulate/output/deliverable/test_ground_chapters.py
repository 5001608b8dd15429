"""What every deliverable ends with: who answers for a value, and how to get the figures again."""

from typing import Any, Final

from simulate.output.deliverable.ground_chapters import ground_chapters
from simulate.output.evidence import Evidence
from simulate.output.record import Grounds
from simulate.output.text_table import TextTable

UPTAKE: Final[dict[str, Any]] = {
    "region": "changsha", "name": "uptake", "label": "uptake", "unit": "share", "value": 0.52,
    "low": 0.4, "high": 0.98, "basis": "assumed", "source": "1,993万 大学生", "note": "",
}  # fmt: skip
TARIFF: Final[dict[str, Any]] = {
    "region": "changsha", "name": "tariff", "label": "tariff.2024", "unit": "yuan", "value": 380,
    "low": None, "high": None, "basis": "explicit", "source": "长医保发〔2023〕56号",
    "note": "read",
}  # fmt: skip
RUN: Final = {
    "command": ["simulate", "--set", "a b=1", "-o", "x.xlsx"],
    "started": "2024-01-01",
    "plugins": {"changsha": {"version": "1"}},
    "years": None,
    "regions": ("changsha", "zhengzhou"),
}


def tables(evidence: Evidence) -> dict[str, TextTable]:
    """Return the table of each chapter."""
    found = {}
    for chapter in ground_chapters(Grounds(RUN, evidence), "en"):
        (block,) = chapter.blocks
        assert isinstance(block, TextTable)
        found[chapter.kind.key] = block
    return found


def test_a_value_has_words_range_basis_source_and_who_answers_for_it() -> None:
    """An assumption whoever signs, what a document says the document."""
    found = tables(Evidence((TARIFF,), (UPTAKE,)))
    assert [*found] == ["assumptions", "parameters", "record"]
    (uptake,), (tariff,) = found["assumptions"].rows, found["parameters"].rows
    assert uptake[0].endswith("(uptake)")
    assert uptake[1:4] == ["0.52", "0.4–0.98", "assumed"]
    assert uptake[5] == "whoever signs"
    assert tariff[1:4] == ["380 yuan", "", "explicit"]
    assert tariff[4:] == ["[in Chinese] 长医保发〔2023〕56号\nread", "the document cited"]


def test_who_sets_a_value_answers_for_it() -> None:
    """On the command line, and in a file."""
    changed = ({**UPTAKE, "set": True},)
    of_file, of_option = (
        tables(Evidence((), (own,), changed=own_changed))["assumptions"].rows[0][5]
        for own, own_changed in ((UPTAKE, changed), ({**UPTAKE, "source": "--set uptake=1"}, ()))
    )
    assert of_file == of_option == "whoever set it"


def test_the_record_has_a_line_for_each_part_and_no_time() -> None:
    """The command as one types it, without the files that it wrote."""
    rows = [tuple(row) for row in tables(Evidence((), ()))["record"].rows]
    assert rows == [
        ("Command", "simulate --set 'a b=1'"),
        ("Plugin", 'changsha: {"version": "1"}'),
        ("Regions", "changsha, zhengzhou"),
    ]


def test_nothing_assumed_is_no_chapter() -> None:
    """Rather than a table without rows."""
    assert [*tables(Evidence((), ()))] == ["record"]
