"""Tests of the inspection: every check finds what it is for, with file and line."""
