"""Tests of writing: mirror of simulate/roster/writing."""
