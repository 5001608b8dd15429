"""Tests of the regions: their policy cases, and whether every rule has one."""
