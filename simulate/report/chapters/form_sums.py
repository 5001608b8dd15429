"""Which lines of a form are sums of others, so that a sheet can add them up and check them."""

from collections.abc import Callable, Mapping
from typing import Final

from simulate.output.deliverable.figure_table import Terms
from simulate.report.forms.form import FEN, Form, Line, Section
from simulate.report.forms.identities import SUMS, Identity
from simulate.report.forms.settlement_labels import ADVANCED, BEFORE


def name_in(section: str, line: str) -> str:
    """Return the name of a form's line in a table: a form has lines of one name in two sections."""
    return f"{section}.{line}"


def terms_of(form: Form, section: Section, line: Line) -> Terms:
    """Return the lines of which a line is the sum, by their names in tables; else none."""
    if form.name == "budget":
        return _of_sheet(form, line)
    own = _BY_FORM[form.name](section).get(line.name, ())
    return tuple((sign, name_in(section.name, name)) for sign, name in own)


def given_in(form: Form, line: Line) -> frozenset[int]:
    """Return in which columns a total of the budget table is given, its parts not being known."""
    identity = _IDENTITIES.get(line.name) if form.name == "budget" else None
    if identity is None:
        return frozenset()
    sheets = ({one.name: one.amounts[at] for one in form.lines} for at in range(len(form.columns)))
    return frozenset(at for at, sheet in enumerate(sheets) if identity.of(sheet) is None)


def _of_sheet(form: Form, line: Line) -> Terms:
    """The identities of the official table; their lines may stand on either side of it."""
    identity = _IDENTITIES.get(line.name)
    if identity is None:
        return ()
    sides = {one.name: section.name for section in form.sections for one in section.lines}
    return tuple((sign, name_in(sides[name], name)) for sign, name in identity.terms)


_IDENTITIES: Final[Mapping[str, Identity]] = {identity.total: identity for identity in SUMS}

_Own = Mapping[str, Terms]
"""The sums of a section, by the names of its own lines."""


def _of_bridge(section: Section) -> _Own:
    """The last total of a section is the first one and all that stands between them.

    Of relief the total is that of its parts; a part may be divided by payer.
    """
    totals = [line.name for line in section.lines if line.depth == 0]
    between = [line.name for line in section.lines if line.depth == 1]
    terms: dict[str, Terms] = {totals[-1]: tuple((1, name) for name in (*totals[:-1], *between))}
    for name in between:
        parts = [line.name for line in section.lines if line.name.startswith(f"{name}.")]
        if parts:
            terms[name] = tuple((1, part) for part in parts)
    return terms


def _of_transfers(section: Section) -> _Own:
    """The total of a section is that of the payers above it."""
    names = [line.name for line in section.lines]
    if "total" not in names:
        return {}
    return {"total": tuple((1, name) for name in names[: names.index("total")])}


def _of_settlement(section: Section) -> _Own:
    """What is due is that of all payers; what is payable now, less what was advanced."""
    if any(line.name == "payable" for line in section.lines):
        return {"payable": ((1, "due"), (1, BEFORE), (-1, ADVANCED))}
    payers = [one for one in section.lines if one.unit == FEN and not one.is_per_head]
    return {"due": tuple((1, line.name) for line in payers if line.name != "due")}


_BY_FORM: Final[Mapping[str, Callable[[Section], _Own]]] = {
    "bridge": _of_bridge,
    "transfers": _of_transfers,
    "settlement": _of_settlement,
}
