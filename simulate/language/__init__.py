"""The languages of the program: which one a person reads, and what its catalogue says."""
