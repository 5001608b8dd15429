"""A chart: which lines and columns of a table are drawn, and how.

Its figures are those of the table, so that no chart shows another figure than the table behind it.
"""

from typing import Final, Literal

from attrs import field, frozen

from simulate.output.deliverable.figure_table import FigureTable

Shape = Literal["stacked", "levels", "band", "waterfall", "tornado", "shares"]
"""How a chart is drawn:

stacked: a bar a column, divided into the lines (e.g. payers); the line's name says its colour.
levels: a bar a column, of the one line.
band: over the columns an area between the lines `low` and `high`, lines for `default` and `mean`.
waterfall: over the lines, the steps of the one column from zero, and what they come to together.
tornado: a bar a line from zero to the first column and one to the second: its low and high end.
shares: a bar a line, of the one column, the largest first.
"""

ENDS: Final = ("low", "high")
"""The ends of an interval or a range: roles of the lines of a band, columns of a tornado."""

CHARTS: Final = ("payers", "balance", "interval", "change", "sensitivity", "clauses")
"""The charts by name, those that say most first."""


@frozen(eq=False)
class Chart:
    """A chart of a table.

    Attributes:
        name: one of CHARTS; several regions have one each.
        region: whose it is; empty where it is of all.
        title: above it.
        says: what it shows, in a sentence, for whoever cannot see it.
        table: what stands behind it.
        lines: the names of the lines that are drawn, in their order.
        columns: the places of the columns that are drawn, in their order.
        note: what is left out, said below it, if anything.
    """

    name: str
    shape: Shape
    title: str
    says: str
    table: FigureTable
    lines: tuple[str, ...]
    columns: tuple[int, ...]
    region: str = field(default="", kw_only=True)
    note: str = field(default="", kw_only=True)
