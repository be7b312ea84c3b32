"""Is the port free? Asked before anything is started, so that the answer is the first line and not the last."""

from __future__ import annotations

import errno
import socket

import psutil

from siger.cli.terminal import fail


def claim_port(port: int) -> None:
    """Return when `port` can be listened on, otherwise end with words on who has it and what to do."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            fail(_explained(port, error))


def _explained(port: int, error: OSError) -> str:
    other = 8001 if port != 8001 else 8002
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} is taken{_holder(port)}. Stop that program, or choose another port: SIGER_PORT={other} script/server"
    if error.errno == errno.EACCES:
        return f"Port {port} is for root only. Choose one above 1023: SIGER_PORT={other} script/server"
    return f"Port {port} cannot be used: {error.strerror}. Choose another: SIGER_PORT={other} script/server"


def _holder(port: int) -> str:
    """Who listens there, if the system tells us; it does not for other users' programs."""
    try:
        for connection in psutil.net_connections("tcp"):
            if connection.status == psutil.CONN_LISTEN and connection.laddr.port == port and connection.pid:
                return f" by {psutil.Process(connection.pid).name()} (process {connection.pid})"
    except psutil.Error:
        pass
    return ""
