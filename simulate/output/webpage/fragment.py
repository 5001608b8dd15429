"""The beginning of a deliverable as a part of another page: what a notebook shows."""

from simulate.output.deliverable.whole import Deliverable
from simulate.output.webpage.page_templates import filled, style


def as_fragment(made: Deliverable) -> str:
    """Return title, sentence, key figures and the first tables as HTML, without scripts.

    Its styles touch nothing outside of it.
    """
    return filled("fragment.html.jinja", made, style=style("fragment.css"))
