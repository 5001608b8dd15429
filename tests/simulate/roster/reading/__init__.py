"""Tests of reading: mirror of simulate/roster/reading."""
