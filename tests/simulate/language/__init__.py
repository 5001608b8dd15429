"""Tests of simulate/language."""
