"""`simulate check`: what it prints, and its exit code."""

from pathlib import Path

import pytest

from simulate.inspection.check_list import CHECKS
from tests.conftest import Simulate
from tests.guests import Guest, guest

__all__ = ["guest"]


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", f"quanzhou: {len(CHECKS)} checks, no findings\n"),
        ("zh", f"quanzhou：检查 {len(CHECKS)} 项，没有发现问题\n"),
    ],
)
def test_a_sound_region_is_a_line(simulate: Simulate, lang: str, said: str) -> None:
    """Exit code 0."""
    ran = simulate("check", "泉州", "--lang", lang)
    assert (ran.code, ran.out, ran.err) == (0, said, "")


def test_findings_are_lines_from_where_one_stands(
    simulate: Simulate, guest: Guest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """File, line, check, what, what to do; and exit code 1."""
    guest("bingzhou", ("clauses.toml", "last_year = 2023", "last_year = 2021"))
    monkeypatch.chdir(tmp_path)
    ran = simulate("check", "bingzhou")
    assert ran.code == 1
    assert ran.out == (
        "guestland_bingzhou/clauses.toml:8: documents: the last year, 2021, lies before the first, "
        f"2023, so that it never holds\nbingzhou: {len(CHECKS)} checks, findings: 1\n"
    )


def test_a_region_that_does_not_load_is_a_line_among_the_others(
    simulate: Simulate, guest: Guest
) -> None:
    """Without an argument every installed region is checked, whatever is wrong with one."""
    guest("bingzhou", ("parameters.toml", "[tariff]", "[tarif]"))
    ran = simulate("check")
    assert ran.code == 1
    assert "load: guestland_bingzhou/parameters.toml: tarif: " in ran.out
    for name in ("changsha", "heilongjiang", "liaoning", "quanzhou", "zhengzhou"):
        assert f"{name}: {len(CHECKS)} checks, no findings\n" in ran.out


def test_an_unknown_region_is_a_wrong_request(simulate: Simulate) -> None:
    """Exit code 2, and the nearest name."""
    ran = simulate("check", "chansha")
    assert (ran.code, ran.out) == (2, "")
    assert "did you mean changsha (Changsha)?" in ran.err
