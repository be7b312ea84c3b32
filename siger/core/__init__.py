"""Ground floor: clock, ids, events and jobs, encrypted fields, idempotency, rate limits, storage, the private database.

Nothing here knows a word of the domain. Publishes no events and listens to none.
"""
