"""TOML files read into checked objects: every fault names file, key, found and expected."""

from datetime import date
from pathlib import Path

import pytest
from attrs import field, frozen

from kernel.codes import Basis
from kernel.errors import FileFault
from kernel.tomlfiles import TomlFile
from tests.kernel.making import toml_file


@frozen
class Beacon:
    """A table with one key of each kind."""

    height: int
    name: str = ""
    lit: bool = False
    built: date | None = None
    share: float = 0.0
    toll: int | float = 0
    keepers: tuple[str, ...] = ()
    basis: Basis = Basis.EXPLICIT


@frozen
class Range:
    """A table of tables."""

    beacons: tuple[Beacon, ...] = ()
    by_name: dict[str, Beacon] = field(factory=dict)


def fault(tmp_path: Path, text: str, key: str = "") -> str:
    """Return the message with which a file of a range of beacons is refused."""
    file = toml_file(tmp_path, text, "beacons.toml")
    with pytest.raises(FileFault) as raised:
        file.structure(file.read(), Range, key)
    return str(raised.value)


def test_a_file_is_read_into_its_class(tmp_path: Path) -> None:
    """Every key arrives with its type, and what is missing has its default."""
    text = """
        [[beacons]]
        height = 12
        name = "Amon Dîn"
        lit = true
        built = 2023-09-01
        share = 1
        toll = 0.5
        keepers = ["Mablung", "Damrod"]
        basis = "inferred"
        [by_name.eilenach]
        height = 7
        keepers = "Anborn"
    """
    file = toml_file(tmp_path, text)
    found = file.structure(file.read(), Range)
    beacon = found.beacons[0]
    assert beacon == Beacon(
        12, "Amon Dîn", True, date(2023, 9, 1), 1, 0.5, ("Mablung", "Damrod"), Basis.INFERRED
    )
    assert found.by_name == {"eilenach": Beacon(7, keepers=("Anborn",))}


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """By the label under which messages speak of it."""
    file = TomlFile("gondor/beacons.toml", tmp_path / "beacons.toml")
    with pytest.raises(FileFault, match=r"^gondor/beacons.toml: no such file$"):
        file.read()


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    """A folder instead of the file, for one."""
    with pytest.raises(FileFault, match=r"^gondor/beacons.toml: cannot be read: "):
        TomlFile("gondor/beacons.toml", tmp_path).read()


@pytest.mark.parametrize("content", [b"[beacons\nheight = 1", b"height = \xff"])
def test_a_file_that_is_no_toml_is_named(tmp_path: Path, content: bytes) -> None:
    """A syntax error and bytes that are no text are reported alike."""
    path = tmp_path / "beacons.toml"
    path.write_bytes(content)
    with pytest.raises(FileFault, match=r"^gondor/beacons.toml: not a TOML file: "):
        TomlFile("gondor/beacons.toml", path).read()


def test_an_unknown_key_is_answered_by_the_nearest(tmp_path: Path) -> None:
    """The place of the table stands before it."""
    found = fault(tmp_path, "beacons = [{ height = 1 }, { height = 2, nmae = 'Nardol' }]")
    assert found.startswith("gondor/beacons.toml: beacons[1]: unknown key 'nmae', did you mean")
    assert "'name'? known: basis, built, height, keepers, lit, name, share, toll" in found


def test_two_unknown_keys_are_both_reported(tmp_path: Path) -> None:
    """One round of corrections is enough."""
    found = fault(tmp_path, "beacons = [{ height = 1, nmae = 'Nardol', lid = true }]")
    assert "unknown key 'lid', did you mean 'lit'?" in found
    assert "unknown key 'nmae', did you mean 'name'?" in found


def test_a_missing_key_is_named_with_its_place(tmp_path: Path) -> None:
    """Also inside a table of tables."""
    found = fault(tmp_path, "[by_name.calenhad]\nlit = true")
    assert found == "gondor/beacons.toml: by_name.calenhad.height: key 'height' is missing"


def test_a_required_key_that_is_misspelt_is_one_fault(tmp_path: Path) -> None:
    """It is not missing, too; one that is nowhere still is."""
    found = fault(tmp_path, "beacons = [{ hieght = 2 }, { lid = true }]")
    first, *others = found.splitlines()
    assert first.startswith(
        "gondor/beacons.toml: beacons[0]: unknown key 'hieght', did you mean 'h"
    )
    assert others[0] == "gondor/beacons.toml: beacons[1].height: key 'height' is missing"
    assert others[1].startswith("gondor/beacons.toml: beacons[1]: unknown key 'lid', did you mean")


def test_a_date_is_no_value(tmp_path: Path) -> None:
    """A day of the insurance year is a word in quotes; both ways to write it are shown."""
    assert fault(tmp_path, "beacons = [{ height = 1, toll = 2024-09-30 }]") == (
        "gondor/beacons.toml: beacons[0].toll: found the date 2024-09-30, expected a number, or a "
        'day of the insurance year y in quotes: "y-1-09-30" or "y-09-30"'
    )


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("height = 1.5", "beacons[0].height: found 1.5, expected int"),
        ("height = '1'", "beacons[0].height: found '1', expected int"),
        ("height = true", "beacons[0].height: found True, expected int"),
        ("height = 1\nname = 5", "beacons[0].name: found 5, expected str"),
        ("height = 1\nlit = 1", "beacons[0].lit: found 1, expected bool"),
        ("height = 1\nbuilt = '2023-09-01'", "built: found '2023-09-01', expected date"),
        ("height = 1\nbuilt = 2023-09-01T00:00:00", "expected date"),
        ("height = 1\nshare = '1'", "beacons[0].share: found '1', expected int or float"),
        ("height = 1\ntoll = true", "beacons[0].toll: found True, expected int or float"),
        ("height = 1\nkeepers = 5", "keepers: found 5, expected a word or a list of words"),
        ("height = 1\nkeepers = ['a', 5]", "found ['a', 5], expected a word or a list of words"),
        (
            "height = 1\nbasis = 'explicite'",
            "beacons[0].basis: found 'explicite', expected a basis; did you mean 'explicit'?",
        ),
        ("height = 1\nbasis = 'not_provided'", "found 'not_provided', expected a basis"),
        ("height = 1\nbasis = 0", "beacons[0].basis: found 0, expected a basis"),
    ],
)
def test_a_value_of_another_type_is_refused(tmp_path: Path, written: str, expected: str) -> None:
    """Nothing is converted: a number in quotes is a word, and true is no number."""
    found = fault(tmp_path, f"[[beacons]]\n{written}")
    assert found.startswith("gondor/beacons.toml: beacons[0].")
    assert expected in found


def test_every_fault_of_a_file_has_its_line(tmp_path: Path) -> None:
    """Faults of several tables are reported at once, each with the file's name."""
    found = fault(tmp_path, "beacons = [{ height = '1' }, {}, { height = 1, nmae = 'x' }]")
    lines = found.splitlines()
    assert len(lines) == 3
    assert all(line.startswith("gondor/beacons.toml: beacons[") for line in lines)


def test_the_key_of_a_table_stands_before_the_place_inside_it(tmp_path: Path) -> None:
    """Where one table of a file is read, messages still give the whole key."""
    found = fault(tmp_path, "[by_name.nardol]\nheight = 'x'", "gondor.north")
    assert found.startswith("gondor/beacons.toml: gondor.north.by_name.nardol.height: found 'x'")


def test_a_fault_that_is_found_later_reads_the_same(tmp_path: Path) -> None:
    """`fail` names file, key, found and expected."""
    file = toml_file(tmp_path, "", "beacons.toml")
    expected = r"^gondor/beacons.toml: beacons.height: found -1, expected a height of 0 or more$"
    with pytest.raises(FileFault, match=expected):
        file.fail("beacons.height", -1, "a height of 0 or more")
