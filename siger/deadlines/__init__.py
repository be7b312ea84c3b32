"""When is it due: calendars, policies, the two clocks of a report, what was late, and whom that was told to.

Owns local days, policies, runs that compute due dates anew, and the log of breaches. Gives `reports` the arithmetic of its clocks
(`source.py`, registered when the application starts). Publishes nothing of its own; what it does to a report is an entry of its timeline.
"""
