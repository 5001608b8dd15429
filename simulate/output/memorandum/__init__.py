"""A memorandum in Word: a draft for signature, after the sections of an actuarial report."""
