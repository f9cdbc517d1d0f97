"""Dossiers from many reports: their origins, their quotations, their differences, the state of the talks."""

__version__ = "0.1.0"
