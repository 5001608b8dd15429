"""Tests of simulate/projection."""
