"""The region keeps the contract."""

from simulate.inspection.pytest_plugin import RegionCheck


def test_the_region_keeps_the_contract(region_check: RegionCheck) -> None:
    """Each check of `simulate check` is a test of its own."""
    assert region_check.findings() == []
