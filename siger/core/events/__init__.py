"""Events: how a lower package tells higher ones what happened, without knowing them.

`publish` inserts one job per listener in the transaction of the action, all in one batch: either both the change and its jobs are there,
or neither. Delivery is at least once; `delivery` makes the effect of a listener in this database exactly once by event id.
"""

from siger.core.events.delivery import publish
from siger.core.events.registry import Event, listens

__all__ = ["Event", "listens", "publish"]
