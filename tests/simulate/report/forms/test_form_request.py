"""A form as it was asked for: what each form takes, and on which terms it is made."""

from pathlib import Path
from typing import Any

import pytest

from kernel.errors import RequestError
from simulate.projection.forecast import Forecast
from simulate.report.forms.actuals import Actuals
from simulate.report.forms.budget import Terms
from simulate.report.forms.declared_forms import FORMS
from simulate.report.forms.form_request import FormOptions, FormRequest, form_of
from simulate.scenario.setup import Setup
from tests.simulate.making import forecast_of, plain

TERMS: dict[str, Any] = {
    "previous": Path("actual.csv"), "inputs": Path("inputs.csv"), "opening_balance": "3",
    "incomplete": True,
}  # fmt: skip


def requested(form: str | None, **options: Any) -> FormRequest | None:
    """Check options; those that are not given are left out."""
    own: dict[str, Any] = dict.fromkeys(
        ("locality", "years", "previous", "inputs", "opening_balance", "incomplete")
    )
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
    """A form that shows both takes none, nor does one that stands on no other."""
    usual = requested(name)
    assert usual is not None
    assert (usual.form, usual.accounting) == (FORMS[name], FORMS[name].accounting)
    if usual.accounting and not usual.form.is_fixed:
        cash = requested(name, accounting="cash")
        assert cash is not None
        assert cash.accounting == "cash"
    else:
        with pytest.raises(RequestError, match=f"--accounting cash: the {name} is not divided"):
            requested(name, accounting="cash")


@pytest.mark.parametrize("option", TERMS)
@pytest.mark.parametrize("name", [None, *FORMS])
def test_an_option_is_refused_by_the_forms_that_do_not_take_it(
    name: str | None, option: str
) -> None:
    """The message names those that do; without a form nothing takes it."""
    flag = f"--{option.replace('_', '-')}"
    if name is None or flag not in FORMS[name].takes:
        taking = " or ".join(f"--form {form.name}" for form in FORMS.values() if flag in form.takes)
        with pytest.raises(RequestError, match=f"{flag}.*: expected with {taking} only"):
            requested(name, **{option: TERMS[option]})


def test_the_terms_of_a_budget() -> None:
    """The balance in fen."""
    found = requested("budget", years=range(2025, 2026), opening_balance="1,234.5")
    assert found is not None
    assert found.terms == Terms(range(2025, 2026), None, 1_234_500_000)
    assert found.inputs == ()


def test_files_that_an_office_supplies(tmp_path: Path) -> None:
    """They are read, and named among what the answer takes over."""
    paths = [tmp_path / "actuals.csv", tmp_path / "inputs.csv"]
    for path, year in zip(paths, (2024, 2025), strict=True):
        path.write_text(f"year,line,amount\n{year},利息收入,3\n", encoding="utf-8")
    found = requested("budget", previous=paths[0], inputs=paths[1])
    assert found is not None
    assert found.inputs == tuple(paths)
    assert found.terms.actuals == Actuals(2024, {"interest": 3_000_000})
    assert found.terms.inputs.of(2025) == {"interest": 3_000_000}
    with pytest.raises(RequestError, match=f"--inputs {paths[1]}: expected one --region, found"):
        requested("budget", inputs=paths[1], regions=["liaoning", "changsha"])


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
