"""Addresses: taken apart once, so that what is checked is what is asked for."""

import re
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from urllib.parse import quote, urljoin, urlsplit

from msgspec import Struct

from twosource.errors import Unfetched

PORTS = frozenset({80, 443, 8000, 8008, 8080, 8443})
"""Where pages are served; at other ports listen things that a stranger's link should not reach."""
LONGEST = 4096
_DEFAULT = {"http": 80, "https": 443}
_SCHEME = re.compile(r"\s*[a-z][a-z0-9+.-]*://", re.I)
_LOGIN = re.compile(r"(?<=://)[^/?#]*@")
_HOST = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*\.?", re.I)
_NUMBER = re.compile(r"(?:0x[0-9a-f]*|[0-9]+)\.?$")
_KEPT = "!#$%&'()*+,/:;=?@[]~"  # with letters, digits and -._ all that RFC 3986 lets stand in a path or query


class Address(Struct, frozen=True, kw_only=True):
    """A web address: `host` in ASCII, in lower case and without brackets, `target` the path with its query."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def origin(self) -> str:
        """Scheme, host and port, as they stand in an address."""
        return f"{self.scheme}://{_within(self.host)}" + ("" if self.port == _DEFAULT[self.scheme] else f":{self.port}")

    @property
    def url(self) -> str:
        """The whole address, the same for all its spellings."""
        return self.origin + self.target

    def is_among(self, allowed: tuple[str, ...]) -> bool:
        """Tell whether the host, or the host at this port, is one of `allowed`."""
        host = _within(self.host)
        return host in allowed or f"{host}:{self.port}" in allowed


def is_address(source: str) -> bool:
    """Tell an address from the name of a file."""
    return bool(_SCHEME.match(source))


def without_login(url: str) -> str:
    """Return an address without the name and password in it: what is printed lands in logs and mails."""
    return _LOGIN.sub("", url, count=1)


def address(url: str, *, allowed: tuple[str, ...] = ()) -> Address:
    """Take an address apart; the part after `#` is left out.

    Raises:
        Unfetched: it is none that may be asked for.

    """
    if len(url) > LONGEST:
        raise Unfetched(f"an address of more than {LONGEST} characters")
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise Unfetched("not an address") from error
    scheme = parts.scheme.lower()
    if scheme not in _DEFAULT:
        raise Unfetched("only http:// and https:// are fetched from")
    if "@" in parts.netloc:
        raise Unfetched("the address holds a user's name or password, which are not sent")
    if not host:
        raise Unfetched("an address without a host")
    if "[" in parts.netloc and ":" not in host:
        raise Unfetched("not the address of a host")
    target = quote(parts.path or "/", safe=_KEPT) + (f"?{quote(parts.query, safe=_KEPT)}" if parts.query else "")
    found = Address(scheme=scheme, host=_ascii(host), port=_DEFAULT[scheme] if port is None else port, target=target)
    if found.port not in PORTS and f"{_within(found.host)}:{found.port}" not in allowed:
        raise Unfetched(f"port {found.port} is none at which pages are served")
    return found


def allowed_host(words: str) -> str:
    """Return `HOST` or `HOST:PORT` in the spelling of `Web.allowed`; Unfetched where it is neither."""
    try:
        parts = urlsplit(f"//{words}")
        host, port = parts.hostname, parts.port
    except ValueError:
        host = port = None
    if not host or parts.netloc != words or "@" in words:
        raise Unfetched("not HOST or HOST:PORT")
    return _within(_ascii(host)) + ("" if port is None else f":{port}")


def joined(base: Address, location: str, *, allowed: tuple[str, ...] = ()) -> Address:
    """Return the address that a redirect at `base` names; Unfetched as `address`."""
    try:
        return address(urljoin(base.url, location.strip()), allowed=allowed)
    except ValueError as error:
        raise Unfetched("not an address") from error


def _within(host: str) -> str:
    """Return a host as it stands in an address, where an IPv6 address has brackets."""
    return f"[{host}]" if ":" in host else host


def _ascii(host: str) -> str:
    if ":" in host:
        return _ipv6(host)
    plain = (host if host.isascii() else _internationalized(host)).lower().removesuffix(".")
    if len(plain) > 253 or not _HOST.fullmatch(plain):
        raise Unfetched("not the name of a host")
    if _NUMBER.search(plain.rpartition(".")[2]):
        return _ipv4(plain)
    return plain


def _internationalized(host: str) -> str:
    import idna

    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except UnicodeError as error:  # which idna's own error is one of
        raise Unfetched("not the name of a host") from error


def _ipv4(host: str) -> str:
    """One machine, one spelling: `2130706433`, `0x7f.1` and `0177.0.0.1` are ways to hide 127.0.0.1."""
    try:
        return str(IPv4Address(host))
    except AddressValueError as error:
        raise Unfetched("a number in place of a host's name") from error


def _ipv6(host: str) -> str:
    try:
        if "%" in host:
            raise AddressValueError("an address of one network")
        return str(IPv6Address(host))
    except AddressValueError as error:
        raise Unfetched("not the address of a host") from error
