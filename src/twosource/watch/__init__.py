"""Following feeds: what is new in them, or changed, is fetched and taken into an archive, once."""

from twosource.watch.following import Follower, Round
from twosource.watch.pacing import seconds
from twosource.watch.places import places

__all__ = ["Follower", "Round", "places", "seconds"]
