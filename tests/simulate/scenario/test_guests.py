"""A guest that is broken, or that shadows a region, does no harm to the others, and is named."""

import json

import pytest

from kernel.errors import PluginFault
from kernel.registry import load_region, refuse_called_like_another, region_named
from tests.conftest import Simulate
from tests.guests import Guest, guest

__all__ = ["guest"]

SMALL = ("--cohort", "2024", "--students", "50", "--format", "json", "--quiet")
RAISES = ("rules.py", "    s = students\n    opens", "    s = students\n    {}\n    opens")


def in_enrolment(statement: str) -> tuple[str, str, str]:
    """Return an edit that puts a statement into the first hook."""
    file, old, new = RAISES
    return file, old, new.format(statement)


def test_a_sound_guest_stands_beside_the_others(simulate: Simulate, guest: Guest) -> None:
    """It is listed, and `all` asks it."""
    guest("bingzhou")
    records = json.loads(simulate("regions", "--format", "json").out)
    assert "bingzhou" in [record["region"] for record in records]
    assert region_named("宾州") == "bingzhou"


@pytest.mark.parametrize(
    ("edit", "named"),
    [
        (("parameters.toml", "[tariff]", "[tarif]"), "parameters.toml: tarif"),
        (("population.toml", "[entrants]", "[entrants"), "population.toml: not a TOML file: line"),
        (("rules.py", "import numpy as np", "import nunpy as np"), "rules.py, line 8"),
        (("rules.py", "import numpy as np", "import sys; sys.exit(0)"), "SystemExit: 0"),
        (("rules.py", "import numpy as np", "print(1); import numpy as np"), "writes '1' on stand"),
        (("rules.py", "import numpy as np", "import sys; sys.stdout = None"), "another stream"),
        (("rules.py", "import numpy as np", "import sys; sys.stdout.close()"), "where the answer"),
        (("rules.py", "import numpy as np", "raise GeneratorExit"), "raised GeneratorExit"),
        (in_enrolment("1 / 0"), "hook 'enrolment': raised ZeroDivisionError"),
        (in_enrolment("law.parameters.clear()"), "unknown parameter"),
        (("rules.py", "def enrolment(", "def enrolmnt("), "did you mean 'enrolment'?"),
    ],
)
def test_all_regions_go_on_without_a_broken_guest(
    simulate: Simulate, guest: Guest, edit: tuple[str, str, str], named: str
) -> None:
    """The others are listed and forecast; it is named with what is wrong, and exit code 1."""
    guest("bingzhou", edit)
    for command in (("regions", "--format", "json"), ("--region", "all", *SMALL)):
        ran = simulate(*command)
        assert ran.code == 1
        assert "Error: region 'bingzhou' is passed over: " in ran.err
        assert named in ran.err
        assert "changsha" in ran.out
        assert "bingzhou" not in ran.out


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("import sys; sys.exit(0)", "raised SystemExit: 0"),
        ("print('hello')", "raised ValueError: a rule writes 'hello' on standard output"),
        ("import sys; sys.stdout.writelines(['x'])", "a rule takes standard output"),
        ("import sys; sys.stdout.buffer.write(b'x')", "a rule takes standard output"),
        ("s.paid_on[0] = 0", "raised ValueError: assignment destination is read-only"),
        ("s.freshman[0] = True", "raised ValueError: assignment destination is read-only"),
        ("s.year = 2024", "raised FrozenInstanceError"),
        ("s.freshmen", "no attribute 'freshmen'; did you mean 'freshman'?"),
        ("x = s.freshman and s.paying", "write &, | and ~ instead of and, or, not"),
        ("1 / 0", "raised ZeroDivisionError"),
    ],
)
def test_what_a_hook_must_not_do_is_named_with_its_line(
    simulate: Simulate, guest: Guest, statement: str, named: str
) -> None:
    """One message with the plugin's file and line; no traceback unless `--debug` asks for it."""
    guest("bingzhou", in_enrolment(statement))
    ran = simulate("--region", "bingzhou", *SMALL)
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.startswith("Error: region 'bingzhou', hook 'enrolment': ")
    assert named in ran.err
    assert "(guestland_bingzhou/rules.py, line 30)" in ran.err
    assert "Traceback" not in ran.err
    for debugging in ((*SMALL, "--debug"), ("--debug", *SMALL)):
        again = simulate(*debugging, "--region", "bingzhou")
        assert "Traceback" in again.err
        assert again.err.endswith(ran.err)


def test_a_hook_cannot_change_what_is_decided_before(simulate: Simulate, guest: Guest) -> None:
    """Who pays late was decided by the window, for every hook alike."""
    edit = ("    s = students\n    tariff", "    s = students\n    late[:] = False\n    tariff")
    guest("bingzhou", ("rules.py", *edit))
    ran = simulate("--region", "bingzhou", *SMALL)
    assert (ran.code, ran.out) == (2, "")
    assert "hook 'contribution': raised ValueError: assignment destination is read-only" in ran.err


def test_a_guest_cannot_take_the_name_of_a_region_of_ours(simulate: Simulate, guest: Guest) -> None:
    """Ours answers to it as before; where all are meant, the guest is named."""
    before = simulate("regions", "changsha", "--format", "json").out
    guest("changsha")
    load_region.cache_clear()
    assert simulate("regions", "changsha", "--format", "json").out == before
    ran = simulate("regions")
    assert ran.code == 1
    assert ran.err == (
        "Error: region 'changsha' of guestland 1.0 is passed over: a region of this name was there "
        "before; give it a name of its own in its pyproject.toml\n"
    )


@pytest.mark.parametrize("name", ["all", "national", "Bing_Zhou", "bing zhou", "宾州"])
def test_a_guest_needs_a_name_that_an_option_can_take(
    simulate: Simulate, guest: Guest, name: str
) -> None:
    """It is passed over where all are meant, with what its entry point has to say."""
    guest(name)
    ran = simulate("regions", "--format", "json")
    assert ran.code == 1
    assert f"region {name!r}: expected a name of small letters, digits and _, other than" in ran.err
    assert '"changsha"' in ran.out


def test_the_code_of_a_guest_does_not_run_for_a_region_of_ours(
    simulate: Simulate, guest: Guest
) -> None:
    """Names are read from its files alone."""
    before = simulate("regions", "长沙", "--format", "json").out
    folder = guest("bingzhou")
    (folder / "__init__.py").write_text("import os\n\nos._exit(7)\n", encoding="utf-8")
    assert simulate("regions", "长沙", "--format", "json").out == before
    assert region_named("宾州") == "bingzhou"


def test_two_guests_of_one_name_are_refused(simulate: Simulate, guest: Guest) -> None:
    """With both distributions, and what to do."""
    guest("bingzhou")
    guest("bingzhou", distribution="otherland")
    ran = simulate("--region", "bingzhou", *SMALL)
    assert ran.code == 2
    assert ran.err == (
        "Error: region 'bingzhou' is declared by several: guestland 1.0, otherland 1.0; uninstall "
        "all but one, or give the newer one a name of its own in its pyproject.toml\n"
    )
    assert simulate("regions").code == 1


def test_what_a_region_of_ours_is_called_goes_on_meaning_it(guest: Guest) -> None:
    """The word goes on meaning ours; the guest answers to its own name."""
    guest("bingzhou", called="长沙市")
    assert region_named("长沙") == "changsha"
    assert load_region("bingzhou").name == "bingzhou"
    with pytest.raises(PluginFault, match=r"is called .* like the installed region 'changsha'"):
        refuse_called_like_another("bingzhou", load_region("bingzhou").facts.name)
