"""Measures of the performance-critical core, each beside its yardstick in the same run."""
