"""Tests of simulate.uncertainty."""
