"""Measures the dossier of the sample pages against what a careful reader concludes from them."""
