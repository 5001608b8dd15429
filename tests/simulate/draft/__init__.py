"""Tests of simulate/draft."""
