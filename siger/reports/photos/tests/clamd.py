"""A tiny clamd: speaks INSTREAM over a real socket, frame by frame, and finds what bears its mark."""

import socketserver
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

MARK = b"HARMFUL-FOR-THE-TEST"


class Clamd(socketserver.BaseRequestHandler):
    """`server.seen`: what was sent, whole; `server.most`: more bytes than that are refused, as clamd does."""

    def handle(self) -> None:
        server: Any = self.server
        if self._exactly(10) != b"zINSTREAM\0":
            self.request.sendall(b"UNKNOWN COMMAND\0")
            return
        content = b""
        while length := struct.unpack("!L", self._exactly(4))[0]:
            content += self._exactly(length)
            if len(content) > server.most:
                self.request.sendall(b"INSTREAM size limit exceeded. ERROR\0")
                return
        server.seen.append(content)
        self.request.sendall(server.reply or (b"stream: Test.Mark FOUND\0" if MARK in content else b"stream: OK\0"))

    def _exactly(self, length: int) -> bytes:
        got = b""
        while len(got) < length:
            part = self.request.recv(length - len(got))
            if not part:
                raise ConnectionError
            got += part
        return got


class _Unix(socketserver.ThreadingUnixStreamServer):
    daemon_threads = True


class _Tcp(socketserver.ThreadingTCPServer):
    daemon_threads = True


@contextmanager
def clamd(folder: Path | None = None, *, reply: bytes = b"", most: int = 1 << 30) -> Iterator[tuple[str, list[bytes]]]:
    """Its address, and what it was sent. On a unix socket in `folder`, else on a free port."""
    server: Any = _Unix(str(folder / "clamd.ctl"), Clamd) if folder else _Tcp(("127.0.0.1", 0), Clamd)
    server.seen, server.reply, server.most = [], reply, most
    server.handle_error = lambda *_: None
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield (f"unix://{folder}/clamd.ctl" if folder else f"tcp://127.0.0.1:{server.server_address[1]}"), server.seen
    finally:
        server.shutdown()
        server.server_close()
