"""What an entry that is being put together is about: the topics of its assertions, each kept once.

Many reports are copies of one; what they have in common is compared once, however many they are.
"""

from msgspec import Struct, field

from twosource.language.likeness import similarity

Topic = dict[str, float]


class Topics(Struct):
    """Topics by their terms and weights."""

    kept: dict[tuple[tuple[str, float], ...], Topic] = field(default_factory=dict)

    def add(self, topic: Topic) -> None:
        """Take in a topic."""
        self.kept.setdefault(tuple(topic.items()), topic)

    def like(self, topic: Topic, least: float) -> bool:
        """Say whether any topic kept is like this one by at least so much."""
        return any(similarity(known, topic) >= least for known in self.kept.values())
