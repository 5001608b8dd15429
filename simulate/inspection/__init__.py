"""Whether a region keeps the contract: the checks of `simulate check`, a module a subject."""
