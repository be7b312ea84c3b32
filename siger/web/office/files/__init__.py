"""Files that come with a report, and those that the scanner set aside."""
