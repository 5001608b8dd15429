"""A form as it was asked for: what each form takes, and on which terms it is made."""

from pathlib import Path
from typing import Any

import pytest

from kernel.errors import RequestError
from simulate.projection.forecast import Forecast
from simulate.report.forms.budget import Terms
from simulate.report.forms.declared_forms import FORMS
from simulate.report.forms.form_request import FormOptions, FormRequest, form_of
from simulate.scenario.setup import Setup
from tests.simulate.making import forecast_of, plain

TERMS: dict[str, Any] = {"year": 2024, "previous": Path("actual.csv"), "opening_balance": "3"}


def requested(form: str | None, **options: Any) -> FormRequest | None:
    """Check options; those that are not given are left out."""
    own = dict.fromkeys(("year", "previous", "opening_balance"))
    own |= {name: options.pop(name) for name in [*options] if name in own}
    usual: dict[str, Any] = {
        "regions": ["changsha"], "accounting": None, "horizon": None, "replicates": None, "by": (),
    }  # fmt: skip
    return form_of(FormOptions(form, **own), **{**usual, **options})


def test_no_form_is_asked_for() -> None:
    """Then nothing comes of it."""
    assert requested(None) is None


@pytest.mark.parametrize("name", FORMS)
def test_a_form_stands_on_its_own_basis_unless_another_is_given(name: str) -> None:
    """A form that shows both takes none."""
    usual = requested(name)
    assert usual is not None
    assert (usual.form, usual.accounting) == (FORMS[name], FORMS[name].accounting)
    if usual.accounting:
        cash = requested(name, accounting="cash")
        assert cash is not None
        assert cash.accounting == "cash"
    else:
        with pytest.raises(RequestError, match=f"--accounting cash: the {name} shows both bases"):
            requested(name, accounting="cash")


@pytest.mark.parametrize("option", TERMS)
@pytest.mark.parametrize("name", [None, *FORMS])
def test_an_option_is_refused_by_the_forms_that_do_not_take_it(
    name: str | None, option: str
) -> None:
    """The message names those that do; without a form nothing takes it."""
    flag = f"--{option.replace('_', '-')}"
    if name is None or flag not in FORMS[name].takes:
        with pytest.raises(RequestError, match=f"{flag} .*: expected with --form budget only"):
            requested(name, **{option: TERMS[option]})


def test_the_terms_of_a_budget() -> None:
    """The balance in fen."""
    found = requested("budget", year=2025, opening_balance="1,234.5")
    assert found is not None
    assert found.terms == Terms(2025, None, 1_234_500_000)
    assert found.inputs == ()


def test_each_region_has_a_form_made_of_its_own_forecasts() -> None:
    """And what is forecast again is its own too."""
    asked_again = []

    def again(region: str, _: Setup) -> list[Forecast]:
        asked_again.append(region)
        return forecasts[region]

    transfers = requested("transfers", regions=["liaoning", "changsha"])
    assert transfers is not None
    forecasts = {
        region: [forecast_of(plain(region), students=50, by=transfers.form.groupings)]
        for region in ("liaoning", "changsha")
    }
    forms = transfers.made_of(forecasts, again)
    assert [form.region for form in forms] == ["liaoning", "changsha"]
    assert list(dict.fromkeys(asked_again)) == ["liaoning", "changsha"]
