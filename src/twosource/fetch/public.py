"""Which machines the public can reach. What the public cannot reach, a stranger's link may not reach through us.

After the IANA registries of special-purpose addresses; `ipaddress` knows most of them, and not all in every version
of Python.
"""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

_UNICAST = IPv6Network("2000::/3")
_NAT64 = IPv6Network("64:ff9b::/96")
_NOT_PUBLIC_4 = (
    IPv4Network("192.0.0.0/24"),  # protocols' own, and a cloud's door to its inside
    IPv4Network("192.88.99.0/24"),  # relays of 6to4
    IPv4Network("168.63.129.16/32"),  # a cloud's door to its inside, though the number is public
)
_NOT_PUBLIC_6 = (
    IPv6Network("2001::/23"),  # protocols' own, Teredo
    IPv6Network("2001:db8::/32"),  # documentation
    IPv6Network("3fff::/20"),  # same
)


def is_public(address: str) -> bool:
    """Tell whether an IP address is one that everybody can reach; what is none is not.

    An IPv6 address that stands for an IPv4 address (mapped, NAT64, 6to4) is as public as that.
    """
    try:
        found = ip_address(address)
    except ValueError:
        return False
    if isinstance(found, IPv6Address):
        if found.scope_id is not None:
            return False
        inner = _inner(found)
        if inner is None:
            return found in _UNICAST and found.is_global and not any(found in net for net in _NOT_PUBLIC_6)
        found = inner
    return found.is_global and not found.is_multicast and not any(found in net for net in _NOT_PUBLIC_4)


def _inner(address: IPv6Address) -> IPv4Address | None:
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour
