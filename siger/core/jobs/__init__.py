"""Background jobs: what keeps them from being lost. Periodic work of a package stands in its `jobs.py`."""
