"""A deliverable as a page: one file without scripts, that fetches nothing."""

from base64 import b64encode
from functools import partial
from hashlib import sha256

from simulate.output.deliverable.whole import Deliverable
from simulate.output.webpage.page_charts import chart_element
from simulate.output.webpage.page_templates import filled, style


def as_page(made: Deliverable) -> bytes:
    """Return a deliverable as an HTML file.

    Its policy allows nothing but the one style in it, known by its digest: no script, no picture
    from elsewhere, no style of an element of its own.
    """
    own = style("page.css")
    digest = b64encode(sha256(own.encode()).digest()).decode()
    draw = partial(chart_element, unit=made.unit, language=made.language)
    page = filled("page.html.jinja", made, style=own, digest=digest, draw=draw)
    return page.encode()
