"""One address cannot lock everybody else out with a handful of connections."""

from __future__ import annotations

import http.client
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from siger.cli.processes import CONNECTIONS
from siger.cli.tests.conftest import Running, await_true

pytestmark = pytest.mark.slow

# With the cookie, the form is read to compare it with the token.
SLOW_SENDER = (
    b"POST /masuk/peragaan HTTP/1.1\r\nHost: localhost\r\nCookie: csrftoken=" + b"a" * 32 + b"\r\n"
    b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 90000\r\n\r\na="
)


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """A web process whose database does not answer: these requests ask it nothing."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        free: int = probe.getsockname()[1]
    state: Path = tmp_path_factory.mktemp("web")
    running = Running(state, "web", "--port", str(free), DATABASE_URL="postgres://nobody@127.0.0.1:1/none", SIGER_DATABASE_POOL="0")
    await_true(lambda: answers(free), "the web process never answered")
    yield free
    running.stop()


def answers(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", "/healthz", headers={"Host": "localhost"})
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def opened(stack: ExitStack, port: int, count: int, words: bytes) -> list[socket.socket]:
    sockets = [stack.enter_context(socket.create_connection(("127.0.0.1", port), timeout=10)) for _ in range(count)]
    for one in sockets:
        one.sendall(words)
    return sockets


def test_browsers_that_keep_their_connections_lock_nobody_out(port: int) -> None:
    with ExitStack() as stack:
        for kept in opened(stack, port, 200, b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"):
            assert kept.recv(2000)
        assert answers(port)


def test_requests_that_never_end_their_headers_lock_nobody_out(port: int) -> None:
    with ExitStack() as stack:
        opened(stack, port, 200, b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")
        assert answers(port)


def test_as_many_slow_senders_as_there_are_connections_lock_nobody_out(port: int) -> None:
    with ExitStack() as stack:
        opened(stack, port, CONNECTIONS + 4, SLOW_SENDER)
        time.sleep(1)  # until each holds its thread
        assert answers(port)
