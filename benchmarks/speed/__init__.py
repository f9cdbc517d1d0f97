"""Measures documents a second and peak memory, on documents that a seeded generator makes of the sample pages."""
