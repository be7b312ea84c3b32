"""Things with owners: imported from GeoJSON, kept in a tree in memory, asked for the owner of what lies nearest."""
