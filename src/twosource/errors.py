"""What twosource raises.

TwosourceError
├── Refused      one source gives nothing; the others go on
└── BadCall      a call asks for what there is not
"""


class TwosourceError(Exception):
    """Anything that twosource itself has to say about why it stopped."""


class Refused(TwosourceError):
    """One source, or one article of it, cannot be read; `reason` is one line for a person."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class BadCall(TwosourceError):
    """The call asks for something that does not exist, or leaves out what it needs."""
