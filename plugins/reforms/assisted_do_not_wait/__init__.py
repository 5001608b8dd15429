"""A proposal for Heilongjiang: the assisted do not wait when they pay late."""
