"""What an address gave."""

from msgspec import Struct


class Validators(Struct, frozen=True, kw_only=True):
    """What a server wants to be told the next time, so that it need not send again what is the same (RFC 9110, 8.8)."""

    etag: str | None = None
    last_modified: str | None = None


class Fetched(Struct, frozen=True, kw_only=True):
    """The answer of a server, with its packing off.

    `url` is the address that answered, after all redirects. `status` is 304, with an empty `body`, where it is still
    what the validators say, else one of success. `media_type` and `charset` are what the server says, in lower case.
    `taken` is when it answered by its own clock (the header `Date`), ISO 8601 in UTC. `fresh_for` are
    the seconds for which the server says that there will be nothing new, where it says so.
    """

    url: str
    status: int
    body: bytes
    media_type: str | None = None
    charset: str | None = None
    validators: Validators = Validators()
    taken: str | None = None
    fresh_for: float | None = None
