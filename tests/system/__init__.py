"""Tests that need more than Python and the test extra, or minutes: `python -m pytest -m system`."""
