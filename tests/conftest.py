"""What all tests share."""

from hypothesis import settings

# no deadline: speed is a benchmark, never a test; the same examples on every machine
settings.register_profile("twosource", deadline=None, derandomize=True)
settings.load_profile("twosource")
