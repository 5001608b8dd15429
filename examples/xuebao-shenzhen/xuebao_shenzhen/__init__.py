"""Shenzhen: a region of xuebao, its rules in `rules.py` and its data in four TOML files."""
