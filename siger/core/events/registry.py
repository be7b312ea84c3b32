"""Which events exist and who listens to them. Filled when the packages' `handlers.py` are imported at start."""

import dataclasses
import uuid
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, ClassVar, TypeVar

_events: dict[str, type["Event"]] = {}
_listeners: dict[str, dict[str, "Listener"]] = defaultdict(dict)

E = TypeVar("E", bound="Event")


@dataclass(frozen=True, kw_only=True)
class Event:
    """A thing that happened. Carries ids and plain values only, never text of people: jobs are kept for a week.

    `lock` names what must not be handled twice at the same time; jobs with one lock run one after the other.
    """

    event_id: str = field(default_factory=lambda: uuid.uuid4().hex)
    name: ClassVar[str] = ""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls.name = f"{cls.__module__}.{cls.__qualname__}"
        _events[cls.name] = cls

    @property
    def lock(self) -> str | None:
        return None

    def as_json(self) -> dict[str, Any]:
        return dataclasses.asdict(self)


@dataclass(frozen=True, slots=True)
class Listener:
    name: str
    handle: Callable[[Any], None]
    atomic: bool


def listens(event: type[E], *, atomic: bool = True) -> Callable[[Callable[[E], None]], Callable[[E], None]]:
    """Register a handler. With `atomic` its writes and the mark that it ran are one transaction, so that a second delivery does nothing.

    A handler that talks to the outside says `atomic=False` and is idempotent by itself.
    """

    def register(handle: Callable[[E], None]) -> Callable[[E], None]:
        name = f"{handle.__module__}.{handle.__qualname__}"
        _listeners[event.name][name] = Listener(name, handle, atomic)
        return handle

    return register


def listeners_of(event_name: str) -> list[Listener]:
    return list(_listeners[event_name].values())


def all_events() -> dict[str, type[Event]]:
    return dict(_events)


def find_listener(event_name: str, listener_name: str) -> Listener | None:
    return _listeners[event_name].get(listener_name)


def rebuild(event_name: str, data: dict[str, Any]) -> Event | None:
    """The event as it was published; None when its class is gone or has other fields, which a release may bring about."""
    cls = _events.get(event_name)
    known = {f.name for f in dataclasses.fields(cls)} if cls else set()
    if cls is None or not data.keys() <= known:
        return None
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in data.items()}
    return cls(**values)
