"""What twosource raises.

TwosourceError
├── Refused        one source gives nothing; the others go on
│   └── Unfetched  it lies at an address that gives nothing now
└── BadCall        a call asks for what there is not
"""


class TwosourceError(Exception):
    """Anything that twosource itself has to say about why it stopped."""


class Refused(TwosourceError):
    """One source, or one article of it, cannot be read; `reason` is one line for a person."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Unfetched(Refused):
    """Nothing came from an address, or nothing that may be taken.

    `status` is the HTTP status of the answer, None where there was none; `retry_after` the seconds after which
    its server wants to be asked again, where it said so. Nobody was `asked` where it was not its turn; what is
    `lasting` will be the same for as long as anybody cares to ask.
    """

    def __init__(
        self,
        reason: str,
        *,
        status: int | None = None,
        retry_after: float | None = None,
        asked: bool = True,
        lasting: bool = False,
    ) -> None:
        super().__init__(reason)
        self.status, self.retry_after = status, retry_after
        self.asked, self.lasting = asked, lasting


class BadCall(TwosourceError):
    """The call asks for something that does not exist, or leaves out what it needs."""
