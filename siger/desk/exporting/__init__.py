"""Lists of reports taken out of the house, as CSV or XLSX: never whistleblowing, never an identity, and written down who took what."""
