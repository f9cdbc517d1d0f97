"""Sources that are no files of this machine, or no lines: objects in stores, and the rows of Parquet."""

from twosource.stores.objects import is_stored, objects, opened

__all__ = ["is_stored", "objects", "opened"]
