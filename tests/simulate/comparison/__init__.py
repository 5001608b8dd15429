"""Tests of simulate/comparison."""
