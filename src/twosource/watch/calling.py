"""Who calls which machine: an operator's own addresses may lie in his own network, what strangers link may not."""

from collections.abc import Callable

import msgspec

from twosource.errors import Unfetched
from twosource.fetch import Client, Fetched, Validators
from twosource.fetch.address import address
from twosource.settings import Web


class Calls:
    """Two clients: for hosts that are allowed to lie in one's own network, and for all others."""

    def __init__(self, web: Web, client: Callable[[Web], Client] = Client) -> None:
        """Begin; `client` makes a client within bounds."""
        self._allowed = web.allowed
        self._own = client(web)
        self._public = client(msgspec.structs.replace(web, allowed=()))

    def fetch(self, url: str, *, trusted: bool, validators: Validators | None = None) -> Fetched:
        """Return what lies at `url`, in one's own network only where whoever named it is trusted.

        Raises:
            Unfetched: nothing came that may be taken.

        """
        client = self._own if trusted and self.is_own(url) else self._public
        return client.fetch(url, validators=validators)

    def is_own(self, url: str) -> bool:
        """Whether a host is one of those allowed: what lies there may lead to others of them."""
        try:
            return address(url, allowed=self._allowed).is_among(self._allowed)
        except Unfetched:
            return False
