"""A reform: two payers share relief."""
