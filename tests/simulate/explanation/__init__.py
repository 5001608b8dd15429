"""Tests of simulate/explanation."""
