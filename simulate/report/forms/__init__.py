"""The forms that an actuary signs and a budget office files."""
