"""The worker's own connections, over a short absence of the database.

procrastinate notes the end of a job once: when its connection breaks just then, the job would stay `doing` although its worker lives, and
with it everything of the same report. So its statements are asked again for about half a minute; each of them may be, because it says
from which state to which.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any, Final, TypeVar

import psycopg
from procrastinate import PsycopgConnector
from procrastinate.exceptions import ConnectorException

_log = logging.getLogger(__name__)
PAUSES: Final = (0.1, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0)
"""Seconds before another attempt."""

Answer = TypeVar("Answer")


class PatientConnector(PsycopgConnector):
    """Asks again when the connection was lost. Any other error of the database is raised at once."""

    async def execute_query_async(self, query: Any, **arguments: Any) -> None:
        return await _patiently(super().execute_query_async, query, arguments)

    async def execute_query_one_async(self, query: Any, **arguments: Any) -> dict[str, Any]:
        return await _patiently(super().execute_query_one_async, query, arguments)

    async def execute_query_all_async(self, query: Any, **arguments: Any) -> list[dict[str, Any]]:
        return await _patiently(super().execute_query_all_async, query, arguments)


async def _patiently(ask: Callable[..., Awaitable[Answer]], query: Any, arguments: dict[str, Any]) -> Answer:
    for pause in PAUSES:
        try:
            return await ask(query, **arguments)
        except ConnectorException as error:
            if not isinstance(error.__cause__, psycopg.OperationalError | psycopg.InterfaceError):
                raise
            _log.warning("the queue lost its database (%s); asking again in %s s", type(error.__cause__).__name__, pause)
            await asyncio.sleep(pause)
    return await ask(query, **arguments)
