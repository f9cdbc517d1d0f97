"""Measures the program on gold data that somebody else made; see docs/evaluation.md for the data's shapes."""
