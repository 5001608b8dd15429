"""Tests of rosters: mirror of simulate/roster."""
