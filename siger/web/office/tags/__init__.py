"""Tags of an agency: on a report, in the list, and on the page where they are kept."""
