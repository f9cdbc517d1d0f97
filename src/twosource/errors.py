"""Everything that can go wrong, in one tree.

TwosourceError
├── Refused          one source gives nothing; the others go on
├── NothingRead      no source gave anything
└── BadCall          the words of the call are off
"""


class TwosourceError(Exception):
    """Anything that twosource itself has to say about why it stopped."""


class Refused(TwosourceError):
    """One source, or one article of it, cannot be read; `reason` is one line for a person."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class NothingRead(TwosourceError):
    """No source gave a document."""


class BadCall(TwosourceError):
    """The call asks for something that does not exist, or leaves out what it needs."""
