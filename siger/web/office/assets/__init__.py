"""Pages of things with owners: the list, one thing on its map, the import with its log."""
