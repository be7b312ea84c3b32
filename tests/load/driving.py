"""A small HTTP client that costs next to nothing, and the loops that drive requests through it."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

HEAD_END = b"\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Request:
    """`headers` without Host and Content-Length. `expect` is the only right status: a fast error is no success.

    `again` gives the same request anew, with whatever may be sent once only; None when it may be sent as it is.
    """

    path: str
    method: str = "GET"
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    expect: int = 200
    again: "Callable[[], Request] | None" = None

    def raw(self, host: str) -> bytes:
        lines = [f"{self.method} {self.path} HTTP/1.1", f"Host: {host}", *(f"{name}: {value}" for name, value in self.headers)]
        if self.method != "GET":
            lines.append(f"Content-Length: {len(self.body)}")
        return "\r\n".join(lines).encode() + HEAD_END + self.body


class Unexpected(Exception):
    """The server answered something else than the case says."""


@dataclass(slots=True)
class Driven:
    """What a loop saw. `latencies` in ms."""

    seconds: float = 0.0
    latencies: list[float] = field(default_factory=list)
    body_bytes: list[int] = field(default_factory=list)

    @property
    def per_s(self) -> float:
        return len(self.latencies) / self.seconds


class Connection:
    """One keep-alive connection."""

    def __init__(self, port: int) -> None:
        self.host = f"localhost:{port}"
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=60)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def send(self, request: Request) -> int:
        """The length of the answer's body. Raises Unexpected."""
        self._socket.sendall(request.raw(self.host))
        received = self._socket.recv(262_144)
        while HEAD_END not in received:
            received += self._more()
        head, _, body = received.partition(HEAD_END)
        status, length = int(head[9:12]), _length_in(head)
        have = len(body)
        while have < length:
            body += (more := self._more())
            have += len(more)
        if status != request.expect:
            raise Unexpected(
                f"{request.method} {request.path}: {status} instead of {request.expect}: {body[:400].decode(errors='replace')}"
            )
        return have

    def _more(self) -> bytes:
        more = self._socket.recv(262_144)
        if not more:
            raise Unexpected("the server closed the connection")
        return more

    def close(self) -> None:
        self._socket.close()


def _length_in(head: bytes) -> int:
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return int(line[15:])
    raise Unexpected("an answer without Content-Length")


def drive(port: int, requests: Iterator[Request], *, connections: int, seconds: float) -> Driven:
    """As many requests as fit into `seconds` over `connections` connections, each sending its next as soon as it is answered."""
    result, lock, trouble = Driven(), threading.Lock(), []  # type: ignore[var-annotated]
    begin = time.perf_counter()
    end = begin + seconds

    def loop() -> None:
        connection = Connection(port)
        try:
            while time.perf_counter() < end and not trouble:
                with lock:
                    request = next(requests)
                sent = time.perf_counter()
                length = connection.send(request)
                taken = (time.perf_counter() - sent) * 1000
                with lock:
                    result.latencies.append(taken)
                    result.body_bytes.append(length)
        except Exception as error:
            trouble.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=loop) for _ in range(connections)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    result.seconds = time.perf_counter() - begin
    if trouble:
        raise trouble[0]
    return result
