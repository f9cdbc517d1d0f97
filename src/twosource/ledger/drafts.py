"""An entry that is being put together out of what several assertions say of one matter."""

from msgspec import Struct, field

from twosource.ledger.frames import amounts, other_amount
from twosource.ledger.topics import Topics
from twosource.records.assertion import Assertion


class Draft(Struct):
    """What several assertions of one party say of one matter: their topics and what they count."""

    party: str
    members: list[Assertion] = field(default_factory=list)
    about: Topics = field(default_factory=Topics)
    amounts: set[tuple[str | None, float | None]] = field(default_factory=set)

    def add(self, a: Assertion) -> None:
        """Take in what another assertion says of it."""
        self.members.append(a)
        self.about.add(a.topic)
        self.amounts |= amounts(a)

    def other_amount(self, a: Assertion) -> bool:
        """Say whether an assertion counts the same unit otherwise: 4.5 and 5.2 per cent."""
        return other_amount(self.amounts, a)
