"""What maps draw: the imported outlines, or, without them, cells around the villages. Never used to refuse a point.

- `cells` makes the cells, `coverage` chooses and dissolves, `drawing` simplifies and writes GeoJSON, `drawn` keeps the finished files.
"""
