"""One action on many reports: chosen, looked at, asked for, taken back within 30 s, done one by one.

Every report is changed by its ordinary action in a transaction of its own, with the version that was seen when it was chosen. What cannot
be done to one stops none of the others, and is listed with its reason.
"""
