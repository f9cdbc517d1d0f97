"""A dossier laid out for reading: sections and lines in words, the same for terminal, memo and page."""

from twosource.desk.sheet.compose import sheets

__all__ = ["sheets"]
