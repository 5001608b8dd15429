"""Tests of simulate/scenario."""
