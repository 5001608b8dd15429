"""Tests of what compares two forecasts."""
