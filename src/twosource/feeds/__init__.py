"""What feeds say: RSS 0.9x, 1.0 and 2.0 and Atom cut into entries, and what an entry says of its article."""

from twosource.feeds.cutting import FEEDS, Feed, cut, feed_kind, outlines
from twosource.feeds.entry import Entry, read_entry, readable

__all__ = ["FEEDS", "Entry", "Feed", "cut", "feed_kind", "outlines", "read_entry", "readable"]
