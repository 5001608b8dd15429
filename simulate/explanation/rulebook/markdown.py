"""Markdown, and the page that becomes of it."""

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from kernel.messages import Language, Text
from simulate.language.catalogue import spoken

_SIGNS: Final = str.maketrans({sign: f"\\{sign}" for sign in "*|<"})
"""What would be markup inside a sentence."""

_CODE: Final = re.compile("(`[^`]*`)")
_PAGE: Final = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
body {{ font: 1rem/1.55 system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif;
  color: #1b1f24; max-width: 58rem; margin: 2rem auto; padding: 0 1rem; }}
h1, h2, h3 {{ line-height: 1.25; }}
h2 {{ margin-top: 2.5rem; border-bottom: 1px solid #c8ccd1; }}
table {{ border-collapse: collapse; width: 100%; font-size: .9rem; }}
th, td {{ text-align: left; vertical-align: top; padding: .3rem .6rem; border: 1px solid #d8dbe0; }}
td {{ min-width: 4.5rem; }}
th {{ background: #f2f4f6; }}
li > ul {{ margin: .2rem 0 .8rem; }}
code {{ font-size: .9em; overflow-wrap: anywhere; }}
td code {{ overflow-wrap: normal; }}
</style>
</head>
<body>
{body}</body>
</html>
"""


def plain(text: str) -> str:
    """Return a text in which nothing but code is markup."""
    parts = _CODE.split(text.replace("\n", " "))
    return "".join(part if _CODE.fullmatch(part) else part.translate(_SIGNS) for part in parts)


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Return the lines of a table, with one above it and one below it; none without rows."""
    lines = [_line(row) for row in rows]
    if not lines:
        return []
    return ["", _line(headings), _line(["---"] * len(headings)), *lines, ""]


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def chapter(heading: Text, lines: Iterable[str], language: Language) -> Iterator[str]:
    """Return the lines of a chapter; none where it has nothing."""
    content = [*lines]
    if content:
        yield from ("", f"## {spoken(heading, language)}", "", *content)


def joined(lines: Iterable[str]) -> str:
    """Return lines as a document, with one blank line where there are several."""
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line)
    return "\n".join(kept).rstrip("\n") + "\n"


def page(markdown: str, language: Language) -> str:
    """Return a document, whose first line is its title, as a page that stands alone."""
    from markdown_it import MarkdownIt  # only who wants a page waits for it

    body = MarkdownIt("commonmark", {"html": False}).enable("table").render(markdown)
    title = markdown.partition("\n")[0].lstrip("# ")
    return _PAGE.format(language=language, title=html.escape(title), body=body)
