"""Tests of the pages as a site, and of the parts of them that are made of the code."""
