"""Settings of all tests: what hypothesis draws is the same in every run, and never timed."""

from hypothesis import settings

settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")
