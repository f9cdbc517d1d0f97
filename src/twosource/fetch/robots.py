"""What a site lets programs fetch: robots.txt, as RFC 9309 has it."""

import threading
from collections import OrderedDict
from collections.abc import Callable

from msgspec import Struct
from protego import Protego

from twosource.errors import Unfetched
from twosource.fetch.address import Address

BYTES = 500 * 1024
"""How much of a robots.txt is read (RFC 9309, 2.5); what comes after it counts for nothing."""
SITES = 1000
"""Sites whose rules are remembered."""
HELD, FAILED = 24 * 3600.0, 600.0
"""Seconds for which rules are remembered, and for which it is that there are none to be had."""
_AGENT_LINE = ("user-agent", "useragent", "user agent")


class Rules(Struct, frozen=True):
    """What one site lets the program fetch; `refusal` where its rules cannot be had, so that nothing may be."""

    token: str
    protego: Protego | None = None
    refusal: Unfetched | None = None

    def check(self, address: Address) -> None:
        """Raise Unfetched where the address may not be fetched."""
        if self.refusal is not None:
            said = self.refusal
            raise Unfetched(said.reason, status=said.status, retry_after=said.retry_after, asked=said.asked)
        if self.protego is not None and not self.protego.can_fetch(address.url, self.token):
            raise Unfetched(f"the robots.txt of {address.host} asks programs not to fetch it", lasting=True)

    @property
    def delay(self) -> float:
        """Seconds that the site wants between two calls."""
        return (self.protego.crawl_delay(self.token) if self.protego is not None else None) or 0.0


class _Site:
    """The rules of one site, and until when they count."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.until = float("-inf")
        self.rules: Rules | None = None


class Robots:
    """The rules of sites, each fetched once by `fetch`, which is given the address of a robots.txt."""

    def __init__(self, fetch: Callable[[Address], bytes], token: str, clock: Callable[[], float]) -> None:
        self._fetch, self._token, self._clock = fetch, token, clock
        self._known: OrderedDict[str, _Site] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, address: Address) -> Rules:
        """Return the rules of the site that an address lies on; who asks while another does waits for his answer."""
        with self._lock:
            site = self._known.setdefault(address.origin, _Site())
            self._known.move_to_end(address.origin)
            if len(self._known) > SITES:
                self._known.popitem(last=False)
        with site.lock:
            if site.rules is None or self._clock() >= site.until:
                site.rules = self._asked(address)
                site.until = self._clock() + (FAILED if site.rules.refusal else HELD)
            return site.rules

    def _asked(self, address: Address) -> Rules:
        place = Address(scheme=address.scheme, host=address.host, port=address.port, target="/robots.txt")
        try:
            return Rules(self._token, rules_in(self._fetch(place), self._token))
        except Unfetched as refused:
            if refused.status is None:  # it did not come to the rules: there is no getting through to the site
                return Rules(self._token, refusal=refused)
            if refused.status < 500 and refused.status != 429:
                return Rules(self._token)
            reason = f"its robots.txt {refused.reason}, so nothing of {address.host} is fetched"
            return Rules(self._token, refusal=Unfetched(reason, status=refused.status, retry_after=refused.retry_after))


def rules_in(data: bytes, token: str) -> Protego:
    """Read a robots.txt. Names of other programs are left out, so that no number of them costs anything."""
    lines = data[:BYTES].decode("utf-8-sig", "replace").splitlines()
    return Protego.parse("\n".join(_for_us(line[:2048], token) for line in lines))


def _for_us(line: str, token: str) -> str:
    words = line.partition("#")[0].strip().lower()
    name = next((words.removeprefix(start) for start in _AGENT_LINE if words.startswith(start)), None)
    if name is None:
        return line
    name = name.lstrip(" \t:").partition("/")[0].strip()
    return f"User-agent: {name if name in ('*', token) else '-'}"
