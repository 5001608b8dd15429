"""Tests of simulate/explain: tales, and the stories that they become."""
