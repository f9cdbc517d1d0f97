"""The dossier as one HTML file that asks for nothing from anywhere."""

from twosource.desk.html.page import dossier_bytes

__all__ = ["dossier_bytes"]
