"""Working time in plain Python: hours of a week, national days off, local days. No database."""
