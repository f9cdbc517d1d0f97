"""Limits and choices, in one record."""

from msgspec import Struct


class Settings(Struct, frozen=True, kw_only=True):
    """Bounds on what is parsed. Sizes in bytes, depths in levels, lengths in characters."""

    capture_bytes: int = 32 * 1024 * 1024
    line_bytes: int = 16 * 1024 * 1024
    unpacked_bytes: int = 64 * 1024 * 1024
    html_depth: int = 512
    text_chars: int = 4_000_000
    articles_per_capture: int = 64


DEFAULT = Settings()
