"""Hangzhou as a region."""
