"""The `siger` command. Thin: every command calls the package that knows; nothing here holds a rule.

Speaks English, as its messages are searched for and pasted into bug reports; what citizens and officers read is in the pages.
"""
