"""Tests of simulate/output."""
