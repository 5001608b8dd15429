"""Shenzhen as a region."""
