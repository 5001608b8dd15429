"""Ningbo as a region."""
