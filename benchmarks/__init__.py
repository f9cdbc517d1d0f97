"""How well and how fast: the same figures each time, taken from the program as a user runs it."""
