"""Tests of what the simulator shows."""
