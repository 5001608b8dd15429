"""A workbook is read in a process of its own, which may come to grief."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kernel.errors import RequestError
from simulate.roster.workbooks.sheet_parts import Part, Rows, SheetEnd, Sheets, SheetStart
from simulate.roster.workbooks.workbook_process import workbook_parts
from tests.simulate.roster.making import xlsx_of
from tests.simulate.roster.workbooks.raw_xlsx import cells, raw_xlsx, raw_xlsx_of

pytest.importorskip("resource", reason="a system without limits")

TOO_LARGE = "it holds far more than its size can justify"


def children() -> list[str]:
    """Return the processes that this one has started and that are still there."""
    tasks = Path("/proc/self/task").glob("*/children")
    return [child for task in tasks for child in task.read_text().split()]


@pytest.fixture(autouse=True)
def _no_process_remains() -> Iterator[None]:
    before = children()
    yield
    assert children() == before


def written(folder: Path, content: bytes) -> Path:
    """Write a workbook."""
    path = folder / "x.xlsx"
    path.write_bytes(content)
    return path


def read(folder: Path, content: bytes) -> list[Part]:
    """Write a workbook and read it."""
    return list(workbook_parts("x.xlsx", written(folder, content), "xlsx"))


def test_what_a_workbook_says(tmp_path: Path) -> None:
    """The parts come through as they are."""
    found = read(tmp_path, xlsx_of([["学号", "note"], ["1", 5]]))
    assert found[:3] == [
        Sheets(["Sheet1"], []),
        SheetStart("Sheet1"),
        Rows([0, 1], [["学号", "1"], ["note", 5]]),
    ]
    assert isinstance(found[3], SheetEnd)


def test_sheets_that_are_wanted(tmp_path: Path) -> None:
    """Their names may be anything."""
    name = '学生 "甲" \\ 乙'
    sheet = f"<worksheet><sheetData>{cells(1)}</sheetData></worksheet>"
    path = written(tmp_path, raw_xlsx_of({"a": sheet, name: sheet}))
    found = list(workbook_parts("x.xlsx", path, "xlsx", [name]))
    assert [part.name for part in found if isinstance(part, SheetStart)] == [name]


@pytest.mark.parametrize("name", ["-x.xlsx", "学 生'.xlsx", "x"])
def test_a_file_may_have_any_name(tmp_path: Path, name: str) -> None:
    """Also one without an extension, as standard input has it."""
    path = tmp_path / name
    path.write_bytes(xlsx_of([["a"]]))
    assert len(list(workbook_parts(name, path, "xlsx"))) == 4


def test_many_at_once(tmp_path: Path) -> None:
    """Each thread has its own process."""
    path = written(tmp_path, xlsx_of([["a"], [1]]))
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda _: len(list(workbook_parts("x", path, "xlsx"))), range(8)))
    assert found == [4] * 8


SHARED = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 100_001))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "it is no workbook of the kind that its name says"),
        (raw_xlsx(cells(1))[:-30], "it is damaged or cut off"),
        (raw_xlsx(cells(1)).replace(b"xl/workbook.xml", b"xl/workb00k.xml"),
         "the part xl/workbook.xml of it is missing"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(99) + "EncryptedPackage".encode("utf-16-le"),
         "a password protects it"),
        (raw_xlsx(cells(1, row=10**9)), "row 1000000000 lies beyond the last row of a sheet"),
        (raw_xlsx(f"<row>{'<c><v>1</v></c>' * 1_000_000}</row>"), TOO_LARGE),
        (raw_xlsx(SHARED, strings=f"<si><t>{'长' * 32_767}</t></si>"), TOO_LARGE),
        (raw_xlsx(cells(1), strings=f"<si><t>{' ' * (64 << 20)}</t></si>"), TOO_LARGE),
        (raw_xlsx(cells(1) + cells(1, row=2),
                  behind='<mergeCell ref="A1:XFD1048576"/>' * 100_000),
         "its merged ranges overlap each other"),
        (raw_xlsx('<row r="1"><c r="A1" t="unknown"><v>1</v></c></row>'),
         "the program that reads it stopped"),
    ],
    ids=["nothing", "cut off", "a part renamed", "encrypted", "a row beyond", "a million columns",
         "one long text in every cell", "blanks", "endless ranges", "calamine gives up"],
)  # fmt: skip
def test_what_is_refused(tmp_path: Path, content: bytes, reason: str) -> None:
    """One message says what is the matter and what to do, and the memory stays small."""
    found = run(_REFUSED, written(tmp_path, content))
    said, kilobytes = found.stdout.decode().splitlines()
    assert said == (
        f"x.xlsx: cannot be read: {reason}; open it in a spreadsheet program and save it again "
        "(另存为) as .xlsx or .csv"
    )
    assert int(kilobytes) < 300 << 10
    assert found.stderr == b""


_REFUSED = """
import resource, sys
from pathlib import Path
from kernel.errors import RequestError
from simulate.roster.workbooks.workbook_process import workbook_parts
try:
    for part in workbook_parts("x.xlsx", Path(sys.argv[1]), "xlsx"): pass
except RequestError as fault:
    print(fault)
own = Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0]
print(int(own) + resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def run(program: str, path: Path) -> "subprocess.CompletedProcess[bytes]":
    """Run a program by itself: processes begin with the memory of who starts them."""
    command = [sys.executable, "-X", "utf8", "-c", program, str(path)]
    return subprocess.run(command, capture_output=True, check=True)  # noqa: S603  # our own


def test_a_process_that_is_killed(tmp_path: Path) -> None:
    """By the system, for want of memory."""
    parts = workbook_parts("x.xlsx", written(tmp_path, raw_xlsx(long_sheet())), "xlsx")
    next(parts)
    (child,) = children()
    os.kill(int(child), signal.SIGKILL)
    with pytest.raises(RequestError, match=TOO_LARGE):
        list(parts)


def test_a_process_that_stops(tmp_path: Path) -> None:
    """For whatever reason."""
    parts = workbook_parts("x.xlsx", written(tmp_path, raw_xlsx(long_sheet())), "xlsx")
    next(parts)
    (child,) = children()
    os.kill(int(child), signal.SIGSEGV)
    with pytest.raises(RequestError, match="the program that reads it stopped"):
        list(parts)


def long_sheet() -> str:
    """Return rows that take a while to read."""
    return "".join(cells(*range(20), row=number) for number in range(1, 60_001))


def test_whoever_needs_no_more_ends_the_process(tmp_path: Path) -> None:
    """With the iterator, amid the rows."""
    parts = workbook_parts("x.xlsx", written(tmp_path, raw_xlsx(long_sheet())), "xlsx")
    next(parts)
    assert len(children()) == 1
    parts.close()
    assert children() == []


_INTERRUPTED = """
import sys
from pathlib import Path
from simulate.roster.workbooks.workbook_process import workbook_parts
try:
    for part in workbook_parts("x.xlsx", Path(sys.argv[1]), "xlsx"):
        print("part", flush=True)
except KeyboardInterrupt:
    print("interrupted", flush=True)
"""


def test_an_interrupt_ends_both(tmp_path: Path) -> None:
    """Ctrl-C reaches all processes of a terminal; nothing is printed but by who was interrupted."""
    path = written(tmp_path, raw_xlsx(long_sheet()))
    with subprocess.Popen(  # noqa: S603  # our own
        [sys.executable, "-c", _INTERRUPTED, str(path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == b"part\n"
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate()
    assert out.splitlines()[-1] == b"interrupted"
    assert err == b""
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)


def test_the_process_loads_no_more_than_it_needs(tmp_path: Path) -> None:
    """Arrow and NumPy take a second and a hundred megabytes."""
    program = (
        "import sys\nfrom simulate.roster.workbooks.workbook_reader import main\n"
        "main(sys.argv[1], 'xlsx', None)\n"
        "print([name for name in ('numpy', 'pyarrow', 'click', 'rich', 'openpyxl')"
        " if name in sys.modules], file=sys.stderr)\n"
    )
    path = written(tmp_path, xlsx_of([["a"]]))
    assert run(program, path).stderr == b"[]\n"
