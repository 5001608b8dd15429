"""Tests of what a clerk hands on."""
