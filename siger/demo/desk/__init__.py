"""What happens at the desks of a demonstration on the day it is made: through the ordinary actions, by the demonstration accounts.

History tells what was; this gives every screen of the office something to show: work of today with photos, care, notes that call
colleagues, tags, kept lists, templates, and runs over many reports.
"""
