"""Tests of workbooks: mirror of simulate/roster/workbooks."""
