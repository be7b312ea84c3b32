"""Connections of a web process's pool."""

from __future__ import annotations

import select
from typing import Any

import psycopg


class PooledConnection(psycopg.Connection[Any]):
    """Spares the pool's check of a connection its way to the server and back, which every request would wait for.

    The pool checks with an empty statement before it hands a connection out. A server that ended a session, by a restart for instance, has
    said so: then there is something to read on the socket, and only then the statement is sent, fails, and the pool takes another.
    """

    def execute(self, query: Any, params: Any = None, **options: Any) -> psycopg.Cursor[Any]:
        if query == "" and self._nothing_to_read():
            return self.cursor()
        return super().execute(query, params, **options)

    def _nothing_to_read(self) -> bool:
        if self.closed:
            return False
        waiting = select.poll()
        waiting.register(self.fileno(), select.POLLIN)
        return not waiting.poll(0)
