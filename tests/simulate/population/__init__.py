"""Tests of simulate/population."""
