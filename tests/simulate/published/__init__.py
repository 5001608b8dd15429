"""Forecasts beside what others have published: computed once, for the tests and for the page.

Nothing is tuned to match. `figures.py` holds the figures with their sources, a module for each
topic pairs them with the forecast, `reasons.py` says why they differ, `page.py` writes the tables
of `docs/against-published-figures.md` and of its Chinese counterpart.
"""
