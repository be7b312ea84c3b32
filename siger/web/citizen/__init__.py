"""Pages of whoever reports: form, receipt, tracking, secret links, own reports, signing in.

Thin: queries read, actions write, and what is left are words.
"""
