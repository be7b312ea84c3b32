"""From where a request comes."""

import ipaddress
from collections.abc import Mapping

from django.conf import settings


def client_address(meta: Mapping[str, str]) -> str:
    """The client's address from a request's META; behind trusted proxies the last address that none of them wrote."""
    address = meta.get("REMOTE_ADDR", "") or "127.0.0.1"
    trusted = set(settings.TRUSTED_PROXIES)
    for hop in reversed(meta.get("HTTP_X_FORWARDED_FOR", "").split(",")):
        if address not in trusted or not hop.strip():
            break
        address = hop.strip()
    return address


def is_loopback(meta: Mapping[str, str]) -> bool:
    """False as well for anything that a proxy forwarded: what it hides is not this machine."""
    if meta.get("HTTP_X_FORWARDED_FOR") or meta.get("HTTP_FORWARDED"):
        return False
    try:
        return ipaddress.ip_address(client_address(meta)).is_loopback
    except ValueError:
        return False
