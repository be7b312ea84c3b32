"""The list of work: reading the address, the list itself, its map, its counts, views that are kept, and the search."""
