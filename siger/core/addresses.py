"""From where a request comes."""

import ipaddress
from collections.abc import Mapping
from typing import Final

from django.conf import settings

# Any of them says that something stands between us and whoever asks.
_FORWARDED: Final = tuple(
    f"HTTP_{name}" for name in ("X_FORWARDED_FOR", "FORWARDED", "X_REAL_IP", "X_FORWARDED_HOST", "X_FORWARDED_PROTO", "VIA")
)
_NETWORK_BITS: Final = 64
"""Of an IPv6 address: every household is given at least so many to itself, and may use a new address for each request."""


def client_address(meta: Mapping[str, str]) -> str:
    """The client's address from a request's META; behind trusted proxies the last address that none of them wrote.

    In its shortest form and without a port, so that one client has one spelling.
    """
    address = _plain(meta.get("REMOTE_ADDR", "") or "127.0.0.1")
    trusted = {_plain(proxy) for proxy in settings.TRUSTED_PROXIES}
    for hop in reversed(meta.get("HTTP_X_FORWARDED_FOR", "").split(",")):
        if address not in trusted or not hop.strip():
            break
        address = _plain(hop)
    return address


def counted_address(meta: Mapping[str, str]) -> str:
    """What limits count: the address, of IPv6 its network."""
    address = client_address(meta)
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    return address if parsed.version == 4 else str(ipaddress.ip_network((parsed, _NETWORK_BITS), strict=False))


def is_loopback(meta: Mapping[str, str]) -> bool:
    """False as well for anything that a proxy forwarded: what it hides is not this machine."""
    if any(meta.get(name) for name in _FORWARDED):
        return False
    try:
        return ipaddress.ip_address(client_address(meta)).is_loopback
    except ValueError:
        return False


def _plain(written: str) -> str:
    """ "::ffff:1.2.3.4" and "1.2.3.4:50000" are 1.2.3.4; what is no address stays as it is, cut short."""
    text = written.strip()
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        parsed = ipaddress.ip_address(text)
    except ValueError:
        return text[:64]
    mapped = getattr(parsed, "ipv4_mapped", None)
    return str(mapped or parsed)
