"""Whose request it is: nothing that a client writes changes it, and nothing forwarded counts as this machine."""

import pytest

from siger.core.addresses import client_address, counted_address, is_loopback


def meta(remote: str, **headers: str) -> dict[str, str]:
    return {"REMOTE_ADDR": remote, **{f"HTTP_{name}": value for name, value in headers.items()}}


def test_without_a_trusted_proxy_what_a_client_claims_is_not_believed(settings) -> None:  # type: ignore[no-untyped-def]
    settings.TRUSTED_PROXIES = []
    assert client_address(meta("203.0.113.7", X_FORWARDED_FOR="198.51.100.1")) == "203.0.113.7"


@pytest.mark.parametrize("told", ["198.51.100.1", "1.1.1.1, 198.51.100.1", "127.0.0.1, 10.0.0.2,198.51.100.1", "198.51.100.1:50123"])
def test_behind_a_trusted_proxy_the_last_address_that_it_wrote_counts(settings, told) -> None:  # type: ignore[no-untyped-def]
    settings.TRUSTED_PROXIES = ["127.0.0.1"]
    assert client_address(meta("127.0.0.1", X_FORWARDED_FOR=told)) == "198.51.100.1"


def test_one_ipv6_network_is_one_client(settings) -> None:  # type: ignore[no-untyped-def]
    settings.TRUSTED_PROXIES = ["127.0.0.1"]
    seen = {counted_address(meta("127.0.0.1", X_FORWARDED_FOR=f"2001:db8:1:2::{end:x}")) for end in range(1, 50)}
    assert len(seen) == 1
    assert seen != {counted_address(meta("127.0.0.1", X_FORWARDED_FOR="2001:db8:1:3::1"))}


def test_an_ipv4_address_has_one_spelling(settings) -> None:  # type: ignore[no-untyped-def]
    settings.TRUSTED_PROXIES = []
    assert counted_address(meta("::ffff:203.0.113.7")) == counted_address(meta("203.0.113.7")) == "203.0.113.7"


@pytest.mark.parametrize("name", ["X_FORWARDED_FOR", "FORWARDED", "X_REAL_IP", "X_FORWARDED_HOST", "X_FORWARDED_PROTO", "VIA"])
def test_whatever_a_proxy_passed_on_is_not_this_machine(settings, name) -> None:  # type: ignore[no-untyped-def]
    settings.TRUSTED_PROXIES = []
    assert is_loopback(meta("127.0.0.1"))
    assert not is_loopback(meta("127.0.0.1", **{name: "127.0.0.1"}))
