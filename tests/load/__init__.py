"""`script/bench`: what a request costs, measured on the real server and the private database. See docs/performance.md.

A new case is one function in `cases.py`.
"""
