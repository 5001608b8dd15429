"""The templates of pages; what they write of texts is no markup."""

from collections.abc import Iterator
from functools import partial
from itertools import zip_longest
from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from simulate.language.catalogue import spoken
from simulate.output.deliverable.figure_table import FigureGroup
from simulate.output.deliverable.filed_cells import filed_cell
from simulate.output.deliverable.printed_form import FormRow, PrintedForm, form_rows
from simulate.output.deliverable.shown_cells import shown_cell
from simulate.output.deliverable.whole import Deliverable
from simulate.output.deliverable.xml_text import as_xml_holds
from simulate.output.webpage.page_view import PageView
from simulate.output.webpage.page_words import page_words

_BLANK: Final = FigureGroup("", ())


def filled(template: str, made: Deliverable, **values: object) -> str:
    """Return a template with a deliverable in it.

    Args:
        template: its name.
        made: the deliverable.
        values: what else the template reads.
    """
    return (
        _environment()
        .get_template(template)
        .render(
            made=made,
            view=PageView(made),
            words=page_words(made.language),
            named=partial(spoken, language=made.language),
            **values,
        )
    )


def style(name: str) -> Markup:
    """Return a style sheet as it stands in a page."""
    return Markup(_environment().get_template(name).render())  # noqa: S704  # a file of ours


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("simulate.output.webpage"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_writable,
    )
    environment.globals |= {"cell": shown_cell, "filed": filed_cell, "form_rows": _rows_beside}
    return environment


def _rows_beside(form: PrintedForm) -> Iterator[tuple[FormRow, ...]]:
    """Yield the rows of a form, one of each side; a side with fewer is blank below."""
    yield from zip_longest(*map(form_rows, form.tables), fillvalue=_BLANK)


def _writable(value: Any) -> Any:
    """Return a text without the characters that no page can hold."""
    return as_xml_holds(value) if type(value) is str else value
