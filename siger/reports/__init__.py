"""The report and its life.

Owns reports, their reporters, photos and timelines, and the table of states. Publishes the events of `events.py`; listens to its own
photos' upload only. Knows nothing of routing, deadlines by calendar, messages or pages.
"""
