"""Pages of one action on many reports: chosen in the list, looked at, asked for, watched."""
