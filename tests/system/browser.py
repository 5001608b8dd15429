"""A page in Chromium, without a network: what it looks like, what it says, what it asks for."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from html import unescape
from pathlib import Path
from typing import Final

from attrs import frozen

_NAMES: Final = ("chromium", "chromium-browser", "google-chrome")
_SECONDS: Final = 120
_POLICY: Final = re.compile("<meta http-equiv[^>]*>")
_FRAME: Final = """<!doctype html><meta charset="utf-8"><title></title>
<script>onmessage = event => document.body.append("<" + event.data + ">")</script>
<body><iframe src="{page}" width="{width}" height="1200"></iframe></body>"""
_FOUND: Final = re.compile("&lt;(.*)&gt;", re.DOTALL)
_NO_ORIGIN: Final = "not an origin"


@frozen
class Browser:
    """Chromium with a profile of its own.

    Attributes:
        program: where it is installed.
        folder: for its profile and what it writes.
        is_dark: whether who reads prefers dark pages.
    """

    program: str
    folder: Path
    is_dark: bool = False

    @classmethod
    def in_folder(cls, folder: Path) -> "Browser":
        """Return the one that is installed. Fails where there is none."""
        found = next(filter(None, map(shutil.which, _NAMES)), None)
        assert found, "Chromium is installed"
        return cls(found, folder)

    def screenshot(self, page: Path, width: int, height: int = 1200) -> Path:
        """Return a picture of the top of a page in a window of so many pixels."""
        picture = self.folder / f"{page.stem}-{width}{'-dark' * self.is_dark}.png"
        self._run(page, f"--screenshot={picture}", f"--window-size={width},{height}")
        return picture

    def printed(self, page: Path) -> Path:
        """Return a page as it is printed, as PDF."""
        pdf = self.folder / f"{page.stem}.pdf"
        self._run(page, f"--print-to-pdf={pdf}", "--no-pdf-header-footer")
        return pdf

    def measured(self, page: Path, expression: str, width: int) -> str:
        """Return what an expression of JavaScript is in a page of so many pixels, as JSON.

        It runs in a copy of the page without its policy, which allows no script; and in a frame,
        because no window is as narrow as a phone.
        """
        copy, frame = self.folder / "copy.html", self.folder / "frame.html"
        script = f"<script>parent.postMessage(JSON.stringify({expression}), '*')</script>"
        text = _POLICY.sub("", page.read_text(encoding="utf-8"))
        copy.write_text(text.replace("</body>", f"{script}</body>"), encoding="utf-8")
        frame.write_text(_FRAME.format(page=copy.name, width=width), encoding="utf-8")
        shown = self._run(frame, "--dump-dom", "--virtual-time-budget=5000").stdout
        found = _FOUND.search(shown)
        assert found, "the frame has received what was found"
        return unescape(found[1])

    def console(self, page: Path) -> Sequence[str]:
        """Return what the page itself makes the browser complain of."""
        said = self._run(page, "--dump-dom", "--enable-logging=stderr", "--v=0").stderr
        return [line for line in said.splitlines() if ":CONSOLE" in line]

    def requests(self, page: Path) -> Sequence[str]:
        """Return the addresses that a page asked for while it was shown.

        Chromium asks for some of its own, whatever it is told; those have no origin.
        """
        log = self.folder / "net.json"
        self._run(page, "--dump-dom", f"--log-net-log={log}")
        said = (event.get("params", {}) for event in json.loads(log.read_text())["events"])
        return [one["url"] for one in said if one.get("initiator", _NO_ORIGIN) != _NO_ORIGIN]

    def _run(self, page: Path, *options: str) -> subprocess.CompletedProcess[str]:
        command = [
            self.program,
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--hide-scrollbars",
            "--host-resolver-rules=MAP * ~NOTFOUND",
            f"--user-data-dir={self.folder / 'profile'}",
            *(["--force-dark-mode"] if self.is_dark else []),
            *options,
            page.resolve().as_uri(),
        ]
        # A browser that is installed, and a page of ours.
        return subprocess.run(  # noqa: S603
            command,
            capture_output=True,
            text=True,
            check=True,
            timeout=_SECONDS,
            env={**os.environ, "HOME": str(self.folder)},
        )
