"""Asks a clamd, where the operator has one, whether a file is harmful: the command INSTREAM of its protocol, nothing else.

Without `settings.CLAMD` nothing is asked. With it nothing is opened unasked: as long as clamd does not answer, the photo waits.
"""

import socket
import struct
from contextlib import suppress
from typing import IO, Final
from urllib.parse import urlsplit

from django.conf import settings

CHUNK_BYTES: Final = 64 * 1024
SILENCE_S: Final = 30
DEFAULT_PORT: Final = 3310
_LONGEST_REPLY: Final = 4096
LONGEST_FINDING: Final = 100


class ScannerFailed(Exception):
    """clamd cannot be reached or gave no verdict. The file is not to blame; try again later."""


def is_harmful(source: IO[bytes]) -> bool:
    """Whether clamd finds something in `source`, read from its start and left there. Raises ScannerFailed."""
    return bool(finding_in(source))


def finding_in(source: IO[bytes]) -> str:
    """The name of what clamd finds in `source`, empty for nothing. Otherwise as `is_harmful`."""
    if not settings.CLAMD:
        return ""
    source.seek(0)
    try:
        with _connected(settings.CLAMD) as clamd:
            reply = _ask(clamd, source)
    except OSError as error:
        raise ScannerFailed(type(error).__name__) from error
    finally:
        source.seek(0)
    return _verdict(reply)


def _connected(address: str) -> socket.socket:
    """`unix:///run/clamav/clamd.ctl` or `tcp://127.0.0.1:3310`. Raises OSError and ScannerFailed."""
    parts = urlsplit(address)
    if parts.scheme == "tcp" and parts.hostname:
        return socket.create_connection((parts.hostname, parts.port or DEFAULT_PORT), SILENCE_S)
    if parts.scheme != "unix" or not parts.path:
        raise ScannerFailed("SIGER_CLAMD is no address")
    clamd = socket.socket(socket.AF_UNIX)
    try:
        clamd.settimeout(SILENCE_S)
        clamd.connect(parts.path)
    except OSError:
        clamd.close()
        raise
    return clamd


def _ask(clamd: socket.socket, source: IO[bytes]) -> bytes:
    """clamd may have its verdict before everything was sent, and closes then: what it said counts, not that it closed."""
    with suppress(BrokenPipeError, ConnectionResetError):
        clamd.sendall(b"zINSTREAM\0")
        while chunk := source.read(CHUNK_BYTES):
            clamd.sendall(struct.pack("!L", len(chunk)) + chunk)
        clamd.sendall(struct.pack("!L", 0))
    reply = b""
    while len(reply) < _LONGEST_REPLY and not reply.endswith(b"\0"):
        part = clamd.recv(_LONGEST_REPLY)
        if not part:
            break
        reply += part
    return reply.rstrip(b"\0\n")


def _verdict(reply: bytes) -> str:
    if reply == b"stream: OK":
        return ""
    if reply.startswith(b"stream: ") and reply.endswith(b" FOUND"):
        said = reply.removeprefix(b"stream: ").removesuffix(b" FOUND").decode("ascii", "replace")
        return "".join(sign for sign in said if sign.isalnum() or sign in "._:/-")[:LONGEST_FINDING] or "?"
    raise ScannerFailed("no verdict")
