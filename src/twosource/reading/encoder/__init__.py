"""A small encoder that reads the text once, and what turns its scores into spans."""
