"""Letters and other PDF files that come with a report: kept as they were sent, shown to a scanner, and never opened by us.

1. `incoming.receive_file` streams one into private storage: size, first and last bytes, SHA-256. What is inside is not read.
2. The action `attach_file` adds it to a report and publishes `FileAttached`.
3. `checking.check_files` (in the worker) asks the scanner, where there is one, and marks it ready or harmful. Until then nobody gets it.
"""
