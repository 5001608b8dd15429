"""What is declared of each form, and that a form of the name comes of it."""

from typing import Any

import click
import pytest

from simulate.cli.forecast import forecast
from simulate.report.forms.budget import Terms
from simulate.report.forms.declared_forms import FORMS
from tests.simulate.making import forecast_of, plain


def option(flag: str) -> click.Option:
    """Return an option of the command."""
    (found,) = [one for one in forecast.params if flag in one.opts]
    assert isinstance(found, click.Option)
    return found


def test_the_command_offers_the_forms_that_are_declared() -> None:
    """It lists them itself, so that its help loads none of them."""
    kind: Any = option("--form").type
    assert list(kind.choices) == [*FORMS]


@pytest.mark.parametrize("name", FORMS)
def test_help_says_on_which_basis_a_form_stands(name: str) -> None:
    """Unless another is given; nothing of a form that shows both, or stands on no other."""
    _, said = str(option("--form").help).split(f"{name}: ")
    unless = {"accrual": "(accrual unless --accounting cash)",
              "cash": "(cash unless --accounting accrual)"}  # fmt: skip
    form = FORMS[name]
    said_of = [basis for basis, words in unless.items() if words in said.split("; ")[0]]
    assert said_of == ([form.accounting] if form.accounting and not form.is_fixed else [])


@pytest.mark.parametrize("flag", ["--previous", "--inputs", "--opening-balance", "--incomplete"])
def test_help_says_which_form_takes_an_option(flag: str) -> None:
    """Those that are declared to, and no other."""
    help_of = str(option(flag).help)
    taking = [name for name, form in FORMS.items() if flag in form.takes]
    assert [name for name in FORMS if f"--form {name}" in help_of] == taking != []


@pytest.mark.parametrize("name", FORMS)
def test_what_fills_a_form_in_makes_one_of_its_name(name: str) -> None:
    """From forecasts with the groupings that it declares, on the basis that it declares."""
    form = FORMS[name]
    made = forecast_of(plain("changsha"), students=50, by=form.groupings)
    filled = form.fill([made], form.accounting, Terms(), lambda _: [made])
    assert (filled.name, filled.region) == (name, "changsha")
