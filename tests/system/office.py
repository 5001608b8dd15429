"""LibreOffice: workbooks recalculated by it, and files of an office as pictures."""

import subprocess
from pathlib import Path
from typing import Any, Final

from openpyxl import load_workbook

_ALWAYS: Final = 0
"""What LibreOffice does with the formulas of a file that it opens: it works them out again."""

_SETTINGS: Final = f"""<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>{_ALWAYS}</value></prop>
</item>
</oor:items>
"""

_SECONDS: Final = 120


def recalculated(workbook: Path, folder: Path) -> Any:
    """Return a workbook as openpyxl reads it, every formula with what LibreOffice makes of it.

    Without the setting LibreOffice shows the values that a file brings, which proves nothing.

    Args:
        workbook: an .xlsx file.
        folder: an empty one, for a profile and the result.
    """
    return load_workbook(_converted(workbook, folder, "xlsx"), data_only=True)


def pictures(file: Path, folder: Path, *, dots_per_inch: int = 60) -> list[Path]:
    """Return the printed pages of a workbook or a document as PNG, in their order."""
    pdf = _converted(file, folder, "pdf")
    _run("pdftoppm", "-r", str(dots_per_inch), "-png", str(pdf), str(folder / "page"))
    return sorted(folder.glob("page-*.png"))


def printed_text(file: Path, folder: Path) -> str:
    """Return the text of the printed pages of a document, as it stands on them."""
    text = folder / "printed.txt"
    _run("pdftotext", "-layout", str(_converted(file, folder, "pdf")), str(text))
    return text.read_text(encoding="utf-8")


def _converted(file: Path, folder: Path, extension: str) -> Path:
    settings = folder / "profile" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(_SETTINGS)
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    out = folder / "converted"
    _run(
        "soffice", profile, "--headless", "--convert-to", extension, "--outdir", str(out), str(file)
    )
    return out / f"{file.stem}.{extension}"


def _run(*command: str) -> None:
    # Programs of this machine, and words of our own.
    subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)  # noqa: S603
