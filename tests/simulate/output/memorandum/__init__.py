"""A memorandum in Word, read back."""
