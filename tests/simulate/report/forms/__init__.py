"""Tests of simulate/report/forms."""
