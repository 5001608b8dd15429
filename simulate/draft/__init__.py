"""A new region begun: a distribution that can be installed, with the places to fill in marked."""
